/** Where a publish goes, for people. */

/** An address without what only programs need: "github.com/me/blog". */
export function placeOf(address: string): string {
  const bare = address.replace(/\/+$/, '').replace(/\.git$/, '');
  const scp = /^(?:[^@/\s]+@)?([\w.-]+\.[\w-]+):(?!\/\/)(.+)$/.exec(bare);
  if (scp) return `${scp[1]}/${scp[2]}`;
  const url = /^(?:https?|ssh|git):\/\/(?:[^@/]*@)?([^/]+)(\/.*)?$/.exec(bare);
  if (url) return `${url[1]!.replace(/:\d+$/, '')}${url[2] ?? ''}`;
  return folder(bare.replace(/^file:\/\//, ''));
}

/** A folder of this machine by its last two names. */
function folder(path: string): string {
  const names = path.split(/[/\\]/).filter(Boolean);
  return names.length > 2 ? `…/${names.slice(-2).join('/')}` : path;
}

/** Bytes as people count them: 310 kB, 4.8 MB. */
export function sizeOf(bytes: number, language: string): string {
  const units = ['B', 'kB', 'MB', 'GB'];
  let n = bytes;
  let unit = 0;
  while (n >= 1000 && unit < units.length - 1) {
    n /= 1000;
    unit++;
  }
  const digits = n < 10 && unit > 0 ? 1 : 0;
  return `${n.toLocaleString(language, { maximumFractionDigits: digits })} ${units[unit]}`;
}
