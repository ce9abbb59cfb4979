// @vitest-environment jsdom
import { CompletionContext, type Completion } from '@codemirror/autocomplete';
import { EditorState } from '@codemirror/state';
import { EditorView } from '@codemirror/view';
import { expect, test } from 'vitest';
import type { PostRow } from '../api';
import { linkOffers, type LinkSource } from './completion';
import { writing } from './language';

const row = (path: string, title: string) => ({ path, title }) as PostRow;
const source: LinkSource = {
  path: 'posts/this.md',
  rows: () => [
    row('posts/this.md', 'This post'),
    row('posts/kube.md', '쿠버네티스 시작하기'),
    row('posts/vpn.md', 'VPN'),
  ],
  forms: (paths) =>
    Promise.resolve(
      paths.map((path) => ({
        path,
        title: source.rows().find((r) => r.path === path)!.title,
        address: `./${path.slice(6)}`,
        whole: `[${path}](./${path.slice(6)})`,
      })),
    ),
  headings: (address) =>
    Promise.resolve([
      { text: address ? '설치' : 'Here', id: address ? '설치' : 'here', level: 2 },
      { text: 'Other', id: 'other', level: 3 },
    ]),
  pictures: () => Promise.resolve([{ path: 'posts/고양이.png', reference: './고양이.png' }]),
};

/** Text with a caret, the offers there, and the text after the first is taken. */
async function offered(marked: string): Promise<[string[], string]> {
  const at = marked.indexOf('|');
  const doc = marked.slice(0, at) + marked.slice(at + 1);
  const state = EditorState.create({ doc, selection: { anchor: at }, extensions: [writing()] });
  const result = await linkOffers(new CompletionContext(state, at, false), source);
  if (!result) return [[], marked];
  const first = result.options[0]!;
  const view = new EditorView({ state });
  (first.apply as (v: EditorView, c: Completion, from: number, to: number) => void)(
    view,
    first,
    result.from,
    at,
  );
  const { head } = view.state.selection.main;
  const text = view.state.doc.toString();
  view.destroy();
  return [result.options.map(({ label }) => label), `${text.slice(0, head)}|${text.slice(head)}`];
}

test.each([
  ['a post by its title', 'see [it](쿠버|', ['쿠버네티스 시작하기'], 'see [it](./kube.md)|'],
  [
    'by the beginnings of its syllables',
    '[it](ㅋㅂ|)',
    ['쿠버네티스 시작하기'],
    '[it](./kube.md)|',
  ],
  ['by its file', '[it](vpn.m|) on', ['VPN'], '[it](./vpn.md)| on'],
  ['all but this one', '[[|', ['쿠버네티스 시작하기', 'VPN'], '[posts/kube.md](./kube.md)|'],
  ['with brackets that are there', 'x [[VP|]] y', ['VPN'], 'x [posts/vpn.md](./vpn.md)| y'],
  ['a heading of this post', '[it](#he|)', ['Here', 'Other'], '[it](#here)|'],
  ['a heading of another', '[it](./kube.md#설|)', ['설치'], '[it](./kube.md#설치)|'],
  ['a picture', '![](고양|', ['고양이.png'], '![](./고양이.png)|'],
  ['a picture in brackets', '![[고|', ['고양이.png'], '![](./고양이.png)|'],
])('offers %s', async (_, typed, labels, after) => {
  expect(await offered(typed)).toEqual([labels, after]);
});

test.each([
  'word (x|',
  '[it](https://x|',
  '`[[x|`',
  '```\n[[v|\n```',
  '[it](a "tit|',
  '[[nothing|',
])('offers nothing in %j', async (typed) => {
  expect(await offered(typed)).toEqual([[], typed]);
});

test('a composed syllable is left alone', async () => {
  const state = EditorState.create({ doc: '[[쿠', selection: { anchor: 3 } });
  const view = { composing: true } as EditorView;
  expect(await linkOffers(new CompletionContext(state, 3, false, view), source)).toBeNull();
});
