import { told, type Told } from '../api';

/** One thing to tell the writer: a problem, or a remark that leaves by itself. */
export interface Notice {
  id: number;
  tone: 'problem' | 'quiet';
  told: Told;
}

const quietFor = 6000;

/** What there is to tell beside the text; the window's strip shows it. */
export class Notices {
  list = $state.raw<Notice[]>([]);
  #last = 0;

  /** Tells of something that failed, from whatever a call was rejected with. */
  problem(reason: unknown): void {
    this.#add('problem', told(reason));
  }

  /** Says something in passing. */
  quiet(message: string): void {
    const id = this.#add('quiet', { ...told(''), code: 'note', message, details: '' });
    setTimeout(() => this.dismiss(id), quietFor);
  }

  dismiss(id: number): void {
    this.list = this.list.filter((notice) => notice.id !== id);
  }

  /** The same sentence is said once, in its latest place. */
  #add(tone: Notice['tone'], what: Told): number {
    const others = this.list.filter(
      ({ told }) =>
        told.code !== what.code || told.message !== what.message || told.path !== what.path,
    );
    this.list = [...others, { id: ++this.#last, tone, told: what }];
    return this.#last;
  }
}

export const notices = new Notices();
