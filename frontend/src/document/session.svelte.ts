/**
 * One open post: its text with its undo history, what Go knows of it, and what the window shows
 * about it. A session lives on while other posts are looked at, so that undo survives switching.
 */
import { history, isolateHistory } from '@codemirror/commands';
import {
  Compartment,
  EditorState,
  Facet,
  Transaction,
  type ChangeSet,
  type TransactionSpec,
} from '@codemirror/state';
import type { EditorView } from '@codemirror/view';
import {
  told,
  untold,
  type DiskAnswer,
  type EditAnswer,
  type FieldCall,
  type FrontMatter,
  type OpenPost,
  type Patch,
  type Picture,
  type SaveState,
} from '../api';
import { t } from '../i18n';
import { faultField, faultIn, setFault } from './fault';
import {
  bodyStart,
  foldField,
  frontMatterEnd,
  frontMatterFold,
  reachable,
  reachesFrontMatter,
  setFold,
} from './fold';
import { changesOf, textOf } from './lines';
import { notices } from './notices.svelte';
import { pictureText } from './pictures';
import { ScrollLink } from './scroll';
import { Sync, type SyncHost } from './sync';
import { tongueOf, type Tongue } from './tongue';
import { bound, type Transport } from './transport';
import { Counting, type WordCount } from './words';

/** What a pane needs to know when Go's text moved on. */
export interface Shown {
  version: number;
  /** From version `from` to `version`; null: fetch the page. */
  patch: Patch | null;
  from: number;
}

/** A new value for a field, as the form has it; op as in FieldCall. */
export type FieldChange = Pick<FieldCall, 'key' | 'op'> & Partial<FieldCall>;

const countAfter = 300;
const composingPoll = 50;
const fieldTries = 8;

/** The session whose text a state is. */
export const openSession = Facet.define<Session, Session | null>({
  combine: (sessions) => sessions[0] ?? null,
});

/** None; marks such as "$$" and "\\("; single dollars too. */
export type Formulas = '' | 'marks' | 'dollars';

export class Session implements SyncHost {
  readonly path: string;
  /** The version of the text that Go has. */
  version = $state(0);
  frontMatter = $state.raw<FrontMatter>() as FrontMatter;
  /** How the text stands against the disk. */
  saveState = $state.raw<SaveState>() as SaveState;
  /** What is on disk when it could not be merged with the words here; null otherwise. */
  conflict = $state.raw<{ theirs: string[] } | null>(null);
  /** Whether another program took the file away; the text stays here. */
  gone = $state(false);
  /** Whether words of an earlier run were brought back. */
  recovered = $state(false);
  /** Which marks in the text the site draws as formulas. */
  readonly formulas: Formulas;
  words = $state.raw<WordCount>({ words: 0, characters: 0, minutes: 0 });
  /** The language that the text is written in, which decides where its lines break. */
  tongue = $state<Tongue>('');
  /** The line of the caret, counted from 0. */
  caretLine = $state(0);
  /** Goes up when a file that the post may show has changed on disk. */
  pictures = $state(0);
  readonly scroll = new ScrollLink();
  /** Where the editor puts what only a screen needs. */
  readonly look = new Compartment();

  #raw = $state(false);
  #state: EditorState;
  #view: EditorView | null = null;
  #sync: Sync;
  #transport: Transport;
  // eslint-disable-next-line svelte/prefer-svelte-reactivity -- nothing is drawn from it
  #panes = new Set<(shown: Shown) => void>();
  /** Whether a change of the form is being sent, and not one that was typed. */
  #byForm = false;
  #looking = false;
  #lookAgain = false;
  /** Whether saveState tells of words that Go did not take. */
  #unsent = false;
  #counting = new Counting();

