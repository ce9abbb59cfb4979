import { redo, selectAll, undo } from '@codemirror/commands';
import type { EditorView } from '@codemirror/view';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type {
  DiskAnswer,
  EditAnswer,
  EditCall,
  EditsAnswer,
  FieldCall,
  FrontMatter,
  OpenPost,
  Picture,
  SaveState,
  TextCall,
} from '../api';
import { faultField } from './fault';
import { bodyStart } from './fold';
import { applyLineEdits, type LineEdit } from './lines';
import { notices } from './notices.svelte';
import { Session, type Shown } from './session.svelte';
import { SessionStore } from './store.svelte';
import type { Transport } from './transport';

const nothing = { code: '', path: '', line: 0, message: '', hint: '', details: '', choices: [] };

/** Where "---" lines say that the front matter is. */
function frontMatterOf(lines: string[]): FrontMatter {
  const close = lines[0] === '---' ? lines.indexOf('---', 1) : -1;
  const to = close < 0 ? 0 : close + 1;
  const bad = lines.slice(0, to).findIndex((line) => line.includes(': ['));
  const problem =
    bad < 0 ? nothing : { ...nothing, code: 'front-matter-needs-quotes', line: bad + 1 };
  return { kind: to ? 'yaml' : 'none', from: 0, to, fields: [], problem };
}

/** Go's side of one blog: texts by lines, with a version each. */
class Blog implements Transport {
  versions = new Map<string, number>();
  edits: EditCall[] = [];
  closed: string[] = [];
  disk: LineEdit[] = [];
  conflict: string[] | null = null;
  /** What happens just before a field's edit is answered. */
  meanwhile: (() => void)[] = [];
  down = false;

  constructor(public posts: Record<string, string[]>) {}

  async open(post: string): Promise<OpenPost> {
    const version = this.versions.get(post) ?? 1;
    this.versions.set(post, version);
    const lines = this.posts[post]!;
    const save = { post, state: 'saved', problem: nothing };
    return {
      path: post,
      version,
      lines,
      frontMatter: frontMatterOf(lines),
      save,
      recovered: false,
      formulas: '',
    };
  }

  async close(post: string): Promise<void> {
    this.closed.push(post);
  }

  #answer(post: string): EditAnswer {
    const frontMatter = frontMatterOf(this.posts[post]!);
    const patch = { at: 0, delete: 0, insert: [], shift: 0 };
    const version = this.versions.get(post)!;
    return {
      version,
      needText: false,
      hasPatch: true,
      from: version - 1,
      patch,
      hasFrontMatter: true,
      frontMatter,
    };
  }

  async edit(call: EditCall): Promise<EditAnswer> {
    if (this.down) throw { ...nothing, code: 'disk', message: 'No room.' };
    expect(call.base).toBe(this.versions.get(call.post));
    this.edits.push(call);
    this.posts[call.post] = applyLineEdits(this.posts[call.post]!, call.edits);
    this.versions.set(call.post, call.version);
    return this.#answer(call.post);
  }

  async replaceText(call: TextCall): Promise<EditAnswer> {
    this.posts[call.post] = call.lines;
    this.versions.set(call.post, call.version);
    return this.#answer(call.post);
  }

  async takeDisk(post: string, version: number): Promise<DiskAnswer> {
    const edits = this.conflict ? [] : this.disk;
    this.posts[post] = applyLineEdits(this.posts[post]!, edits);
    if (edits.length) this.versions.set(post, version + 1);
    return {
      stale: false,
      hasText: edits.length > 0,
      version: this.versions.get(post)!,
      edits,
      conflict: this.conflict !== null,
      theirs: this.conflict ?? [],
      gone: false,
      frontMatter: frontMatterOf(this.posts[post]!),
    };
  }

  async takeTheirs(post: string, version: number): Promise<DiskAnswer> {
    this.disk = [{ from: 0, to: this.posts[post]!.length, lines: this.conflict! }];
    this.conflict = null;
    return this.takeDisk(post, version);
  }

  async keepMine(post: string): Promise<SaveState> {
    return { post, state: 'saved', problem: nothing };
  }

  async fieldEdit({ post, version, key, text }: FieldCall): Promise<EditsAnswer> {
    this.meanwhile.shift()?.();
    const stale = this.versions.get(post) !== version;
    const lines = this.posts[post]!;
    const at = lines.findIndex((line) => line.startsWith(`${key}:`));
    const { to } = frontMatterOf(lines);
    const edits: LineEdit[] = to
      ? [{ from: at < 0 ? to - 1 : at, to: at < 0 ? to - 1 : at + 1, lines: [`${key}: ${text}`] }]
      : [{ from: 0, to: 0, lines: ['---', `${key}: ${text}`, '---'] }];
    return { version: this.versions.get(post)!, stale, edits: stale ? [] : edits };
  }

  async save(post: string): Promise<SaveState> {
    return { post, state: 'saved', problem: nothing };
  }
}

