import { tick } from 'svelte';
import {
  go,
  on,
  told,
  type AboutBlog,
  type Blog,
  type ListView,
  type PostRow,
  type Published,
  type RenameCall,
  type Told,
} from '../api';
import { notices, SessionStore, type Session } from '../document';
import { t } from '../i18n';
import { isPublishable } from '../posts';
import { Preflight } from '../preflight';
import { Drafts } from '../properties';
import { live } from '../publish';
import { Search, type Spot } from '../search';
import { MySite } from '../site';

/** What lies over the window. */
export type Sheet =
  | { kind: 'newPost' }
  | { kind: 'delete'; row: PostRow }
  | { kind: 'rename'; row: PostRow }
  | { kind: 'bundle'; row: PostRow }
  | { kind: 'publish'; posts: string[] }
  | { kind: 'unpublish'; row: PostRow; canBeDraft: boolean }
  | { kind: 'publishHistory' }
  | { kind: 'preflight'; post: string }
  | { kind: 'tags' }
  | { kind: 'blog' }
  | { kind: 'dialect' }
  | { kind: 'compare'; session: Session }
  | { kind: 'site' }
  | { kind: 'palette' }
  /** `text` is what to search for; null goes on with what was searched for last. */
  | { kind: 'search'; text: string | null };

/** An open blog: its posts, the one that is written, and what is asked of the writer. */
export class Desk {
  readonly blog: Blog;
  readonly sessions = new SessionStore();
  readonly drafts = new Drafts();
  readonly search = new Search();
  readonly site = new MySite();
  /** What is to be known about the open post. */
  readonly preflight = new Preflight(this);
  rows = $state.raw<PostRow[]>([]);
  /** What was understood of the blog. */
  about = $state.raw<AboutBlog>() as AboutBlog;
  /** It is open for the first time, and nobody has looked at what was understood. */
  first = $state(false);
  /** How the list is sorted, grouped and narrowed. */
  view = $state.raw<ListView>() as ListView;
  /** Whether the preview loads pictures from other servers. */
  remote = $state(true);
  /** The site's look that the preview wears, "" for the neutral one. */
  look = $state('');
  /** Path of the post that is wanted, open or not yet. */
  wanted = $state('');
  /** Why the wanted post could not be opened. */
  problem = $state.raw<Told | null>(null);
  /** The blog's folder is not there: what to say about it. */
  gone = $state.raw<Told | null>(null);
  sheet = $state.raw<Sheet | null>(null);
  /** The online copy has moved on. */
  newOnline = $state(false);
  /** What stood in the way of bringing it in; it may be a question. */
  notBrought = $state.raw<Told | null>(null);
  bringing = $state(false);
  /** What a screen reader says next. */
  said = $state('');

  #stop: (() => void)[];
  #reading: Promise<void> | null = null;
  #again = false;

