import { go, on, told, type Published, type PublishPlan, type Told } from '../api';
import { after, type Place } from './steps';

export type Stage = 'looking' | 'plan' | 'running' | 'done';

export interface FlowOptions {
  posts: string[];
  /** Saves all words; a problem when they could not be. */
  prepare: () => Promise<Told | null>;
}

/** One publish, from looking at what goes to what was confirmed. */
export class Flow {
  stage = $state<Stage>('looking');
  plan = $state.raw<PublishPlan | null>(null);
  /** What stands in the way, or what failed. */
  problem = $state.raw<Told | null>(null);
  /** Whether the problem came of trying, and not of looking. */
  tried = $state(false);
  stopping = $state(false);
  public = $state(true);
  /** Other changed files that go along. */
  others = $state.raw<string[]>([]);
  message = $state('');
  place = $state.raw<Place>({ at: 0, percent: -1 });
  published = $state.raw<Published | null>(null);

  #options: FlowOptions;
  #asked = 0;
  /** The message as it was written for the writer. */
  #offered = '';

  constructor(options: FlowOptions) {
    this.#options = options;
  }

  get #call() {
    const { posts } = this.#options;
    return { posts, public: this.public, with: this.others, message: this.message.trim() };
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
      const plan = await go.PlanPublish({ ...this.#call, message: own });
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

  /** Looks again with drafts made public, or left as they are. */
  async makePublic(on: boolean): Promise<void> {
    this.public = on;
    await this.look();
  }

  /** Looks again with another file going along, or not. */
  async take(path: string, on: boolean): Promise<void> {
    this.others = on ? [...this.others, path] : this.others.filter((other) => other !== path);
    await this.look();
  }

  get ready(): boolean {
    return this.stage === 'plan' && this.plan !== null && (this.tried || this.problem === null);
  }

  /** Publishes; done only when the remote was asked and has it. */
  async run(): Promise<void> {
    if (!this.ready) return;
    this.stage = 'running';
    this.stopping = false;
    this.problem = null;
    this.place = { at: 0, percent: -1 };
    const stop = on('publish', (step) => (this.place = after(this.place, step)));
    try {
      const unsaved = await this.#options.prepare();
      if (unsaved) return this.#failed(unsaved);
      this.place = { at: Math.max(1, this.place.at), percent: -1 };
      this.published = await go.Publish(this.#call);
      this.stage = 'done';
    } catch (reason) {
      this.#failed(told(reason));
    } finally {
      stop();
    }
  }

  #failed(problem: Told): void {
    this.stage = 'plan';
    this.tried = true;
    this.problem = problem;
  }

  /** Stops a publish that is under way. What the server has accepted by then stays accepted. */
  async stop(): Promise<void> {
    this.stopping = true;
    await go.CancelPublish();
  }
}
