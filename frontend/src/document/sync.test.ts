import { ChangeSet, Text } from '@codemirror/state';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { DiskAnswer, EditAnswer, EditCall, TextCall } from '../api';
import { applyLineEdits, textOf, type LineEdit } from './lines';
import { Sync, type SyncHost } from './sync';
import type { Transport } from './transport';

const frontMatter = {
  kind: 'none',
  from: 0,
  to: 0,
  fields: [],
  problem: { code: '', path: '', line: 0, message: '', hint: '', details: '', choices: [] },
};

type Delay = <T>(what: string, value: () => T) => Promise<T>;

/** Go's copy of one post: it applies edits of lines to the version it has, and nothing else. */
class Mirror {
  version = 1;
  calls: string[] = [];
  onDisk: ((lines: string[]) => LineEdit[])[] = [];
  /** What becomes of the next calls: "lost" never arrives, "deaf" arrives but is not answered. */
  fate: ('lost' | 'deaf' | 'forgot' | 'ok')[] = [];
  #underway = 0;

  constructor(
    public lines: string[],
    private readonly delay: Delay,
  ) {}

  async #call<T>(what: string, body: () => T): Promise<T> {
    this.calls.push(what);
    if (++this.#underway > 1) throw new Error(`two calls at once: ${this.calls.join(', ')}`);
    const fate = this.fate.shift() ?? 'ok';
    try {
      return await this.delay(what, () => {
        if (fate === 'lost') throw new Error('lost on the way');
        if (fate === 'forgot') this.version += 100;
        const value = body();
        if (fate === 'deaf') throw new Error('the answer was lost');
        return value;
      });
    } finally {
      this.#underway--;
    }
  }

  #answer(needText: boolean): EditAnswer {
    return {
      version: this.version,
      needText,
      hasPatch: false,
      from: 0,
      patch: { at: 0, delete: 0, insert: [], shift: 0 },
      hasFrontMatter: false,
      frontMatter,
    };
  }

  edit(call: EditCall): Promise<EditAnswer> {
    return this.#call(`edit ${call.base}→${call.version}`, () => {
      if (call.base !== this.version) return this.#answer(true);
      this.lines = applyLineEdits(this.lines, call.edits);
      this.version = call.version;
      return this.#answer(false);
    });
  }

  replaceText(call: TextCall): Promise<EditAnswer> {
    return this.#call(`text ${call.version}`, () => {
      this.lines = call.lines;
      this.version = call.version;
      return this.#answer(false);
    });
  }

  takeDisk(_post: string, version: number): Promise<DiskAnswer> {
    return this.#call(`disk ${version}`, () => {
      const stale = version !== this.version;
      const edits = (!stale && this.onDisk.shift()?.(this.lines)) || [];
      this.lines = applyLineEdits(this.lines, edits);
      if (edits.length) this.version++;
      return {
        stale,
        hasText: edits.length > 0,
        version: this.version,
        edits,
        conflict: false,
        theirs: [],
        gone: false,
        frontMatter,
      };
    });
  }

  transport(): Transport {
    const never = () => Promise.reject(new Error('not part of this story'));
    return {
      open: never,
      close: never,
      keepMine: never,
      fieldEdit: never,
      save: never,
      edit: (call) => this.edit(call),
      replaceText: (call) => this.replaceText(call),
      takeDisk: (post, version) => this.takeDisk(post, version),
      takeTheirs: (post, version) => this.takeDisk(post, version),
    };
  }
}

/** An editor without a screen. */
class Editor implements SyncHost {
  doc: Text;
  sync: Sync;
  failures = 0;
  answers: number[] = [];
  #composing: (() => void)[] | null = null;

  constructor(mirror: Mirror) {
    this.doc = textOf(mirror.lines);
    this.sync = new Sync(
      { post: 'a.md', text: this.doc, version: mirror.version },
      mirror.transport(),
      this,
    );
  }