  constructor(blog: Blog) {
    this.blog = blog;
    this.rows = blog.posts;
    this.about = blog.about;
    this.first = blog.first;
    this.view = blog.list;
    for (const problem of blog.problems) notices.problem(problem);
    this.remote = blog.remotePictures;
    this.look = blog.look;
    this.#stop = [
      on('posts', () => void this.refresh()),
      live.listen((url) => {
        if (!this.sheet) notices.quiet(t('publish.now_live', { url: decodeURI(url) }));
      }),
      on('open-post', ({ post }) => void this.open(post)),
      on('blog-gone', (gone) => (this.gone = gone)),
      on('blog-back', () => {
        this.gone = null;
        void this.refresh();
      }),
    ];
    const first = this.row(blog.lastPost) ?? this.rows[0];
    if (first) void this.open(first.path);
    // A hint, once: who is offline, or was not let in, hears nothing of it.
    go.NewOnline().then(
      (is) => (this.newOnline = is),
      () => undefined,
    );
  }

  get session(): Session | null {
    return this.sessions.current;
  }

  get publishable(): PostRow[] {
    return this.rows.filter(isPublishable);
  }

  row(path: string): PostRow | undefined {
    return this.rows.find((row) => row.path === path);
  }

  /** Lists the posts in another way, also when the blog is opened again. */
  list(view: ListView): void {
    this.view = view;
    go.SetListView(view).catch((reason: unknown) => notices.problem(reason));
  }

  /** Lets the preview load pictures from other servers, or not. */
  async loadRemote(on: boolean): Promise<void> {
    try {
      await go.SetRemotePictures(on);
      this.remote = on;
    } catch (reason) {
      notices.problem(reason);
    }
  }

  /** Dresses the preview in the site's look, "" for the neutral one; "saved" asks for a saved page. */
  async wear(id: string): Promise<void> {
    try {
      if (id === 'saved') {
        const chosen = await go.ChooseSavedPage();
        if (chosen) this.look = chosen;
        return;
      }
      await go.ChooseLook(id);
      this.look = id;
    } catch (reason) {
      notices.problem(reason);
    }
  }

  /** Reads the list again; calls that come meanwhile make it read once more. */
  refresh(): Promise<void> {
    this.#again = true;
    this.#reading ??= this.#read().finally(() => (this.#reading = null));
    return this.#reading;
  }

  async #read(): Promise<void> {
    try {
      while (this.#again) {
        this.#again = false;
        this.rows = await go.Posts();
      }
    } catch (reason) {
      notices.problem(reason);
    }
  }

  async open(path: string): Promise<void> {
    this.wanted = path;
    this.problem = null;
    await this.drafts.flush();
    try {
      await this.sessions.open(path);
    } catch (reason) {
      if (this.wanted === path) this.problem = told(reason);
    }
  }

  /** Opens a post with a piece of its text selected. */
  async openAt(path: string, spot: Spot): Promise<void> {
    await this.open(path);
    await tick(); // the editor is there
    const { session } = this;
    if (session?.path !== path) return;
    if (spot.line < session.frontMatter.to && !session.frontMatter.problem.code) session.raw = true;
    session.goTo(spot.line, spot.from, spot.to);
  }

  async create(title: string): Promise<void> {
    const { path, line } = await go.NewPost(title);
    await this.refresh();
    await this.open(path);
    // The editor gets the focus after the sheet has given it back.
    setTimeout(() => {
      if (this.session?.path === path) this.session.goTo(line);
    });
  }

  async remove(row: PostRow): Promise<void> {
    const at = this.rows.findIndex(({ path }) => path === row.path);
    await go.Delete(row.path);
    this.sessions.forget(row.path);
    await this.refresh();
    if (this.wanted !== row.path) return;
    this.wanted = '';
    const left = this.rows.filter(({ path }) => path !== row.path);
    const next = left[Math.min(Math.max(at, 0), left.length - 1)];
    if (next) await this.open(next.path);
  }

  /** Shows what was understood of the blog, to be corrected. */
  settings(): void {
    this.lookedAt();
    this.sheet = { kind: 'blog' };
  }

  /** The first look is over, here and in Go. */
  lookedAt(): void {
    if (!this.first) return;
    this.first = false;
    go.LookedAt().catch((reason: unknown) => notices.problem(reason));
  }

  /** Whether a post could be a folder of its own, and is none yet. */
  canBundle(row: PostRow): boolean {
    return hasBundles.has(this.about.generator) && !/(^|\/)index\.[^/]*$/i.test(row.path);
  }

  async rename(call: RenameCall): Promise<void> {
    await this.settle();
    const { from, to } = await go.Rename(call);
    await this.#moved(from, to);
  }

  async bundle(row: PostRow, plan: string): Promise<void> {
    await this.settle();
    const { from, to } = await go.MakeBundle(row.path, plan);
    await this.#moved(from, to);
  }

  async undoRename(): Promise<void> {
    try {
      await this.settle();
      const { from, to } = await go.UndoRename();
      await this.#moved(from, to);
    } catch (reason) {
      notices.problem(reason);
    }
  }

  async duplicate(row: PostRow): Promise<void> {
    try {
      await this.settle();
      const path = await go.Duplicate(row.path);
      await this.refresh();
      await this.open(path);
    } catch (reason) {
      notices.problem(reason);
    }
  }

  /** Follows a post to its new path. */
  async #moved(from: string, to: string): Promise<void> {
    const open = this.wanted === from;
    if (from !== to) this.sessions.forget(from);
    await this.refresh();
    if (open && from !== to) await this.open(to);
  }

  /** Saves all words of the open post now. */
  async save(): Promise<void> {
    const { session } = this;
    if (!session) return;
    try {
      await this.drafts.flush();
      const { state } = await session.save();
      this.said = '';
      if (state === 'saved') queueMicrotask(() => (this.said = t('app.saved')));
    } catch (reason) {
      notices.problem(reason);
    }
  }

  /** Saves the posts that are to be published; a problem when one could not be. */
  async prepare(posts: string[]): Promise<Told | null> {
    await this.drafts.flush();
    for (const path of posts) {
      const { session } = this;
      const save = session?.path === path ? await session.save() : await saveClosed(path);
      if (save && save.state !== 'saved') return save.problem;
    }
    return null;
  }

  /** Sends all words that were typed anywhere, so that a change of many posts sees them. */
  async settle(): Promise<void> {
    await this.drafts.flush();
    await this.sessions.flush();
  }

  /** Shows what is to be known about the open post. */
  check(): void {
    const { session } = this;
    if (session) this.sheet = { kind: 'preflight', post: session.path };
  }

  publish(posts: string[]): void {
    if (posts.length) this.sheet = { kind: 'publish', posts };
  }

  /** Opens the post in the browser, where the blog's own server shows it. */
  async onSite(): Promise<void> {
    if (!this.site.running) {
      this.sheet = { kind: 'site' };
      return;
    }
    await this.settle();
    await this.site.show(this.wanted);
    if (this.site.problem) notices.problem(this.site.problem);
  }

  async unpublish(row: PostRow): Promise<void> {
    try {
      this.sheet = { kind: 'unpublish', row, canBeDraft: await go.Unpublishable() };
    } catch (reason) {
      notices.problem(reason);
    }
  }

  /** Brings in what is new online; files with edits are never touched. */
  async bringIn(answers: string[] = []): Promise<void> {
    this.bringing = true;
    this.notBrought = null;
    try {
      await this.settle();
      const { files, leftBehind } = await go.BringIn(answers);
      this.newOnline = leftBehind.length > 0;
      await this.refresh();
      const path = leftBehind.join(', ');
      if (path) notices.quiet(t('app.brought_not', { path }));
      else
        notices.quiet(files.length ? t('app.brought', { n: files.length }) : t('app.brought_all'));
    } catch (reason) {
      this.newOnline = false;
      this.notBrought = told(reason);
    } finally {
      this.bringing = false;
    }
  }

  /** Follows what a publish did: a draft that was made public may have moved. */
  async published(done: Published, posts: string[]): Promise<void> {
    this.newOnline = false;
    await this.refresh();
    const [path] = posts;
    if (!done.moved || path === undefined) return;
    this.sessions.forget(path);
    if (this.wanted === path) await this.open(done.moved);
  }

  async saveElsewhere(): Promise<void> {
    const { session } = this;
    if (!session) return;
    try {
      await this.drafts.flush();
      await session.flush();
      const path = await go.SaveElsewhere(session.path);
      if (path) notices.quiet(t('app.copied', { path }));
    } catch (reason) {
      notices.problem(reason);
    }
  }

  /** Sends the last words and lets go of everything. */
  async leave(): Promise<void> {
    await this.drafts.flush();
    await this.sessions.clear();
  }

  /** Stops listening. */
  end(): void {
    this.sessions.stop();
    this.site.end();
    for (const stop of this.#stop.splice(0)) stop();
  }
}

const hasBundles = new Set([
  'hugo',
  'zola',
  'gatsby',
  'astro',
  'docusaurus',
  'eleventy',
  'vitepress',
]);

/** Saves a post that is not looked at; one that Go does not hold has nothing unsaved. */
async function saveClosed(path: string) {
  try {
    return await go.Save(path);
  } catch (reason) {
    if (told(reason).code === 'post-not-open') return null;
    throw reason;
  }
}
