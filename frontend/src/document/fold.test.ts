import {
  deleteCharBackward,
  history,
  insertNewline,
  moveLineUp,
  selectAll,
  undo,
} from '@codemirror/commands';
import {
  EditorState,
  type Transaction,
  type StateCommand,
  type TransactionSpec,
} from '@codemirror/state';
import type { Command, EditorView } from '@codemirror/view';
import { describe, expect, it } from 'vitest';
import { bodyStart, frontMatterFold, reachesFrontMatter, setFold } from './fold';

const head = '---\ntitle: "A"\n---\n';

/** The text with "|" at the caret, or "<" and ">" around the selection. */
class Post {
  state: EditorState;

  constructor(text = head + 'Hello\nworld', end = head.length) {
    this.state = EditorState.create({
      doc: text,
      selection: { anchor: end },
      extensions: [history(), frontMatterFold(end, false)],
    });
  }

  /** Runs a command, as far as it needs no screen, or makes a change. */
  do(spec: TransactionSpec | StateCommand | Command): this {
    if (typeof spec === 'function') {
      const dispatch = (tr: Transaction) => (this.state = tr.state);
      spec({ state: this.state, dispatch } as unknown as EditorView);
    } else {
      this.state = this.state.update(spec).state;
    }
    return this;
  }

  type(insert: string): this {
    return this.do({ ...this.state.replaceSelection(insert), userEvent: 'input.type' });
  }

  get text(): string {
    return this.state.doc.toString();
  }

  get selected(): string {
    const { from, to } = this.state.selection.main;
    return this.state.sliceDoc(from, to);
  }
}

describe('a folded front matter is out of reach', () => {
  it('of select all, typing over it, and undo', () => {
    const post = new Post().do(selectAll);
    expect(post.selected).toBe('Hello\nworld');
    expect(post.type('x').text).toBe(head + 'x');
    expect(post.do(undo).text).toBe(head + 'Hello\nworld');
    expect(post.selected).toBe('Hello\nworld');
  });

  it('of backspace at the start of the body', () => {
    expect(new Post().do(deleteCharBackward).text).toBe(head + 'Hello\nworld');
  });

  it('of moving the first line up', () => {
    expect(new Post().do(moveLineUp).text).toBe(head + 'Hello\nworld');
  });

  it('of a selection made by anything else', () => {
    const post = new Post().do({ selection: { anchor: 3, head: head.length + 5 } });
    expect(post.selected).toBe('Hello');
    expect(post.do({ selection: { anchor: 0, head: 4 } }).state.selection.main.head).toBe(
      head.length,
    );
  });

  it('of a deletion that begins in it, which still deletes in the body', () => {
    expect(new Post().do({ changes: { from: 2, to: head.length + 6 } }).text).toBe(head + 'world');
  });

  it('of several changes of which one would change it: none is made', () => {
    const post = new Post().do({
      changes: [
        { from: 4, to: 9, insert: 'name' },
        { from: head.length, to: head.length + 5, insert: 'Bye' },
      ],
    });
    expect(post.text).toBe(head + 'Hello\nworld');
  });

  it('of text that is put at its start: it goes where the body begins', () => {
    expect(new Post().do({ changes: { from: 0, insert: 'New ' } }).text).toBe(
      head + 'New Hello\nworld',
    );
  });
});

describe('a folded front matter', () => {
  it('stays folded while lines are typed right below it', () => {
    const post = new Post().type('a').do(insertNewline);
    expect(post.text).toBe(head + 'a\nHello\nworld');
    expect(bodyStart(post.state)).toBe(head.length);
  });

  it('grows with a field edit, which undo takes back', () => {
    const post = new Post().do({
      changes: { from: 11, to: 14, insert: '"A longer title"' },
      annotations: reachesFrontMatter.of(true),
    });
    expect(bodyStart(post.state)).toBe(head.length + 13);
    expect(post.do(undo).text).toBe(head + 'Hello\nworld');
    expect(bodyStart(post.state)).toBe(head.length);
  });

  it('without a line below it gives a first word a line of its own', () => {
    const bare = head.trimEnd();
    const post = new Post(bare, bare.length).type('한');
    expect(post.text).toBe(head + '한');
    expect(post.type('글').text).toBe(head + '한글');
    expect(post.do(undo).text).toBe(bare);
  });

  it('can be written in the raw view, and is out of reach again after it', () => {
    const post = new Post().do({ effects: setFold.of({ raw: true }) }).do(selectAll);
    expect(post.selected).toBe(post.text);
    post.do({ changes: { from: 12, to: 13, insert: 'B' }, selection: { anchor: 0 } });
    post.do({ effects: setFold.of({ raw: false }), selection: { anchor: bodyStart(post.state) } });
    expect(post.do(selectAll).selected).toBe('Hello\nworld');
  });
});