  type(from: number, to: number, insert: string): void {
    const cut = (at: number) => Math.min(at, this.doc.length);
    const changes = ChangeSet.of(
      {
        from: cut(Math.min(from, to)),
        to: cut(Math.max(from, to)),
        insert: textOf(insert.split('\n')),
      },
      this.doc.length,
    );
    this.doc = changes.apply(this.doc);
    this.sync.typed(changes);
  }

  compose(): void {
    this.#composing ??= [];
  }

  finish(): void {
    const waiting = this.#composing ?? [];
    this.#composing = null;
    for (const go of waiting) go();
  }

  async settled(): Promise<void> {
    const waiting = this.#composing;
    if (waiting) await new Promise<void>((resolve) => waiting.push(resolve));
  }

  apply(changes: ChangeSet): void {
    if (this.#composing) throw new Error('the text was changed under a letter being composed');
    this.doc = changes.apply(this.doc);
  }

  answered(answer: EditAnswer): void {
    this.answers.push(answer.version);
  }

  failed(): void {
    this.failures++;
  }

  get lines(): string[] {
    return this.doc.toJSON();
  }
}

/** Sends until Go has everything, however often a call is lost. */
async function until(editor: Editor): Promise<void> {
  for (let i = 0; i < 50; i++) {
    const sent = await editor.sync.flush().then(
      () => true,
      () => false,
    );
    if (sent && !editor.sync.behind) return;
  }
  throw new Error('it never arrived');
}

describe('a keystroke', () => {
  let gates: (() => void)[];
  const gated: Delay = (_, value) =>
    new Promise((resolve, reject) => {
      gates.push(() => {
        try {
          resolve(value());
        } catch (error) {
          reject(error as Error);
        }
      });
    });
  const open = async () => {
    gates.shift()!();
    await vi.advanceTimersByTimeAsync(0);
  };

  beforeEach(() => {
    gates = [];
    vi.useFakeTimers();
  });
  afterEach(() => vi.useRealTimers());

  it('is sent at once, and what follows while it is under way goes as one call', async () => {
    const mirror = new Mirror(['hello'], gated);
    const editor = new Editor(mirror);
    editor.type(5, 5, '!');
    editor.type(6, 6, '?');
    editor.type(0, 0, 'a\nb');
    expect(mirror.calls).toEqual(['edit 1→2']);
    await open();
    expect(mirror.lines).toEqual(['hello!']);
    expect(mirror.calls).toEqual(['edit 1→2', 'edit 2→3']);
    await open();
    expect(mirror.lines).toEqual(['a', 'bhello!?']);
    expect(editor.answers).toEqual([2, 3]);
  });

  it('whose base Go does not have is followed by the whole text', async () => {
    const mirror = new Mirror(['hello'], gated);
    const editor = new Editor(mirror);
    mirror.version = 7;
    editor.type(5, 5, '!');
    await open();
    editor.type(6, 6, ' more');
    await open();
    await open();
    expect(mirror.calls).toEqual(['edit 1→2', 'text 3', 'edit 3→4']);
    expect(mirror.lines).toEqual(['hello! more']);
  });

  it('that could not be told stays and is sent again by itself', async () => {
    const mirror = new Mirror(['hello'], gated);
    const editor = new Editor(mirror);
    mirror.fate = ['lost'];
    editor.type(5, 5, '!');
    const flushed = editor.sync.flush().catch(() => 'refused');
    await open();
    expect(await flushed).toBe('refused');
    editor.type(6, 6, '!');
    expect(editor.failures).toBe(1);
    await vi.advanceTimersByTimeAsync(600);
    await open();
    expect(mirror.lines).toEqual(['hello!!']);
    expect(editor.sync.behind).toBe(false);
  });

  it('that arrived without an answer is not made twice', async () => {
    const mirror = new Mirror(['hello'], gated);
    const editor = new Editor(mirror);
    mirror.fate = ['deaf'];
    editor.type(5, 5, '!');
    await open();
    await vi.advanceTimersByTimeAsync(600);
    await open();
    await open();
    expect(mirror.calls).toEqual(['edit 1→2', 'edit 1→3', 'text 4']);
    expect(mirror.lines).toEqual(['hello!']);
  });

  it('meets a change on disk without losing either', async () => {
    const mirror = new Mirror(['one', 'two', 'three'], gated);
    const editor = new Editor(mirror);
    mirror.onDisk = [() => [{ from: 0, to: 1, lines: ['ONE', 'and a half'] }]];
    const taken = editor.sync.takeDisk();
    await vi.advanceTimersByTimeAsync(0);
    editor.type(13, 13, '!');
    await open();
    await taken;
    expect(editor.lines).toEqual(['ONE', 'and a half', 'two', 'three!']);
    await open();
    expect(mirror.lines).toEqual(editor.lines);
  });

  it('being composed is not disturbed: the change on disk waits', async () => {
    const mirror = new Mirror(['one', 'two'], gated);
    const editor = new Editor(mirror);
    mirror.onDisk = [() => [{ from: 0, to: 1, lines: ['ONE'] }]];
    const taken = editor.sync.takeDisk();
    await vi.advanceTimersByTimeAsync(0);
    editor.compose();
    await open();
    editor.type(7, 7, 'ㅎ');
    editor.type(7, 8, '한');
    expect(editor.lines).toEqual(['one', 'two한']);
    editor.finish();
    await taken;
    expect(editor.lines).toEqual(['ONE', 'two한']);
    await vi.advanceTimersByTimeAsync(0);
    await open();
    expect(mirror.lines).toEqual(editor.lines);
  });
});

const step = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.record({
      do: fc.constant('type' as const),
      from: fc.nat(30),
      to: fc.nat(30),
      insert: fc.string({ unit: fc.constantFrom('a', '글', '😀', '\n', '\r', ' '), maxLength: 5 }),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      do: fc.constant('disk' as const),
      from: fc.nat(6),
      to: fc.nat(6),
      lines: fc.array(fc.string({ unit: fc.constantFrom('x', 'y', '\r'), maxLength: 3 }), {
        maxLength: 3,
      }),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({ do: fc.constantFrom('compose' as const, 'finish' as const) }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      do: fc.constant('fate' as const),
      fate: fc.constantFrom('lost' as const, 'deaf' as const, 'forgot' as const),
    }),
  },
);

