/**
 * Keys in CodeMirror's notation: "Mod-Shift-z", where Mod is Cmd on a Mac and Ctrl elsewhere. A key
 * is meant by what it types, or by where it is: on a Korean layout Ctrl+B arrives as "ㅠ".
 */

interface Stroke {
  key: string;
  mod: boolean;
  ctrl: boolean;
  alt: boolean;
  shift: boolean;
}

function stroke(keys: string): Stroke {
  const parts = keys.split(/-(?!$)/);
  const key = parts.pop() ?? '';
  const has = (name: string) => parts.some((part) => part.toLowerCase() === name);
  return { key, mod: has('mod'), ctrl: has('ctrl'), alt: has('alt'), shift: has('shift') };
}

/** Whether the event is these keys. Keys of a composition never are. */
export function isKeys(event: KeyboardEvent, keys: string, mac: boolean): boolean {
  if (event.isComposing || event.keyCode === 229) return false;
  const s = stroke(keys);
  const ctrl = s.ctrl || (s.mod && !mac);
  const meta = s.mod && mac;
  if (event.ctrlKey !== ctrl || event.metaKey !== meta || event.altKey !== s.alt) return false;
  if (event.shiftKey !== s.shift && s.key.length > 1) return false;
  if (s.key.length > 1) return event.key === s.key;
  if (event.key.toLowerCase() === s.key.toLowerCase()) return event.shiftKey === s.shift;
  return isAscii(event.key)
    ? false
    : event.shiftKey === s.shift && event.code.toLowerCase() === `key${s.key.toLowerCase()}`;
}

function isAscii(key: string): boolean {
  return key.length > 1 || key.charCodeAt(0) < 128;
}

const macNames: Record<string, string> = { Mod: '⌘', Ctrl: '⌃', Alt: '⌥', Shift: '⇧' };
const named: Record<string, string> = {
  Enter: '⏎',
  Delete: 'Del',
  ArrowUp: '↑',
  ArrowDown: '↓',
  Backspace: '⌫',
};

/** Keys as the writer's system shows them: "Ctrl+Shift+Z", "⇧⌘Z". */
export function shownKeys(keys: string, mac: boolean): string {
  const s = stroke(keys);
  const key = named[s.key] ?? (s.key.length === 1 ? s.key.toUpperCase() : s.key);
  const held = [
    s.ctrl && 'Ctrl',
    s.alt && 'Alt',
    s.shift && 'Shift',
    s.mod && (mac ? 'Mod' : 'Ctrl'),
  ].filter((name) => typeof name === 'string');
  if (mac) return held.map((name) => macNames[name]).join('') + key;
  const order = ['Ctrl', 'Alt', 'Shift'].filter((name) => held.includes(name));
  return [...order, key].join('+');
}
