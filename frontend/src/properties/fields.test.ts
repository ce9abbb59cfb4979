import { describe, expect, it } from 'vitest';
import type { Field } from '../api';
import { arrange, nameOf } from './fields';

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

  it('folds no single field away', () => {
    const { shown, folded } = arrange(['a', 'b', 'c', 'd', 'e'].map(field));
    expect(shown).toHaveLength(5);
    expect(folded).toEqual([]);
  });
});