const lines = ['---', 'title: A', '---', 'Hello', 'world'];
let blog: Blog;
let session: Session;

const text = () => session.state.doc.toJSON();
const run = (command: (view: EditorView) => boolean) =>
  command({
    state: session.state,
    dispatch: (tr: Parameters<Session['took']>[0][0]) => {
      session.took([tr]);
      session.looked();
    },
  } as unknown as EditorView);
const type = (insert: string) =>
  session.dispatch({ ...session.state.replaceSelection(insert), userEvent: 'input.type' });

beforeEach(async () => {
  vi.useFakeTimers();
  blog = new Blog({ 'a.md': lines, 'b.md': ['b'] });
  session = await Session.open('a.md', blog);
});
afterEach(() => {
  vi.useRealTimers();
  notices.list = [];
});

describe('a field of the form', () => {
  it('changes its line alone, and undo takes it back', async () => {
    await session.changeField({ key: 'title', op: 'text', text: 'B' });
    expect(blog.edits.map((call) => call.edits)).toEqual([
      [{ from: 1, to: 2, lines: ['title: B'] }],
    ]);
    expect(text()).toEqual(['---', 'title: B', '---', 'Hello', 'world']);
    run(undo);
    await session.flush();
    expect(blog.posts['a.md']).toEqual(lines);
    run(redo);
    await session.flush();
    expect(blog.posts['a.md']![1]).toBe('title: B');
  });

  it('is one step of undo, apart from what was typed before and after', async () => {
    type('1');
    await session.changeField({ key: 'title', op: 'text', text: 'B' });
    type('2');
    run(undo);
    expect(text()).toEqual(['---', 'title: B', '---', '1Hello', 'world']);
    run(undo);
    expect(text()).toEqual(['---', 'title: A', '---', '1Hello', 'world']);
  });

  it('is asked for again when the text has moved on', async () => {
    blog.meanwhile = [() => type('x'), () => type('y')];
    await session.changeField({ key: 'title', op: 'text', text: 'B' });
    expect(text()).toEqual(['---', 'title: B', '---', 'xyHello', 'world']);
    await session.flush();
    expect(blog.posts['a.md']).toEqual(text());
  });

  it('makes a front matter where there was none, which is folded at once', async () => {
    session = await Session.open('b.md', blog);
    await session.changeField({ key: 'title', op: 'text', text: 'B' });
    expect(text()).toEqual(['---', 'title: B', '---', 'b']);
    expect(session.raw).toBe(false);
    expect(bodyStart(session.state)).toBe('---\ntitle: B\n---\n'.length);
    expect(session.state.selection.main.head).toBe(bodyStart(session.state));
  });
});

describe('the front matter', () => {
  it('survives select all, typing and undo, in the editor and in Go', async () => {
    run(selectAll as (view: EditorView) => boolean);
    type('x');
    await session.flush();
    expect(blog.posts['a.md']).toEqual(['---', 'title: A', '---', 'x']);
    run(undo);
    await session.flush();
    expect(blog.posts['a.md']).toEqual(lines);
  });

  it('that is typed by hand is not folded away under the caret', async () => {
    session = await Session.open('b.md', blog);
    session.dispatch({
      changes: { from: 0, insert: '---\nx: 1\n---\n' },
      selection: { anchor: 9 },
    });
    await session.flush();
    expect(session.raw).toBe(true);
    session.raw = false;
    expect(session.state.selection.main.head).toBe(13);
  });
});

describe('a front matter that cannot be read', () => {
  const faulty = () => {
    const { state } = session;
    const at = state.field(faultField);
    return at < 0 ? null : state.doc.lineAt(at).text;
  };

  it('has its line marked while it is typed, until it is mended', async () => {
    session.raw = true;
    expect(faulty()).toBeNull();
    const insert = (from: number, insert: string, to = from) =>
      session.dispatch({ changes: { from, to, insert } });
    insert('---\ntitle: '.length, '[공지] ');
    await session.flush();
    expect(faulty()).toBe('title: [공지] A');
    insert('---\n'.length, 'draft: true\n');
    expect(faulty()).toBe('title: [공지] A');
    await session.flush();
    expect(faulty()).toBe('title: [공지] A');
    insert('---\ndraft: true\ntitle: '.length, '', '---\ndraft: true\ntitle: [공지] '.length);
    await session.flush();
    expect(faulty()).toBeNull();
  });
});

