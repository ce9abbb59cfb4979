import { describe, expect, it } from 'vitest';
import type { Field } from '../api';
import { arrange, nameOf, sides } from './fields';

const field = (key: string): Field => ({
  key,
  type: 'text',
  control: 'text',
  text: '',
  items: [],
  on: false,
  line: 1,
  readOnly: false,
  reason: '',
});
const keys = (list: Field[]) => list.map(({ key }) => key);

describe('the form shows what most writers look at', () => {
  it('sets the title apart, however it is spelt', () => {
    expect(arrange([field('date'), field('Title')]).title?.key).toBe('Title');
    expect(arrange([field('date')]).title).toBeNull();
  });

  it('shows the first few and folds the rest, losing none', () => {
    const all = ['layout', 'title', 'toc', 'tags', 'weight', 'draft', 'date', 'cover', 'slug'];
    const { shown, folded } = arrange(all.map(field));
    expect(keys(shown)).toEqual(['date', 'slug', 'tags', 'cover']);
    expect(keys(folded)).toEqual(['draft', 'layout', 'toc', 'weight']);
  });

  it('knows the lists that Zola keeps in a table', () => {
    const { shown } = arrange(['a', 'b', 'c', 'd', 'e', 'f', 'taxonomies.tags'].map(field));
    expect(keys(shown)[0]).toBe('taxonomies.tags');
    expect(nameOf('taxonomies.tags')).toBe(nameOf('tags'));
    expect(nameOf('params.tags')).toBe('params.tags');
  });

  it('gives a date with a zone, and what says why it is fixed, the whole line', () => {
    const date = { ...field('date'), control: 'datetime', text: '2024-05-01T09:00:00+09:00' };
    const day = { ...field('lastmod'), control: 'date', text: '2024-05-01' };
    const fixed = { ...field('seo'), readOnly: true };
    expect(sides([date, day, field('slug'), field('tags'), fixed, field('x')])).toEqual([
      'wide',
      'left',
      'right',
      'left',
      'wide',
      'left',
    ]);
  });

  it('folds no single field away', () => {
    const { shown, folded } = arrange(['a', 'b', 'c', 'd', 'e'].map(field));
    expect(shown).toHaveLength(5);
    expect(folded).toEqual([]);
  });
});
