/** The menu beside the filter: how the list is sorted, grouped and narrowed. */
import type { ListView } from '../api';
import { spoken, t } from '../i18n';
import type { MenuGroup, MenuItem } from '../ui/menu';
import { groupOf, isNarrowed, narrowings, plainView, type Narrowing, type Offered } from './view';

/** How many values of a kind a menu can hold; the filter finds the rest. */
const most = 24;

export interface ListMenuOptions {
  view: ListView;
  offered: Offered;
  onview: (view: ListView) => void;
  /** Asks for days, in the filter. */
  onrange: () => void;
}

export function listMenu(options: ListMenuOptions): MenuGroup[] {
  const { view, offered, onview } = options;
  const become = (change: Partial<ListView>) => () => onview({ ...view, ...change });
  return [
    { heading: t('posts.sort'), items: sortItems(view, become) },
    {
      heading: t('posts.group'),
      items: (['year', 'folder', 'none'] as const).map((id) => ({
        id: `group-${id}`,
        label: t(`posts.group_${id}`),
        chosen: groupOf(view) === id,
        run: become({ group: id }),
      })),
    },
    {
      heading: t('posts.only'),
      items: [
        ...narrowings.flatMap((key) => narrowingItem(key, options)),
        ...(offered.marked
          ? [
              {
                id: 'marked',
                label: t('posts.only_marked'),
                note: offered.marked.toLocaleString(),
                chosen: view.marked,
                run: become({ marked: !view.marked }),
              },
            ]
          : []),
        { id: 'range', label: t('posts.only_range'), run: options.onrange },
        ...(isNarrowed(view)
          ? [
              {
                id: 'all',
                label: t('posts.show_all'),
                run: become(unnarrowed()),
              },
            ]
          : []),
      ],
    },
  ];
}

/** A view's narrowings, all taken away. */
export function unnarrowed(): Pick<ListView, Narrowing | 'marked'> {
  const { year, tag, category, language, state, marked } = plainView;
  return { year, tag, category, language, state, marked };
}

function sortItems(view: ListView, become: (change: Partial<ListView>) => () => void): MenuItem[] {
  const sorts = [
    { id: 'newest', sort: '', reverse: false },
    { id: 'oldest', sort: '', reverse: true },
    { id: 'by_title', sort: 'title', reverse: false },
    { id: 'last_changed', sort: 'changed', reverse: false },
  ] as const;
  return sorts.map(({ id, sort, reverse }) => ({
    id,
    label: t(`posts.sort_${id}`),
    chosen: view.sort === sort && view.reverse === reverse,
    // Another order brings the headings that suit it.
    run: become({ sort, reverse, ...(view.group === 'folder' ? {} : { group: '' }) }),
  }));
}

/** A line with the values of one kind behind it; none where there is nothing to choose. */
function narrowingItem(key: Narrowing, { view, offered, onview }: ListMenuOptions): MenuItem[] {
  const values = offered[key];
  if (values.length < 2 && !view[key]) return [];
  const known = values.some(([value]) => value === view[key]);
  const items = [
    ...(view[key] && !known ? ([[view[key], 0]] as [string, number][]) : []),
    ...values.slice(0, most),
  ].map(([value, count]) => ({
    id: `${key}-${value}`,
    label: valueName(key, value),
    note: count.toLocaleString(),
    chosen: view[key] === value,
    run: () => onview({ ...view, [key]: view[key] === value ? '' : value }),
  }));
  return [{ id: key, label: t(`posts.only_${key}`), items, run: () => undefined }];
}

/** What a narrowing says of itself: a state and a language have names. */
export function valueName(key: Narrowing, value: string): string {
  if (key === 'state') return stateName(value);
  return key === 'language' ? languageName(value) : value;
}

function languageName(code: string): string {
  try {
    return new Intl.DisplayNames(spoken.language, { type: 'language' }).of(code) ?? code;
  } catch {
    return code; // what a blog writes for a language may be none
  }
}

function stateName(state: string): string {
  switch (state) {
    case 'draft':
    case 'changed':
    case 'published':
      return t(`posts.${state}`);
    default:
      return t('posts.unpublished');
  }
}
