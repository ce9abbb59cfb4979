import { insertNewlineAndIndent } from '@codemirror/commands';
import type { StateCommand } from '@codemirror/state';
import { describe, expect, it } from 'vitest';
import { markupKeys } from './language';
import { indentItem, outdentItem, toggleHeading, toggleList, toggleQuote } from './lines';
import { after } from './testing/cursor';

/** What a key does: the first of its bindings that has something to do. */
const key =
  (name: string): StateCommand =>
  (target) =>
    markupKeys.some((one) => one.key === name && (one.run as unknown as StateCommand)(target));
const enter: StateCommand = (target) => key('Enter')(target) || insertNewlineAndIndent(target);
const backspace = key('Backspace');

describe('headings', () => {
  it('are made, changed and taken away, and the caret stays in its word', () => {
    expect(after('Ti|tle', toggleHeading(2))).toBe('## Ti|tle');
    expect(after('## Ti|tle', toggleHeading(1))).toBe('# Ti|tle');
    expect(after('# Ti|tle', toggleHeading(1))).toBe('Ti|tle');
    expect(after('|', toggleHeading(3))).toBe('### |');
  });
});

describe('lists and quotes', () => {
  it('are made of lines and taken away again', () => {
    expect(after('<a\nb>', toggleList('bullet'))).toBe('- <a\n- b>');
    expect(after('<a\n\nb>', toggleList('number'))).toBe('1. <a\n\n2. b>');
    expect(after('- <a\n- b>', toggleList('bullet'))).toBe('<a\nb>');
    expect(after('|', toggleList('task'))).toBe('- [ ] |');
    expect(after('- [x] do|ne', toggleList('task'))).toBe('do|ne');
  });

  it('become lists of another kind', () => {
    expect(after('- <a\n- b>', toggleList('number'))).toBe('1. <a\n2. b>');
    expect(after('  1. a|', toggleList('task'))).toBe('  - [ ] a|');
  });

  it('quotes too', () => {
    expect(after('a|', toggleQuote)).toBe('> a|');
    expect(after('> a|', toggleQuote)).toBe('a|');
  });
});

describe('Enter', () => {
  it('continues a list, numbers on, and keeps a task open', () => {
    expect(after('- one|', enter)).toBe('- one\n- |');
    expect(after('1. one|\n2. two', enter)).toBe('1. one\n2. |\n3. two');
    expect(after('- [x] one|', enter)).toBe('- [x] one\n- [ ] |');
    expect(after('> one|', enter)).toBe('> one\n> |');
  });

  it('ends a list at an empty item', () => {
    expect(after('- one\n- |', enter)).toBe('- one\n|');
  });

  it('ends a quote at an empty line, level by level', () => {
    expect(after('> one\n> |', enter)).toBe('> one\n|');
    expect(after('> > one\n> > |', enter)).toBe('> > one\n> |');
  });

  it('continues a Korean item', () => {
    expect(after('- 하나|', enter)).toBe('- 하나\n- |');
  });

  it('is plain elsewhere', () => {
    expect(after('one|', enter)).toBe('one\n|');
  });
});

describe('Backspace', () => {
  it('takes the sign of an empty item away', () => {
    expect(after('- one\n- |', backspace)).toBe('- one\n  |');
  });
});

describe('Tab', () => {
  it('puts an item below the one above it, and Shift-Tab takes it back', () => {
    expect(after('- a\n- b|', indentItem)).toBe('- a\n  - b|');
    expect(after('1. a\n2. b|', indentItem)).toBe('1. a\n   2. b|');
    expect(after('- a\n  - b|', outdentItem)).toBe('- a\n- b|');
    expect(after('1. a\n   - b|', outdentItem)).toBe('1. a\n- b|');
  });

  it('takes nested items along', () => {
    expect(after('- a\n- b|\n  - c\n- d', indentItem)).toBe('- a\n  - b|\n    - c\n- d');
  });

  it('moves several at once', () => {
    expect(after('- a\n<- b\n- c>', indentItem)).toBe('- a\n  <- b\n  - c>');
  });

  it('does nothing to the first item, and leaves other text alone', () => {
    expect(after('- a|', indentItem)).toBe('- a|');
    expect(after('- a\n  - b|', indentItem)).toBe('- a\n  - b|');
    expect(after('text|', indentItem)).toBe(null);
    expect(after('- a|', outdentItem)).toBe('- a|');
  });
});
