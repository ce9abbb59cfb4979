import { go, told, type AboutBlog, type ConventionCall, type Told } from '../api';

/** What is known of the blog, and one correction of it at a time. */
export class BlogFlow {
  about = $state.raw<AboutBlog>() as AboutBlog;
  /** Key of what is being corrected, or "". */
  open = $state('');
  /** Why that could not be kept. */
  problem = $state.raw<Told | null>(null);
  busy = $state(false);
  /** What a screen reader says next. */
  said = $state('');

  #learnt: (about: AboutBlog) => void;

  /** `learnt` hears what holds from now on. */
  constructor(about: AboutBlog, learnt: (about: AboutBlog) => void) {
    this.about = about;
    this.#learnt = learnt;
  }

  /** Looks again: the posts, or the writer's language, may be others now. */
  look(): Promise<boolean> {
    return this.#do(() => go.AboutBlog());
  }

  toggle(key: string): void {
    this.open = this.open === key ? '' : key;
    this.problem = null;
  }

  /** Keeps what the writer says; true when it holds. */
  set(call: ConventionCall): Promise<boolean> {
    return this.#do(() => go.SetConvention(call));
  }

  /** Takes back what was said in one place. */
  clear(call: ConventionCall): Promise<boolean> {
    return this.#do(() => go.ClearConvention(call));
  }

  async #do(ask: () => Promise<AboutBlog>): Promise<boolean> {
    if (this.busy) return false;
    this.busy = true;
    this.problem = null;
    try {
      this.about = await ask();
      this.#learnt(this.about);
      return true;
    } catch (reason) {
      this.problem = told(reason);
      return false;
    } finally {
      this.busy = false;
    }
  }
}
