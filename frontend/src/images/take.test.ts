// @vitest-environment jsdom
import { undo } from '@codemirror/commands';
import { EditorView } from '@codemirror/view';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Picture } from '../api';
import { notices, Session } from '../document';
import { droppedFiles, isSilent, pastedFiles, pastedPaths } from './clipboard';
import { waitingPictures } from './placeholder';
import { takePictures, type Intake } from './take';

const nothing = { code: '', path: '', line: 0, message: '', hint: '', details: '', choices: [] };
const picture = (name: string, code = ''): Picture => ({
  name,
  path: name,
  reference: name,
  markdown: `![](${name})`,
  width: 1,
  height: 1,
  bytes: 1,
  reused: false,
  problem: { ...nothing, code },
});

let session: Session;
let answer: (pictures: Picture[]) => void;
let refuse: (reason: unknown) => void;
let asked: unknown[][];
const way: Intake = {
  send: (...args) => (asked.push(args), later()),
  add: (...args) => (asked.push(args), later()),
};
function later(): Promise<Picture[]> {
  return new Promise((resolve, reject) => {
    answer = resolve;
    refuse = reject;
  });
}
const settle = () => new Promise((resolve) => setTimeout(resolve, 5));
const text = () => session.state.doc.toString();

beforeEach(() => {
  asked = [];
  notices.list = [];
  const never = () => new Promise<never>(() => undefined);
  session = new Session(
    {
      path: 'a.md',
      version: 1,
      lines: ['one', '', 'two'],
      frontMatter: { kind: 'none', from: 0, to: 0, fields: [], problem: nothing },
      save: { post: 'a.md', state: 'saved', problem: nothing },
      recovered: false,
      formulas: '',
    },
    {
      open: never,
      close: never,
      edit: never,
      replaceText: never,
      takeDisk: never,
      takeTheirs: never,
      keepMine: never,
      fieldEdit: never,
      save: never,
    },
  );
  session.dispatch({ effects: session.look.reconfigure(waitingPictures) });
});
afterEach(() => session.drop());

describe('a picture', () => {
  it('comes where it was dropped, as one step, with the caret in its alt text', async () => {
    const done = takePictures(session, 4, { paths: ['/home/me/a.png'] }, way);
    expect(asked).toEqual([['a.md', ['/home/me/a.png']]]);
    expect(text()).toBe('one\n\ntwo');
    answer([picture('a.png')]);
    await done;
    expect(text()).toBe('one\n\n![](a.png)\n\ntwo');
    expect(session.state.selection.main.head).toBe(7);
    const view = { state: session.state, dispatch: (tr: never) => session.took([tr]) };
    undo(view as unknown as EditorView);
    expect(text()).toBe('one\n\ntwo');
  });

  it('comes where its place has moved to, and leaves the caret to who went on writing', async () => {
    const done = takePictures(session, 4, { paths: ['a.png'] }, way);
    session.dispatch({ changes: { from: 0, insert: 'zero ' }, selection: { anchor: 5 } });
    answer([picture('a.png')]);
    await done;
    expect(text()).toBe('zero one\n\n![](a.png)\n\ntwo');
    expect(session.state.selection.main.head).toBe(5);
  });

  it('that is none leaves the text as it was, with a sentence', async () => {
    const done = takePictures(session, 4, { paths: ['a.txt'] }, way);
    answer([picture('a.txt', 'not-a-picture')]);
    await done;
    expect(text()).toBe('one\n\ntwo');
    expect(notices.list).toMatchObject([{ told: { code: 'not-a-picture' } }]);
  });

  it('that could not be sent leaves the text as it was, with a sentence', async () => {
    const done = takePictures(session, 4, { paths: ['a.png'] }, way);
    refuse({ ...nothing, code: 'disk-full', message: 'No room.' });
    await done;
    expect(text()).toBe('one\n\ntwo');
    expect(notices.list).toMatchObject([{ told: { code: 'disk-full' } }]);
  });

  it('of several comes in their order, without the one that is none', async () => {
    const sources = ['a.png', 'b.txt', 'c.png'].map((name) => ({ name, bytes: new Blob() }));
    const done = takePictures(session, 3, { sources }, way);
    for (const [name, code] of [
      ['a.png', ''],
      ['b.txt', 'not-a-picture'],
      ['c.png', ''],
    ] as const) {
      answer([picture(name, code)]);
      await settle();
    }
    await done;
    expect(text()).toBe('one![](a.png) ![](c.png)\n\ntwo');
    expect(asked.map(([, name]) => name)).toEqual(['a.png', 'b.txt', 'c.png']);
  });

  it('is awaited with a mark in the text, which no file ever holds', () => {
    const view = new EditorView({ state: session.state });
    session.attach(view);
    vi.spyOn(view, 'dispatch');
    void takePictures(session, 4, { paths: ['/x/그림.png'] }, way);
    expect(view.contentDOM.textContent).toContain('그림.png');
    expect(view.state.doc.toString()).toBe('one\n\ntwo');
    view.destroy();
  });
});

describe('a clipboard', () => {
  const data = (types: Record<string, string>, files: File[] = []) =>
    ({
      types: Object.keys(types),
      files,
      getData: (type: string) => types[type] ?? '',
    }) as unknown as DataTransfer;
  const png = new File(['x'], 'image.png', { type: 'image/png' });

  it('with a screenshot gives a picture without a name of its own', () => {
    expect(pastedFiles(data({ Files: '' }, [png]))).toMatchObject([{ name: '.png' }]);
  });

  it('with words of a word processor gives words', () => {
    expect(pastedFiles(data({ 'text/html': '', 'text/plain': '', Files: '' }, [png]))).toEqual([]);
  });

  it('with copied files gives their paths', () => {
    const uris = 'file:///home/me/%EA%B7%B8%EB%A6%BC%201.png\r\nhttps://x.org/a.png\r\n';
    expect(pastedPaths(data({ 'text/uri-list': uris }))).toEqual(['/home/me/그림 1.png']);
    expect(pastedPaths(data({ 'text/uri-list': 'file:///C:/me/a.png' }))).toEqual(['C:/me/a.png']);
  });

  it('that tells nothing has to be asked', () => {
    expect(isSilent(data({}))).toBe(true);
    expect(isSilent(data({ 'text/plain': 'x' }))).toBe(false);
  });

  it('a drop keeps every file and its name', () => {
    const files = [png, new File(['x'], '글.txt', { type: 'text/plain' })];
    expect(droppedFiles(data({}, files)).map(({ name }) => name)).toEqual(['.png', '글.txt']);
  });
});
