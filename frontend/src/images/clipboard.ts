/** Which pictures a paste or a drop holds. */
import { clipboardText } from '../api';

/** One picture to take in: bytes with a name ("" lets Go name it after the date), or a path. */
export interface Source {
  name: string;
  bytes: Blob;
}

const extensions: Record<string, string> = {
  'image/png': '.png',
  'image/jpeg': '.jpg',
  'image/gif': '.gif',
  'image/webp': '.webp',
  'image/avif': '.avif',
  'image/svg+xml': '.svg',
  'image/bmp': '.bmp',
};

/** A name that says nothing, as browsers give to what has none. */
const nameless = /^(?:image|blob|unknown|clipboard)\.\w+$/i;

function sourceOf(bytes: Blob, name: string): Source {
  const end = extensions[bytes.type] ?? '';
  return { name: !name || nameless.test(name) ? end : name, bytes };
}

/** The files that were dropped, whatever they are: a file that is no picture gets a sentence. */
export function droppedFiles(data: DataTransfer): Source[] {
  return [...data.files].map((file) => sourceOf(file, file.name));
}

/**
 * The pictures in a paste. Word processors and spreadsheets put a picture of their words beside
 * them: there the words are meant.
 */
export function pastedFiles(data: DataTransfer): Source[] {
  const files = [...data.files].filter((file) => file.type.startsWith('image/'));
  const office = data.types.includes('text/html') && data.types.includes('text/plain');
  return office ? [] : files.map((file) => sourceOf(file, file.name));
}

/** Paths of files that were copied in a file manager. */
export function pastedPaths(data: DataTransfer): string[] {
  return pathsOf(data.getData('text/uri-list'));
}

function pathsOf(uris: string): string[] {
  return uris
    .split(/\r?\n/)
    .filter((uri) => /^file:\/\//i.test(uri))
    .flatMap((uri) => {
      try {
        const path = decodeURIComponent(new URL(uri).pathname);
        return [/^\/[a-z]:\//i.test(path) ? path.slice(1) : path];
      } catch {
        return [];
      }
    });
}

/** Whether the event tells nothing: WebKitGTK keeps pictures and some programs' words from it. */
export function isSilent(data: DataTransfer): boolean {
  return data.types.length === 0 && data.files.length === 0;
}

/** What a clipboard holds of which the event did not tell. */
export interface Unsaid {
  sources: Source[];
  paths: string[];
  words: string;
}

/** Asks the clipboard itself; a page may do so only within the paste event. */
export async function readClipboard(): Promise<Unsaid> {
  const found: Unsaid = { sources: [], paths: [], words: '' };
  // Refused or empty: then there are only words to ask for.
  const items = await navigator.clipboard.read().catch(() => []);
  for (const item of items) {
    if (item.types.includes('text/uri-list')) {
      found.paths.push(...pathsOf(await (await item.getType('text/uri-list')).text()));
    }
    const type = item.types.find((type) => type in extensions);
    if (type && !found.paths.length) {
      found.sources.push(sourceOf(await item.getType(type), ''));
    }
  }
  if (!found.paths.length && !found.sources.length) found.words = await clipboardText();
  return found;
}
