/** How a blog does things, in words and in the order in which a writer looks for them. */
import type { Finding } from '../api';
import { name, t } from '../i18n';
import { dialectName } from './dialect';
import { generatorName } from './generator';

const groups = [
  { id: 'places', keys: ['generator', 'dialect', 'posts', 'drafts', 'basePath'] },
  { id: 'names', keys: ['filename', 'slugs', 'slugSeparator'] },
  { id: 'pictures', keys: ['imagePlace', 'imageReference'] },
  {
    id: 'fields',
    keys: [
      'frontMatter',
      'dateKey',
      'dateFormat',
      'dateQuote',
      'titleQuote',
      'listStyle',
      'draftKey',
    ],
  },
] as const;

export interface FindingGroup {
  id: (typeof groups)[number]['id'] | 'files';
  findings: Finding[];
}

/** What was found out, parted; what is in no other part is in the last. */
export function grouped(findings: Finding[]): FindingGroup[] {
  const placed = new Set<string>(groups.flatMap(({ keys }) => keys));
  return [
    ...groups.map(({ id, keys }) => ({
      id,
      findings: keys.flatMap((key) => findings.filter((finding) => finding.key === key)),
    })),
    { id: 'files' as const, findings: findings.filter(({ key }) => !placed.has(key)) },
  ].filter((group) => group.findings.length);
}

export function nameOf(key: string): string {
  return name(`blog.key_${key}`) ?? key;
}

/** What can be typed for a key that takes more than some choices. */
export function hintOf(key: string): string {
  return name(`blog.hint_${key}`) ?? '';
}

const spelt: Record<string, string> = {
  '': 'none',
  '"': 'double',
  "'": 'single',
  '-': 'hyphen',
  _: 'underscore',
};

/** A value as people read it. */
export function valueOf(key: string, value: string): string {
  if (key === 'generator') return generatorName(value);
  if (key === 'dialect') return dialectName(value);
  const choice = `${key.endsWith('Quote') ? 'quote' : key}_${spelt[value] ?? value}`;
  return name(`blog.choice_${choice}`) ?? (value || t('blog.nothing'));
}