describe('another program', () => {
  it('changes the file while words are typed: both are there', async () => {
    blog.disk = [{ from: 3, to: 4, lines: ['Hello there'] }];
    session.followDisk();
    session.dispatch({ changes: { from: session.state.doc.length, insert: '!' } });
    await vi.advanceTimersByTimeAsync(10);
    expect(text()).toEqual(['---', 'title: A', '---', 'Hello there', 'world!']);
    expect(blog.posts['a.md']).toEqual(text());
    run(undo);
    expect(text().at(-1)).toBe('world');
    expect(text()[3]).toBe('Hello there');
  });

  it('changes the same words: both are shown, and the choice can be undone', async () => {
    blog.conflict = ['theirs'];
    session.followDisk();
    await vi.advanceTimersByTimeAsync(10);
    expect(session.conflict).toEqual({ theirs: ['theirs'] });
    expect(text()).toEqual(lines);
    await session.takeTheirs();
    expect(session.conflict).toBeNull();
    expect(text()).toEqual(['theirs']);
    run(undo);
    await session.flush();
    expect(blog.posts['a.md']).toEqual(lines);
  });
});

describe('words that cannot be sent', () => {
  it('stay, are said to be unsaved, and go out by themselves later', async () => {
    blog.down = true;
    type('x');
    await vi.advanceTimersByTimeAsync(1);
    expect(session.saveState).toMatchObject({ state: 'failed', problem: { message: 'No room.' } });
    blog.down = false;
    await vi.advanceTimersByTimeAsync(1000);
    expect(blog.posts['a.md']![3]).toBe('xHello');
    expect(session.saveState).toMatchObject({ state: 'unsaved', problem: { code: '' } });
  });
});

describe('what the window shows', () => {
  it('is told of each version, with the patch that leads there', async () => {
    const shown: Shown[] = [];
    const stop = session.onShown((one) => shown.push(one));
    type('x');
    await session.flush();
    expect(shown).toMatchObject([{ version: 2, from: 1, patch: { at: 0 } }]);
    expect(blog.edits[0]!.preview).toBe(true);
    stop();
    type('y');
    await session.flush();
    expect(blog.edits[1]!.preview).toBe(false);
  });

  it('counts the words of the body, a moment after typing', async () => {
    await vi.advanceTimersByTimeAsync(1);
    expect(session.words.words).toBe(2);
    type('one more ');
    await vi.advanceTimersByTimeAsync(400);
    expect(session.words.words).toBe(4);
  });
});

describe('pictures', () => {
  const picture = (name: string): Picture => ({
    name,
    path: name,
    reference: `./${name}`,
    markdown: `![](./${name})`,
    width: 1,
    height: 1,
    bytes: 1,
    reused: false,
    problem: nothing,
  });

  it('come as paragraphs of their own, the caret in the first alt text', () => {
    session.dispatch({ changes: { from: 17, insert: '\n' }, selection: { anchor: 17 } });
    session.insertPictures([picture('a.png'), picture('b.png')]);
    expect(text().slice(3)).toEqual(['', '![](./a.png)', '', '![](./b.png)', '', 'Hello', 'world']);
    expect(session.state.selection.main.head).toBe(17 + 3);
  });

  it('that were not taken in are told of', () => {
    session.insertPictures([
      { ...picture('x.txt'), problem: { ...nothing, code: 'not-a-picture' } },
    ]);
    expect(text()).toEqual(lines);
    expect(notices.list).toMatchObject([{ tone: 'problem', told: { code: 'not-a-picture' } }]);
  });
});

describe('switching posts', () => {
  const deaf = () => () => undefined;

  it('keeps each text with its undo', async () => {
    const store = new SessionStore(blog, deaf);
    session = await store.open('a.md');
    type('x');
    expect((await store.open('b.md')).path).toBe('b.md');
    expect(store.current?.path).toBe('b.md');
    expect(await store.open('a.md')).toBe(session);
    expect(blog.posts['a.md']![3]).toBe('xHello');
    run(undo);
    expect(text()).toEqual(lines);
  });

  it('quickly ends at the last one asked for', async () => {
    const store = new SessionStore(blog, deaf);
    await Promise.all([store.open('a.md'), store.open('b.md')]);
    expect(store.current?.path).toBe('b.md');
  });

  it('lets go of the posts of long ago, after their last words', async () => {
    const posts: Record<string, string[]> = {};
    for (let i = 0; i < 14; i++) posts[`${i}.md`] = ['x'];
    blog = new Blog(posts);
    const store = new SessionStore(blog, deaf);
    session = await store.open('0.md');
    type('last words ');
    for (let i = 1; i < 14; i++) await store.open(`${i}.md`);
    await vi.advanceTimersByTimeAsync(1);
    expect(blog.closed).toEqual(['0.md', '1.md']);
    expect(blog.posts['0.md']).toEqual(['last words x']);
  });
});
