import { beforeEach, describe, expect, it, vi } from 'vitest';
import { Draft, Drafts } from './draft.svelte';

beforeEach(() => {
  vi.useFakeTimers();
});

/** A field whose text keeps what was sent, spelt by `spell`. */
function field(options: { eager?: boolean; spell?: (text: string) => string } = {}) {
  const sent: string[] = [];
  const draft: Draft = new Draft({
    value: 'old',
    eager: options.eager ?? true,
    send: async (text) => {
      sent.push(text);
      await Promise.resolve();
      if (text === 'refused') throw { code: 'field-refused', message: 'No.' };
      draft.outside(options.spell?.(text) ?? text);
    },
  });
  return { draft, sent };
}

describe('what is typed into the form reaches the text', () => {
  it('once, after a rest', async () => {
    const { draft, sent } = field();
    draft.typed('n');
    draft.typed('ne');
    draft.typed('new');
    expect(sent).toEqual([]);
    await vi.advanceTimersByTimeAsync(500);
    expect(sent).toEqual(['new']);
    await draft.left();
    expect(sent).toEqual(['new']);
    expect(draft.text).toBe('new');
  });

  it('when the field is left, though it was half of a date before', async () => {
    const { draft, sent } = field({ eager: false });
    draft.typed('2026-1');
    await vi.advanceTimersByTimeAsync(5000);
    expect(sent).toEqual([]);
    draft.typed('2026-11-20');
    await draft.left();
    expect(sent).toEqual(['2026-11-20']);
  });

  it('before a save or a publish', async () => {
    const { draft, sent } = field();
    const drafts = new Drafts();
    drafts.add(draft);
    draft.typed('new');
    await drafts.flush();
    expect(sent).toEqual(['new']);
  });

  it('never half of a composed letter', async () => {
    const { draft, sent } = field();
    draft.typed('하', true);
    await vi.advanceTimersByTimeAsync(5000);
    await draft.flush();
    expect(sent).toEqual([]);
    draft.typed('한', false);
    await vi.advanceTimersByTimeAsync(500);
    expect(sent).toEqual(['한']);
  });

  it('also what is typed while the last is on its way', async () => {
    const { draft, sent } = field();
    draft.typed('one');
    const first = draft.flush();
    draft.typed('one two');
    await first;
    expect(draft.text).toBe('one two');
    await draft.flush();
    expect(sent).toEqual(['one', 'one two']);
  });
});

describe('what happens to the field elsewhere', () => {
  it('shows at once when nothing unsent stands there', () => {
    const { draft } = field();
    draft.focused();
    draft.outside('undone');
    expect(draft.text).toBe('undone');
  });

  it('does not take unsent words away', async () => {
    const { draft, sent } = field();
    draft.typed('mine');
    draft.outside('theirs');
    expect(draft.text).toBe('mine');
    await draft.flush();
    expect(sent).toEqual(['mine']);
  });

  it('does not move the caret by spelling the value otherwise, until the field is left', async () => {
    const { draft, sent } = field({ spell: (text) => text.trim() });
    draft.focused();
    draft.typed('two ');
    await vi.advanceTimersByTimeAsync(500);
    expect(draft.text).toBe('two ');
    draft.typed('two words');
    await draft.left();
    expect(sent).toEqual(['two ', 'two words']);
    draft.focused();
    draft.typed('two words ');
    await draft.left();
    expect(draft.text).toBe('two words');
  });

  it('a refusal keeps the words and says why', async () => {
    const { draft } = field();
    draft.typed('refused');
    await draft.left();
    expect(draft.text).toBe('refused');
    expect(draft.problem?.message).toBe('No.');
    draft.revert();
    expect(draft.text).toBe('old');
    expect(draft.problem).toBeNull();
  });
});
