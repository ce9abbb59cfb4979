import { go, on, told, type Blog, type BlogChoice, type Start, type Told } from '../api';
import { spoken, t, type Language } from '../i18n';
import { Theme, type ThemeName } from '../settings';
import type { Desk } from './desk.svelte';
import { Arrangement } from './panes.svelte';

/** What writing needs, and the welcome page does not: the larger part of the code. */
const writing = () => import('./desk.svelte');

/** Which of the blogs of a folder is meant. */
interface Which {
  dir: string;
  question: string;
  choices: BlogChoice[];
}

/** The whole window. */
export class Penpush {
  start = $state.raw<Start | null>(null);
  desk = $state.raw<Desk | null>(null);
  /** What is being opened, in words; "" for nothing. */
  opening = $state('');
  /** Why the window could not begin, or a blog could not be opened. */
  problem = $state.raw<Told | null>(null);
  /** What the writer is asked about a folder with several blogs. */
  which = $state.raw<Which | null>(null);
  /** Whether it is asked at the start what is new online. */
  hints = $state(true);
  /** A blog is being copied from its address. */
  cloning = $state(false);
  readonly panes = new Arrangement();
  readonly theme = new Theme();

  constructor() {
    on('open-blog', ({ dir }) => void this.open(dir));
  }

  get mac(): boolean {
    return this.start?.mac ?? false;
  }

  /** Learns how the window was left, and opens what it was started with. */
  async begin(): Promise<void> {
    this.problem = null;
    try {
      const start = await go.Start();
      spoken.speak(start.language);
      this.theme.show(start.theme);
      this.panes.take(start.panes);
      this.hints = start.onlineHint;
      if (start.open) await this.open(start.open);
      this.start = start;
      if (start.problem.code) this.problem = start.problem;
    } catch (reason) {
      this.problem = told(reason);
    }
  }

  async choose(): Promise<void> {
    try {
      const dir = await go.ChooseFolder();
      if (dir) await this.open(dir);
    } catch (reason) {
      this.problem = told(reason);
    }
  }

  open(dir: string): Promise<void> {
    return this.#take(opening(dir), () => go.OpenBlog(dir), dir);
  }

  /** Opens one of the blogs of a folder. */
  async openOne(dir: string, choice: BlogChoice): Promise<void> {
    this.which = null;
    await this.#take(opening(dir), () => go.OpenOneOf(dir, choice), dir);
  }

  openSample(): Promise<void> {
    return this.#take(t('app.making_sample'), () => go.OpenSample());
  }

  /** Opens a blog in the place of the one that is open; that one stays when it fails. */
  async #take(words: string, open: () => Promise<Blog>, dir = ''): Promise<void> {
    if (this.opening) return;
    this.opening = words;
    this.problem = null;
    const before = this.desk;
    try {
      await before?.leave();
      const [blog, { Desk }] = await Promise.all([open(), writing()]);
      before?.end();
      this.desk = new Desk(blog);
    } catch (reason) {
      const problem = told(reason);
      if (problem.code === 'blog-decision') await this.#ask(dir, problem.message);
      else this.problem = problem;
      if (before?.wanted) void before.open(before.wanted);
    } finally {
      this.opening = '';
    }
  }

  async #ask(dir: string, question: string): Promise<void> {
    try {
      this.which = { dir, question, choices: await go.BlogsIn(dir) };
    } catch (reason) {
      this.problem = told(reason);
    }
  }

  async close(): Promise<void> {
    try {
      await this.desk?.leave();
      await go.CloseBlog();
      this.desk?.end();
      this.desk = null;
      this.start = await go.Start();
    } catch (reason) {
      this.problem = told(reason);
    }
  }

  async forget(dir: string): Promise<void> {
    try {
      await go.ForgetBlog(dir);
      this.start = await go.Start();
    } catch (reason) {
      this.problem = told(reason);
    }
  }

  async speak(language: Language): Promise<void> {
    spoken.speak(language);
    await this.#keep(go.SetLanguage(language));
    await this.desk?.refresh();
  }

  async look(theme: ThemeName): Promise<void> {
    this.theme.show(theme);
    await this.#keep(go.SetTheme(theme));
  }

  async hint(on: boolean): Promise<void> {
    this.hints = on;
    await this.#keep(go.SetOnlineHint(on));
  }

  async #keep(kept: Promise<void>): Promise<void> {
    try {
      await kept;
    } catch (reason) {
      this.problem = told(reason);
    }
  }
}

function opening(dir: string): string {
  return t('app.opening', { name: dir.split(/[/\\]/).filter(Boolean).at(-1) ?? dir });
}
