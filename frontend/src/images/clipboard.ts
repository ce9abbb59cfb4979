/** Which pictures a paste or a drop holds. */

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

/** Whether the event tells nothing: WebKitGTK says so of a picture in the clipboard. */
export function isSilent(data: DataTransfer): boolean {
  return data.types.length === 0 && data.files.length === 0;
}

/** Asks the clipboard itself; only within the paste event may one ask. */
export async function readClipboard(): Promise<{ sources: Source[]; paths: string[] }> {
  const sources: Source[] = [];
  const paths: string[] = [];
  for (const item of await navigator.clipboard.read()) {
    if (item.types.includes('text/uri-list')) {
      paths.push(...pathsOf(await (await item.getType('text/uri-list')).text()));
    }
    const type = item.types.find((type) => type in extensions);
    if (type && !paths.length) sources.push(sourceOf(await item.getType(type), ''));
  }
  return { sources, paths };
}
