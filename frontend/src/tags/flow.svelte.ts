import {
  go,
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

  #prepare: () => Promise<void>;

  /** `prepare` sends all words that were typed. */
  constructor(prepare: () => Promise<void>) {
    this.#prepare = prepare;
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
    });
  }

  apply(): Promise<void> {
    return this.#do(async () => {
      await this.#prepare();
      this.done = await go.ChangeTags(this.plan?.id ?? '');
      this.stage = 'changed';
    });
  }

  undo(): Promise<void> {
    return this.#do(async () => {
      await this.#prepare();
      this.done = await go.UndoTags();
      this.stage = 'undone';
    });
  }

  /** One thing at a time; a failure is shown where the writer is. */
  async #do(action: () => Promise<void>): Promise<void> {
    if (this.busy) return;
    this.busy = true;
    this.problem = null;
    try {
      await action();
    } catch (reason) {
      this.problem = told(reason);
    } finally {
      this.busy = false;
    }
  }
}
