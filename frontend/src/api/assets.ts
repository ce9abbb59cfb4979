/** What Go serves beside the page: pictures, previews, and a way in for pasted pictures. */
import type { Page, Picture } from './window';

/** Where the picture is that `ref` means in `post`; `version` gets past what was cached. */
export function pictureAddress(post: string, ref: string, version?: number): string {
  const query = new URLSearchParams({ post, ref });
  if (version !== undefined) query.set('v', String(version));
  return `/picture?${query}`;
}

/** Where a picture of the blog is, by its path; before is how it is online. */
export function changedPicture(path: string, before: boolean): string {
  return `/${before ? 'before' : 'picture'}?${new URLSearchParams({ path })}`;
}

/** The whole preview of the text that Go has now. */
export async function fetchPage(post: string, version: number): Promise<Page> {
  const query = new URLSearchParams({ post, version: String(version) });
  return read<Page>(await fetch(`/page?${query}`));
}

/** Takes one picture in whose bytes the page has: pasted, or dropped in a browser. */
export async function sendPicture(post: string, name: string, bytes: Blob): Promise<Picture[]> {
  const query = new URLSearchParams({ post, name });
  // As plain bytes: WebKitGTK crashes the whole app when a Blob itself is the body of a request to
  // the asset handler (webkit_uri_scheme_request_get_http_body, 2.50).
  const body = await bytes.arrayBuffer();
  return read<Picture[]>(await fetch(`/pictures?${query}`, { method: 'POST', body }));
}

/** A refusal comes as a Told, and is thrown as one. */
async function read<T>(response: Response): Promise<T> {
  if (response.ok) return (await response.json()) as T;
  const body = await response.text();
  let problem: unknown = new Error(body || `${response.status} ${response.statusText}`);
  try {
    problem = JSON.parse(body);
  } catch {
    // Not from Go, so it has no words of its own: the text itself is the detail.
  }
  throw problem;
}
