import {
  go,
  on,
  told,
  type OnlineComparison,
  type Published,
  type PublishPlan,
  type Told,
} from '../api';
import { after, type Place } from './steps';

export type Stage = 'looking' | 'plan' | 'running' | 'done';

/** What is asked with a form of its own. */
const setUp = new Set(['no-remote', 'not-a-repository']);

export interface FlowOptions {
  posts: string[];
  /** Takes the posts off the site instead: "draft" or "removed". */
  unpublish?: string;
  /** Saves all words; a problem when they could not be. */
  prepare: () => Promise<Told | null>;
}

/** One publish, from looking at what goes to what was confirmed, or taken back. */
export class Flow {
  stage = $state<Stage>('looking');
  plan = $state.raw<PublishPlan | null>(null);
  /** What stands in the way, or what failed. */
  problem = $state.raw<Told | null>(null);
  /** Whether the problem came of trying, and not of looking. */
  tried = $state(false);
  stopping = $state(false);
  public = $state(true);
  unpublish = $state('');
  /** Other changed files that go along. */
  others = $state.raw<string[]>([]);
  message = $state('');
  place = $state.raw<Place>({ at: 0, percent: -1 });
  published = $state.raw<Published | null>(null);
  /** The publish was taken back again. */
  undone = $state(false);
  /** A post that was changed online too, beside what it is here. */
  comparison = $state.raw<(OnlineComparison & { post: string }) | null>(null);

  #options: FlowOptions;
  #asked = 0;
  /** The message as it was written for the writer. */
  #offered = '';
  /** What the writer decided, each as it was offered. */
  #answers: string[] = [];

  constructor(options: FlowOptions) {
    this.#options = options;
    this.unpublish = options.unpublish ?? '';
  }

  /** What is asked of Go. */
  get call() {
    const { posts } = this.#options;
    const { public: open, others, unpublish } = this;
    return {
      posts,
      public: open,
      with: others,
      message: this.message.trim(),
      unpublish,
      answers: this.#answers,
    };
  }

  /** Saves, and looks at what would go. */
  async look(): Promise<void> {
    const asked = ++this.#asked;
    this.problem = null;
    this.tried = false;
    try {
      const unsaved = await this.#options.prepare();
      if (asked !== this.#asked) return;
      if (unsaved) return this.#shown({ plan: null, problem: unsaved });
      const own = this.message === this.#offered ? '' : this.message;
      const plan = await go.PlanPublish({ ...this.call, message: own });
      if (asked !== this.#asked) return;
      if (!own) this.message = this.#offered = plan.message;
      this.#shown({ plan, problem: plan.problem.code ? plan.problem : null });
    } catch (reason) {
      if (asked === this.#asked) this.#shown({ plan: null, problem: told(reason) });
    }
  }

  #shown({ plan, problem }: { plan: PublishPlan | null; problem: Told | null }): void {
    this.plan = plan;
    this.problem = problem;
    this.stage = 'plan';
  }

  /** Whether every publish of this blog is rehearsed. */
  get rehearses(): boolean {
    return this.plan?.rehearses ?? false;
  }

  async setRehearses(on: boolean): Promise<void> {
    try {
      await go.SetRehearses(on);
      if (this.plan) this.plan = { ...this.plan, rehearses: on };
    } catch (reason) {
      this.problem = told(reason);
    }
  }

  /** Looks again with drafts made public, or left as they are. */
  async makePublic(on: boolean): Promise<void> {
    this.public = on;
    await this.look();
  }

  /** Looks again with the posts leaving the site in another way. */
  async leave(how: string): Promise<void> {
    this.unpublish = how;
    await this.look();
  }

  /** Looks again with another file going along, or not. */
  async take(path: string, on: boolean): Promise<void> {
    this.others = on ? [...this.others, path] : this.others.filter((other) => other !== path);
    await this.look();
  }

  /** Looks again with exactly these other files going along. */
  async takeAll(paths: string[]): Promise<void> {
    this.others = [...paths];
    await this.look();
  }

  /** Keeps how messages of this blog are written, and writes this one so. */
  async keepForm(form: string): Promise<void> {
    try {
      await go.SetMessageForm(form);
      this.message = this.#offered;
      await this.look();
    } catch (reason) {
      this.problem = told(reason);
    }
  }

  /** Answers a question with one of its choices, and goes on where it was asked. */
  async decide(choice: string): Promise<void> {
    const [word, about] = [choice.split('=')[0], choice.slice(choice.indexOf('=') + 1)];
    if (word === 'take-theirs') return this.#takeTheirs(about.replace(/@[0-9a-f]*$/, ''));
    this.#answers = [...this.#answers, choice];
    if (this.published) await this.undo();
    else if (this.tried) await this.run();
    else await this.look();
  }

  /** Makes a file here what it is online, and looks at what still goes. */
  async #takeTheirs(path: string): Promise<void> {
    try {
      await go.TakeOnline(path, false);
      await this.look();
    } catch (reason) {
      this.problem = told(reason);
    }
  }

  /** Whether the writer can answer what stands in the way. */
  get asks(): boolean {
    const { problem } = this;
    return problem !== null && (problem.choices.length > 0 || setUp.has(problem.code));
  }

  /** Keeps where the online copy is, once it was found there and takes a publish. */
  async setRemote(address: string): Promise<void> {
    await this.#setUp(() => go.SetRemote(address, ['sign-in']));
  }

  async makeRepository(): Promise<void> {
    await this.#setUp(() => go.MakeRepository());
  }

  async #setUp(how: () => Promise<void>): Promise<void> {
    const asked = this.problem;
    this.stage = 'looking';
    try {
      await how();
      await this.look();
    } catch (reason) {
      // The form stays, under what was wrong with the answer.
      const { message, hint, details } = told(reason);
      this.problem = asked && { ...asked, message, hint, details };
      this.stage = 'plan';
    }
  }

