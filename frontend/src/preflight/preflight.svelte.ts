/** What was noticed about posts, and what a writer does about it. */
import { go, told, type Noticed } from '../api';
import { notices, takeEdits, type Session } from '../document';
import { t } from '../i18n';

/** What preflight needs of the desk. */
export interface Desk {
  readonly session: Session | null;
  open(path: string): Promise<void>;
  openAt(path: string, spot: { line: number; from: number; to: number }): Promise<void>;
  settle(): Promise<void>;
}

const severities = ['error', 'warning', 'hint'];

export class Preflight {
  /** The gravest first. */
  findings = $state.raw<Noticed[]>([]);
  /** Whether it was looked at, and is not being looked at now. */
  ready = $state(false);
  #desk: Desk;
  #asked = 0;
  #posts: string[] = [];
  #ask: (() => Promise<Noticed[]>) | null = null;
  #last: Promise<void> = Promise.resolve();

  constructor(desk: Desk) {
    this.#desk = desk;
  }

  get errors(): number {
    return this.findings.filter(({ severity }) => severity === 'error').length;
  }

  /** Looks at posts that are to be published. */
  look(posts: string[]): Promise<void> {
    this.#posts = posts;
    return this.#run(() => go.CheckPosts(posts));
  }

  /** Looks at the post that is written. */
  follow(post: string): Promise<void> {
    if (this.#posts[0] !== post) this.findings = [];
    this.#posts = [post];
    return this.#run(() => go.CheckOpen(post));
  }

  /** Waits for what was asked for. */
  settled(): Promise<void> {
    return this.#last;
  }

  /** Nothing is looked at any more. */
  rest(): void {
    this.#asked++;
    this.#posts = [];
    this.#ask = null;
    this.findings = [];
    this.ready = false;
  }

  #run(ask: () => Promise<Noticed[]>): Promise<void> {
    const asked = ++this.#asked;
    this.#ask = ask;
    this.ready = false;
    this.#last = ask().then(
      (found) => {
        if (asked !== this.#asked) return;
        this.findings = found.sort((a, b) => rank(a) - rank(b));
        this.ready = true;
      },
      (reason: unknown) => {
        if (asked !== this.#asked) return;
        this.findings = [];
        this.ready = true;
        // A post that was closed meanwhile, or a blog that is gone, is told elsewhere.
        if (!['post-not-open', 'not-found'].includes(told(reason).code)) notices.problem(reason);
      },
    );
    return this.#last;
  }

  /** Mends one thing, as an edit that undo takes back; false when it could not be. */
  async fix(finding: Noticed): Promise<boolean> {
    try {
      if (this.#desk.session?.path !== finding.post) await this.#desk.open(finding.post);
      for (let i = 0; i < 3; i++) {
        const session = this.#desk.session;
        if (session?.path !== finding.post) return false;
        await this.#desk.settle();
        const now = (await go.CheckOpen(finding.post)).find((one) => same(one, finding));
        if (!now?.fix.length) return false;
        if (await takeEdits(session, { version: now.version, edits: now.fix })) {
          await session.save();
          return true;
        }
      }
    } catch (reason) {
      notices.problem(reason);
    }
    return false;
  }

  /** Shows where it is. */
  async show(finding: Noticed): Promise<void> {
    await this.#desk.openAt(finding.post, { line: Math.max(finding.line - 1, 0), from: 0, to: 0 });
  }

  /** Leaves a rule out in this blog, for everybody who writes in it. */
  async turnOff({ code }: Noticed): Promise<void> {
    try {
      const about = await go.AboutBlog();
      const off = about.findings.find(({ key }) => key === 'checksOff')?.value ?? '';
      const all = off.split(',').map((one) => one.trim());
      if (!all.includes(code)) all.push(code);
      const value = all.filter(Boolean).join(', ');
      await go.SetConvention({ key: 'checksOff', value, from: 'blog' });
      this.findings = this.findings.filter((one) => one.code !== code);
      notices.quiet(t('preflight.turned_off'));
      if (this.#ask) await this.#run(this.#ask); // what is being looked at now began with the rule
    } catch (reason) {
      notices.problem(reason);
    }
  }
}

function rank({ severity }: Noticed): number {
  return severities.indexOf(severity);
}

/** The same thing, also when lines before it came or went. */
function same(a: Noticed, b: Noticed): boolean {
  return a.code === b.code && a.message === b.message && (a.line === b.line || !b.line);
}
