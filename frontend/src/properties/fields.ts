/** Which fields the form shows first, and what it calls them. */
import type { Field, FrontMatter } from '../api';
import { name } from '../i18n';

/** What most writers look at, in this order; other spellings of the same come behind a bar. */
const order = [
  'date|pubdate|published_at|created',
  'slug|permalink|url|path',
  'tags|tag|keywords',
  'cover|image|thumbnail|featuredimage|heroimage|banner|coverimage|cover_image|featured_image|ogimage|og_image|thumb|header-img',
  'draft|published',
  'categories|category|series',
  'description|summary|excerpt|subtitle',
].map((keys) => keys.split('|'));

/** How many fields are seen before the rest is unfolded. */
const first = 4;

export interface Arranged {
  title: Field | null;
  shown: Field[];
  folded: Field[];
}

/** A form's fields: the title apart, the first few, and those that are folded away. */
export function arrange(fields: readonly Field[]): Arranged {
  const title = fields.find((field) => field.key.toLowerCase() === 'title') ?? null;
  const rest = fields
    .filter((field) => field !== title)
    .map((field, i) => ({ field, rank: rankOf(field.key), i }))
    .sort((a, b) => a.rank - b.rank || a.i - b.i)
    .map(({ field }) => field);
  // One more line says less than the field it would hide.
  const count = rest.length <= first + 1 ? rest.length : first;
  return { title, shown: rest.slice(0, count), folded: rest.slice(count) };
}

/** Where a field stands in a form of two columns. */
export type Side = 'left' | 'right' | 'wide';

/** A date with seconds or a zone, and what cannot be edited and says why, need the whole line. */
function isWide({ control, text, readOnly }: Field): boolean {
  return readOnly || (control.startsWith('date') && text.length > 18);
}

/** Where each field stands. */
export function sides(fields: readonly Field[]): Side[] {
  let right = false;
  return fields.map((field) => {
    const side = isWide(field) ? 'wide' : right ? 'right' : 'left';
    right = side === 'left';
    return side;
  });
}

function rankOf(key: string): number {
  const lower = plain(key);
  const at = order.findIndex((keys) => keys.includes(lower));
  return at < 0 ? order.length : at;
}

/** The field's name for people; one that is not known is called by its key. */
export function nameOf(key: string): string {
  return name(`properties.key_${plain(key)}`) ?? key;
}

/** The key as most blogs have it: Zola keeps its lists in a table of their own. */
function plain(key: string): string {
  return key.toLowerCase().replace(/^taxonomies\./, '');
}

/** Whether this front matter can take a title that it does not have yet. */
export function takesTitle(frontMatter: FrontMatter): boolean {
  return frontMatter.to > frontMatter.from && !frontMatter.problem.code;
}
