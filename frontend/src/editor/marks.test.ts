import { describe, expect, it } from 'vitest';
import { insertLink, toggleBold, toggleCode, toggleItalic } from './marks';
import { after } from './testing/cursor';

describe('bold', () => {
  it('begins at the caret and ends by the same key', () => {
    expect(after('hel|lo', toggleBold)).toBe('hel**|**lo');
    expect(after('hel|lo', toggleBold, toggleBold)).toBe('hel|lo');
  });

  it('is left at its end', () => {
    expect(after('a **word|** b', toggleBold)).toBe('a **word**| b');
  });

  it('is taken from the word that the caret is in', () => {
    expect(after('a **wo|rd** b', toggleBold)).toBe('a wo|rd b');
  });

  it('goes around the selected words and off them', () => {
    expect(after('a <word> b', toggleBold)).toBe('a **<word>** b');
    expect(after('a **<word>** b', toggleBold)).toBe('a <word> b');
    expect(after('a <**word**> b', toggleBold)).toBe('a <word> b');
  });

  it('leaves blanks at the ends of a selection outside', () => {
    expect(after('a< word >b', toggleBold)).toBe('a **<word>** b');
  });

  it('goes line by line over paragraphs and items', () => {
    expect(after('<one\n\ntwo>', toggleBold)).toBe('**<one**\n\n**two>**');
    expect(after('<- one\n- two>', toggleBold)).toBe('- **<one**\n- **two>**');
    expect(after('- **<one**\n- **two>**', toggleBold)).toBe('- <one\n- two>');
  });

  it('and italic stand together and come off apart', () => {
    expect(after('*<word>*', toggleBold)).toBe('***<word>***');
    expect(after('***<word>***', toggleItalic)).toBe('**<word>**');
    expect(after('**<word>**', toggleItalic)).toBe('***<word>***');
  });

  it('works in Korean, where no blank ends a word', () => {
    expect(after('그 <굵게>를', toggleBold)).toBe('그 **<굵게>**를');
  });
});

describe('italic and code', () => {
  it('begin at the caret', () => {
    expect(after('|', toggleItalic)).toBe('*|*');
    expect(after('a |', toggleCode)).toBe('a `|`');
    expect(after('a |', toggleCode, toggleCode)).toBe('a |');
  });

  it('do not take bold for italic', () => {
    expect(after('**|**', toggleItalic)).toBe('***|***');
  });

  it('hold backticks of their own', () => {
    expect(after('<a`b>', toggleCode)).toBe('``<a`b>``');
    expect(after('<`b>', toggleCode)).toBe('`` <`b>``');
  });
});

describe('a link', () => {
  it('from words asks for the address', () => {
    expect(after('see <this> now', insertLink)).toBe('see [this](|) now');
  });

  it('from an address asks for the words', () => {
    expect(after('<https://example.com>', insertLink)).toBe('[|](https://example.com)');
  });

  it('from nothing asks for the words first', () => {
    expect(after('see |', insertLink)).toBe('see [|]()');
  });

  it('that is there has its address selected', () => {
    expect(after('[th|is](https://x.org)', insertLink)).toBe('[this](<https://x.org>)');
  });
});
