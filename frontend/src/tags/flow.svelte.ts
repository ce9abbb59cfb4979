import {
  go,
  on,
  told,
  type AllTags,
  type TagChange,
  type TagPlan,
  type TagsDone,
  type Told,
} from '../api';

export type ListKey = 'tags' | 'categories';
export const listKeys: ListKey[] = ['tags', 'categories'];

export type Stage = 'list' | 'plan' | 'changed' | 'undone';

/** Tags and categories of the whole blog, and one change of them at a time. */
export class TagsFlow {
  stage = $state<Stage>('list');
  key = $state<ListKey>('tags');
  all = $state.raw<AllTags | null>(null);
  change = $state.raw<TagChange | null>(null);
  plan = $state.raw<TagPlan | null>(null);
  done = $state.raw<TagsDone | null>(null);
  problem = $state.raw<Told | null>(null);
  busy = $state(false);
  /** What is under way can be stopped. */
  stoppable = $state(false);
  /** How far it is, from 0 to 100. */
  percent = $state(0);

  #prepare: () => Promise<void>;

  /** `prepare` sends all words that were typed. */
  constructor(prepare: () => Promise<void>) {
    this.#prepare = prepare;
  }

  /** Listens to how far it is; the answer stops listening. */
  listen(): () => void {
    return on('tags', ({ percent }) => (this.percent = percent));
  }

  /** Stops what is under way: no post is changed then. */
  stop(): void {
    go.CancelTags().catch((reason: unknown) => (this.problem = told(reason)));
  }

  /** Counts, and shows the list. */
  look(): Promise<void> {
    return this.#do(async () => {
      const all = await go.AllTags();
      if (!this.all && !all.tags.length && all.categories.length) this.key = 'categories';
      this.all = all;
      this.stage = 'list';
    });
  }

  /** Looks at what a change would do. With `to` empty the names are taken out. */
  propose(from: string[], to: string): Promise<void> {
    return this.#do(async () => {
      this.change = { key: this.key, from, to };
      await this.#prepare();
      this.plan = await go.PlanTags(this.change);
      this.stage = 'plan';
    }, true);
  }

  apply(): Promise<void> {
    return this.#do(async () => {
      await this.#prepare();
      this.done = await go.ChangeTags(this.plan?.id ?? '');
      this.stage = 'changed';
    }, true);
  }

  undo(): Promise<void> {
    return this.#do(async () => {
      await this.#prepare();
      this.done = await go.UndoTags();
      this.stage = 'undone';
    });
  }

  /** One thing at a time; a failure is shown where the writer is. */
  async #do(action: () => Promise<void>, stoppable = false): Promise<void> {
    if (this.busy) return;
    this.busy = true;
    this.stoppable = stoppable;
    this.percent = 0;
    this.problem = null;
    try {
      await action();
    } catch (reason) {
      this.problem = told(reason);
      if (this.problem.code === 'batch-cancelled') this.stage = 'list';
    } finally {
      this.busy = false;
    }
  }
}
