// @vitest-environment jsdom
import { describe, expect, it } from 'vitest';
import { isKeys, shownKeys } from './keys';

const press = (init: KeyboardEventInit) => new KeyboardEvent('keydown', init);

describe('keys do what they say', () => {
  it('takes Ctrl for Mod, and Cmd on a Mac', () => {
    expect(isKeys(press({ key: 'p', ctrlKey: true }), 'Mod-p', false)).toBe(true);
    expect(isKeys(press({ key: 'p', metaKey: true }), 'Mod-p', false)).toBe(false);
    expect(isKeys(press({ key: 'p', metaKey: true }), 'Mod-p', true)).toBe(true);
    expect(isKeys(press({ key: 'p', ctrlKey: true }), 'Mod-p', true)).toBe(false);
  });

  it('knows the key by its place when the layout types Hangul', () => {
    expect(isKeys(press({ key: 'ㅔ', code: 'KeyP', ctrlKey: true }), 'Mod-p', false)).toBe(true);
    expect(isKeys(press({ key: 'ㅔ', code: 'KeyP', ctrlKey: true }), 'Mod-n', false)).toBe(false);
  });

  it('goes by what is typed where the layout moves Latin letters', () => {
    expect(isKeys(press({ key: 'z', code: 'KeyY', ctrlKey: true }), 'Mod-z', false)).toBe(true);
    expect(isKeys(press({ key: 'z', code: 'KeyY', ctrlKey: true }), 'Mod-y', false)).toBe(false);
  });

  it('tells undo from redo', () => {
    const redo = press({ key: 'Z', ctrlKey: true, shiftKey: true });
    expect(isKeys(redo, 'Mod-z', false)).toBe(false);
    expect(isKeys(redo, 'Mod-Shift-z', false)).toBe(true);
  });

  it('leaves a composition alone', () => {
    const composing = press({ key: 'Enter', ctrlKey: true, isComposing: true });
    expect(isKeys(composing, 'Mod-Enter', false)).toBe(false);
    const processed = press({ key: 'Process', keyCode: 229, ctrlKey: true });
    expect(isKeys(processed, 'Mod-Enter', false)).toBe(false);
  });
});

describe('keys are shown as the system shows them', () => {
  it.each([
    ['Mod-p', 'Ctrl+P', '⌘P'],
    ['Mod-Shift-z', 'Ctrl+Shift+Z', '⇧⌘Z'],
    ['Mod-Enter', 'Ctrl+⏎', '⌘⏎'],
    ['Mod-Alt-f', 'Ctrl+Alt+F', '⌥⌘F'],
    ['Mod--', 'Ctrl+-', '⌘-'],
    ['F6', 'F6', 'F6'],
  ])('%s', (keys, other, mac) => {
    expect(shownKeys(keys, false)).toBe(other);
    expect(shownKeys(keys, true)).toBe(mac);
  });
});
