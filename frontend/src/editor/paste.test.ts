// @vitest-environment jsdom
import { describe, expect, it } from 'vitest';
import { pasted } from './paste';
import { stateOf } from './testing/cursor';

const html = '<p>a <b>b</b></p>';

describe('pasting', () => {
  it('an address on selected words makes a link', () => {
    expect(pasted(stateOf('see <this>'), 'https://x.org', '')).toBe('[this](https://x.org)');
  });

  it('an address elsewhere is an address', () => {
    expect(pasted(stateOf('see |'), 'https://x.org', '')).toBeNull();
    expect(pasted(stateOf('see <https://y.org>'), 'https://x.org', '')).toBeNull();
  });

  it('rich text becomes Markdown, but not within code', () => {
    expect(pasted(stateOf('|'), 'a b', html)).toBe('a **b**');
    expect(pasted(stateOf('```\nx|\n```'), 'a b', html)).toBeNull();
    expect(pasted(stateOf('`x|y`'), 'a b', html)).toBeNull();
  });
});
