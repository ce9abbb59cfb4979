import { dragsFiles } from '../api';

/**
 * Refuses what is dropped where nothing takes it; the answer stops it. Left to itself the real
 * window leaves the app's page for a file that falls on it, and writes a file's address into a
 * field that it falls on.
 */
export function refuseDrops(): () => void {
  const stop = new AbortController();
  const refuse = (event: DragEvent) => {
    const field =
      event.target instanceof Element && event.target.closest('input, textarea, [contenteditable]');
    if (event.defaultPrevented || (field && !dragsFiles(event))) return;
    event.preventDefault();
    if (event.dataTransfer) event.dataTransfer.dropEffect = 'none';
  };
  for (const name of ['dragenter', 'dragover', 'drop'] as const)
    window.addEventListener(name, refuse, { signal: stop.signal });
  return () => stop.abort();
}