describe('for any typing, any delays, lost calls and changes on disk', () => {
  it("Go's copy ends as the editor's text", async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.scheduler(),
        fc.array(
          fc.string({ maxLength: 4 }).filter((s) => !s.includes('\n')),
          { minLength: 1, maxLength: 6 },
        ),
        fc.array(step, { maxLength: 25 }),
        async (scheduler, lines, steps) => {
          const mirror = new Mirror(lines, (what, value) =>
            scheduler.schedule(Promise.resolve(), what).then(value),
          );
          const editor = new Editor(mirror);
          const asked: Promise<unknown>[] = [];
          for (const s of steps) {
            if (s.do === 'type') editor.type(s.from, s.to, s.insert);
            if (s.do === 'compose') editor.compose();
            if (s.do === 'finish') editor.finish();
            if (s.do === 'fate') mirror.fate.push(s.fate);
            if (s.do === 'disk') {
              const from = Math.min(s.from, s.to);
              const to = Math.max(s.from, s.to);
              mirror.onDisk.push(({ length: n }) => [
                { from: Math.min(from, n), to: Math.min(to, n), lines: s.lines },
              ]);
              asked.push(editor.sync.takeDisk().catch(() => undefined));
            }
            if (scheduler.count() && steps.length % 2) await scheduler.waitNext(1);
          }
          editor.finish();
          mirror.fate = [];
          await scheduler.waitFor(Promise.all([until(editor), ...asked]));
          await scheduler.waitFor(until(editor));
          editor.sync.close();
          expect(mirror.lines).toEqual(editor.lines);
          expect(editor.sync.confirmed.toJSON()).toEqual(editor.lines);
        },
      ),
      { numRuns: 500 },
    );
  });
});