  constructor(post: OpenPost, transport: Transport = bound) {
    const text = textOf(post.lines);
    const end = frontMatterEnd(text, post.frontMatter);
    this.path = post.path;
    this.#transport = transport;
    this.version = post.version;
    this.frontMatter = post.frontMatter;
    this.saveState = post.save;
    this.recovered = post.recovered;
    this.formulas = post.formulas as Formulas;
    this.#sync = new Sync({ post: post.path, text, version: post.version }, transport, this);
    this.#state = EditorState.create({
      doc: text,
      selection: { anchor: end },
      extensions: [
        openSession.of(this),
        history(),
        frontMatterFold(end, false),
        faultField.init((state) => faultIn(state.doc, post.frontMatter)),
        this.look.of([]),
      ],
    });
    this.caretLine = this.#state.doc.lineAt(end).number - 1;
    this.#hear(); // at once, or the first letters seen would be others
    this.#countSoon(0);
  }

  static async open(path: string, transport: Transport = bound): Promise<Session> {
    return new Session(await transport.open(path), transport);
  }

  // The text

  get state(): EditorState {
    return this.#state;
  }

  get view(): EditorView | null {
    return this.#view;
  }

  /** Connects the screen on which the text is written; one at a time. */
  attach(view: EditorView): void {
    this.#view = view;
  }

  detach(view: EditorView): void {
    if (this.#view === view) this.#view = null;
  }

  /** Changes the text, on the screen when there is one. */
  dispatch(spec: TransactionSpec): void {
    if (this.#view) return this.#view.dispatch(spec);
    this.took([this.#state.update(spec)]);
    this.looked();
  }

  /** Hears of what happens to the text; the view calls it before it shows an update. */
  took(transactions: readonly Transaction[]): void {
    for (const tr of transactions) {
      this.#state = tr.state;
      if (!tr.docChanged) {
        // The caret was moved to where it can be seen; the preview goes along.
        if (tr.scrollIntoView) this.scroll.lead('editor');
        continue;
      }
      this.scroll.rest();
      if (!tr.annotation(Transaction.remote)) this.#typed(tr.changes);
      this.#countSoon(countAfter);
    }
    const { selection, doc } = this.#state;
    this.caretLine = doc.lineAt(selection.main.head).number - 1;
  }

  /** Undo can leave the caret in the folded front matter; the view calls it after each update. */
  looked(): void {
    const { selection } = this.#state;
    const inside = reachable(selection, bodyStart(this.#state));
    if (inside !== selection) this.dispatch({ selection: inside });
  }

  /** Puts the caret on a line (from 0) and column, or selects up to another, and shows it. */
  goTo(line: number, column = 0, to = column): void {
    const { doc } = this.#state;
    const at = doc.line(Math.min(Math.max(line, 0), doc.lines - 1) + 1);
    const place = (units: number) => Math.min(at.from + units, at.to);
    this.dispatch({
      selection: { anchor: place(column), head: place(to) },
      scrollIntoView: true,
      userEvent: 'select.pointer',
    });
    this.#view?.focus();
  }

  /** Whether the front matter is shown as text. */
  get raw(): boolean {
    return this.#raw;
  }

  set raw(on: boolean) {
    this.#raw = on;
    const { end } = this.#state.field(foldField);
    this.dispatch({
      effects: setFold.of({ raw: on }),
      ...(on ? {} : { selection: reachable(this.#state.selection, end) }),
    });
  }

  /** Inserts pictures at the caret, which then stands in the first one's alt text. */
  insertPictures(pictures: Picture[]): void {
    for (const { problem } of pictures) if (problem.code) notices.problem(problem);
    const taken = pictures.filter((picture) => !picture.problem.code);
    if (!taken.length) return;
    const { from, to } = this.#state.selection.main;
    const { insert, alt } = pictureText(this.#state, from, taken);
    this.dispatch({
      changes: { from, to, insert },
      selection: { anchor: alt },
      scrollIntoView: true,
      userEvent: 'input.picture',
    });
  }

  // Go's copy

  /** Sends what is still unsent; rejects when Go could not be told. */
  flush(): Promise<void> {
    return this.#sync.flush();
  }

  /** Writes the text to disk now. */
  async save(): Promise<SaveState> {
    await this.flush();
    const state = await this.#transport.save(this.path);
    this.announced(state);
    return this.saveState;
  }

  /** Changes a field of the front matter, as one step of undo. */
  async changeField(change: FieldChange): Promise<void> {
    for (let i = 0; i < fieldTries; i++) {
      await this.flush();
      await this.settled();
      const { doc } = this.#state;
      const call = { text: '', on: false, items: [], ...change };
      const answer = await this.#transport.fieldEdit({
        ...call,
        post: this.path,
        version: this.#sync.version,
      });
      if (answer.stale || this.#state.doc !== doc || answer.version !== this.#sync.version)
        continue;
      if (!answer.edits.length) return;
      this.#byForm = true;
      this.dispatch({
        changes: changesOf(doc, answer.edits),
        annotations: [reachesFrontMatter.of(true), isolateHistory.of('full')],
        userEvent: 'input.field',
      });
      return this.flush().finally(() => (this.#byForm = false));
    }
    throw new Error(`change field "${change.key}" of "${this.path}": the text kept moving on`);
  }

  /**
   * Another program changed the post's file: what it wrote is merged in, or kept in `conflict` to be
   * shown beside. Asked for again while it is being looked at, it is looked at once more.
   */
  followDisk(): void {
    if (this.#looking) {
      this.#lookAgain = true;
      return;
    }
    this.#looking = true;
    this.#sync
      .takeDisk()
      .then((answer) => this.#took(answer))
      .catch((error: unknown) => notices.problem(error))
      .finally(() => {
        this.#looking = false;
        if (this.#lookAgain) this.followDisk();
        this.#lookAgain = false;
      });
  }

  /** Takes the text on disk instead of the words here. Undo brings them back. */
  async takeTheirs(): Promise<void> {
    this.#took(await this.#sync.takeDisk(true));
    this.conflict = null;
  }

  /** Writes the words here over what is on disk. */
  async keepMine(): Promise<void> {
    await this.flush();
    this.announced(await this.#transport.keepMine(this.path));
    this.conflict = null;
  }

  /** Go announces how a save went. */
  announced(save: SaveState): void {
    const early = save.state === 'saved' && this.#sync.behind;
    this.saveState = early ? { ...save, state: 'unsaved' } : save;
    if (save.state === 'saved') this.gone = false;
    if (save.state === 'conflict' && !this.conflict && !this.gone && !this.#looking) {
      this.followDisk();
    }
  }

  /** Calls `pane` whenever Go's text moved on; patches are made only while somebody listens. */
  onShown(pane: (shown: Shown) => void): () => void {
    this.#panes.add(pane);
    this.#sync.preview = true;
    return () => {
      this.#panes.delete(pane);
      this.#sync.preview = this.#panes.size > 0;
    };
  }

  /** Sends the last words and lets go of the post. */
  async close(): Promise<void> {
    this.#counting.stop();
    await this.flush();
    this.#sync.close();
    await this.#transport.close(this.path);
  }

  /** Lets go of a post that is no longer there: nothing is sent. */
  drop(): void {
    this.#counting.stop();
    this.#sync.close();
  }

  // The editor's side of the protocol

  async settled(): Promise<void> {
    const composing = () => this.#view?.hasFocus && this.#view.compositionStarted;
    while (composing()) await new Promise((resolve) => setTimeout(resolve, composingPoll));
  }

  apply(changes: ChangeSet, theirs: boolean): void {
    this.dispatch({
      changes,
      annotations: [
        reachesFrontMatter.of(true),
        Transaction.remote.of(true),
        // What the writer gives up for the text on disk can be had back by undo.
        theirs ? isolateHistory.of('full') : Transaction.addToHistory.of(false),
      ],
    });
  }

  answered(answer: EditAnswer): void {
    this.version = answer.version;
    if (this.#unsent) {
      this.#unsent = false;
      this.saveState = { post: this.path, state: 'unsaved', problem: untold };
    }
    if (answer.hasFrontMatter) this.#takeFrontMatter(answer.frontMatter, !this.#byForm);
    this.#show({
      version: answer.version,
      from: answer.from,
      patch: answer.hasPatch ? answer.patch : null,
    });
  }

  failed(error: unknown): void {
    const problem = told(error);
    this.#unsent = true;
    this.saveState = {
      post: this.path,
      state: 'failed',
      problem: { ...problem, message: problem.message || t('document.unsent') },
    };
  }

  #typed(changes: ChangeSet): void {
    if (this.saveState.state === 'saved') {
      this.saveState = { ...this.saveState, state: 'unsaved' };
    }
    this.#sync.typed(changes);
  }

  #took(answer: DiskAnswer): void {
    this.gone = answer.gone;
    if (answer.conflict) this.conflict = { theirs: answer.theirs };
    if (!answer.hasText) return;
    this.conflict = null;
    this.version = answer.version;
    this.#takeFrontMatter(answer.frontMatter, false);
    this.#show({ version: answer.version, from: 0, patch: null });
  }

  /** Folds where Go says the front matter ends, carried over what was typed since. */
  #takeFrontMatter(frontMatter: FrontMatter, typed: boolean): void {
    this.frontMatter = frontMatter;
    const confirmed = frontMatterEnd(this.#sync.confirmed, frontMatter);
    const end = this.#sync.pending?.mapPos(confirmed, -1) ?? confirmed;
    const fault = faultIn(this.#sync.confirmed, frontMatter);
    const faultNow = fault < 0 ? fault : (this.#sync.pending?.mapPos(fault, 1) ?? fault);
    if (faultNow !== this.#state.field(faultField)) {
      this.dispatch({ effects: setFault.of(faultNow) });
    }
    const fold = this.#state.field(foldField);
    if (end === fold.end) return;
    const { selection } = this.#state;
    // Typing "---" twice makes a front matter: it is not pulled away from under the caret.
    if (typed && !fold.end && selection.main.head < end) this.#raw = true;
    this.dispatch({
      effects: setFold.of({ end, raw: this.#raw }),
      ...(this.#raw ? {} : { selection: reachable(selection, end) }),
    });
  }

  #show(shown: Shown): void {
    for (const pane of this.#panes) pane(shown);
  }

  #countSoon(delay: number): void {
    const lines = () => {
      const { doc } = this.#state;
      const end = this.#hear();
      return doc.iterLines(end ? doc.lineAt(end).number : 1);
    };
    this.#counting.soon(delay, lines, (words) => (this.words = words));
  }

  /** Finds the text's language out, and gives where the text begins. */
  #hear(): number {
    const { end } = this.#state.field(foldField);
    this.tongue = tongueOf(this.#state.doc.sliceString(end, end + 20_000));
    return end;
  }
}
