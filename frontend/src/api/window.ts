/**
 * What the window may ask of Go, with plain types. The only room that touches the generated
 * bindings: their classes exist for code that is not used here, so their shapes alone are named.
 * A call that fails rejects with a Told (see told.ts).
 */
import * as bound from '../wailsjs/go/bridge/Window';
import type { bridge, words } from '../wailsjs/go/models';

/** The data of a generated class, without its methods. */
type Plain<T> = T extends (infer Item)[]
  ? Plain<Item>[]
  : T extends object
    ? { [K in keyof T as T[K] extends (...args: never[]) => unknown ? never : K]: Plain<T[K]> }
    : T;

export type Start = Plain<bridge.Start>;
export type Panes = Plain<bridge.Panes>;
export type Blog = Plain<bridge.Blog>;
export type AboutBlog = Plain<bridge.AboutBlog>;
export type Finding = Plain<bridge.Finding>;
export type ConventionCall = Plain<bridge.ConventionCall>;
export type BlogChoice = Plain<bridge.BlogChoice>;
export type ListView = Plain<bridge.ListView>;
export type PostRow = Plain<bridge.PostRow>;
export type TagCount = Plain<bridge.TagCount>;
export type Field = Plain<bridge.Field>;
export type FrontMatter = Plain<bridge.FrontMatter>;
export type SaveState = Plain<bridge.SaveState>;
export type OpenPost = Plain<bridge.OpenPost>;
export type EditCall = Plain<bridge.EditCall>;
export type EditAnswer = Plain<bridge.EditAnswer>;
export type Patch = Plain<bridge.Patch>;
export type Block = Plain<bridge.Block>;
export type Page = {
  version: number;
  blocks: Block[];
  note: Told;
};
export type CodeCall = Plain<bridge.CodeCall>;
export type TextCall = Plain<bridge.TextCall>;
export type FieldCall = Plain<bridge.FieldCall>;
export type EditsAnswer = Plain<bridge.EditsAnswer>;
export type DiskAnswer = Plain<bridge.DiskAnswer>;
export type Picture = Plain<bridge.Picture>;
export type Deletion = Plain<bridge.Deletion>;
export type RenameCall = Plain<bridge.RenameCall>;
export type RenamePlan = Plain<bridge.RenamePlan>;
export type LinkTarget = Plain<bridge.LinkTarget>;
export type LinkForm = Plain<bridge.LinkForm>;
export type HeadingForm = Plain<bridge.HeadingForm>;
export type PictureForm = Plain<bridge.PictureForm>;
export type ShareCard = Plain<bridge.ShareCard>;
export type Looks = Plain<bridge.Looks>;
export type LookSource = Plain<bridge.LookSource>;
export type SitePlan = Plain<bridge.SitePlan>;
export type SiteStatus = Plain<bridge.SiteStatus>;
export type Noticed = Plain<bridge.Noticed>;
export type PublishPlan = Plain<bridge.PublishPlan>;
export type PlanFile = Plain<bridge.PlanFile>;
export type OnlineComparison = Plain<bridge.OnlineComparison>;
export type PastPublish = Plain<bridge.PastPublish>;
export type Published = Plain<bridge.Published>;
export type PublishCall = Plain<bridge.PublishCall>;
export type Rehearsed = Plain<bridge.Rehearsed>;
export type Complaint = Plain<bridge.Complaint>;
export type TagChange = Plain<bridge.TagChange>;
export type TagPlan = Plain<bridge.TagPlan>;
export type TagsDone = Plain<bridge.TagsDone>;
export type LeftPost = Plain<bridge.LeftPost>;
export type SearchAnswer = Plain<bridge.SearchAnswer>;
export type FoundLine = Plain<bridge.FoundLine>;
export type AllTags = Plain<bridge.AllTags>;
export type Dialect = Plain<bridge.Dialect>;
export type EmphasisLeft = Plain<bridge.EmphasisLeft>;
export type TagFile = Plain<bridge.TagFile>;
export type StaysFix = Plain<bridge.StaysFix>;
export type Told = Plain<words.Told>;

/** Every bound method, by its name in Go, with plain arguments and answers. */
type Bound = typeof bound;
type Asked = {
  [K in keyof Bound]: (
    ...args: Plain<Parameters<Bound[K]>> extends infer A extends unknown[] ? A : never
  ) => Promise<Plain<Awaited<ReturnType<Bound[K]>>>>;
};

/** Go, as the window sees it. */
export const go = bound as unknown as Asked;