  /** Shows the post that was changed online too. */
  async compare(post: string): Promise<void> {
    try {
      this.comparison = { ...(await go.CompareOnline(post)), post };
    } catch (reason) {
      this.problem = told(reason);
    }
  }

  /** Ends a comparison: with mine, with theirs, or with both together. */
  async settle(how: 'mine' | 'theirs' | 'both'): Promise<void> {
    const { comparison } = this;
    if (!comparison) return;
    this.comparison = null;
    try {
      if (how !== 'mine') await go.TakeOnline(comparison.post, how === 'both');
    } catch (reason) {
      this.problem = told(reason);
      return;
    }
    // Both together were not seen as they go: they are looked at before they do.
    if (how !== 'theirs') this.#answers = [...this.#answers, comparison.keep];
    if (how === 'mine' && this.tried) await this.run();
    else await this.look();
  }

  get ready(): boolean {
    return this.stage === 'plan' && this.plan !== null && (this.tried || this.problem === null);
  }

  /** Publishes; done only when the remote was asked and has it. */
  async run(): Promise<void> {
    if (!this.ready) return;
    const done = await this.#running(async () => {
      const unsaved = await this.#options.prepare();
      if (unsaved) throw unsaved;
      this.place = { at: Math.max(1, this.place.at), percent: -1 };
      return go.Publish(this.call);
    });
    if (!done) return;
    this.published = done;
    this.stage = 'done';
  }

  /** Takes the publish back. */
  async undo(): Promise<void> {
    const { published } = this;
    if (!published) return;
    const done = await this.#running(() =>
      go.UndoPublish({ commit: published.commit, answers: this.#answers }),
    );
    this.stage = 'done';
    if (done) this.undone = true;
  }

  /** Shows the steps of something that publishes; null when it failed. */
  async #running(what: () => Promise<Published>): Promise<Published | null> {
    this.stage = 'running';
    this.stopping = false;
    this.problem = null;
    this.place = { at: 0, percent: -1 };
    const stop = on('publish', (step) => (this.place = after(this.place, step)));
    try {
      return await what();
    } catch (reason) {
      this.stage = 'plan';
      this.tried = true;
      this.problem = told(reason);
      return null;
    } finally {
      stop();
    }
  }

  /** Stops a publish that is under way. What the server has accepted by then stays accepted. */
  async stop(): Promise<void> {
    this.stopping = true;
    await go.CancelPublish();
  }
}
