import { describe, expect, it } from 'vitest';
import { otherSpelling, suggest } from './tags';

const known = [
  { tag: 'devops', count: 12 },
  { tag: '회고', count: 5 },
  { tag: 'k8s', count: 4 },
  { tag: 'Open Source', count: 3 },
  { tag: 'Devops', count: 1 },
];
const tags = (typed: string, taken: string[] = []) =>
  suggest(known, typed, taken).map((k) => k.tag);

describe('tags are completed from the blog', () => {
  it('offers the most used first, but not what is there already', () => {
    expect(tags('', ['회고'])).toEqual(['devops', 'k8s', 'Open Source', 'Devops']);
    expect(tags('dev')).toEqual(['devops', 'Devops']);
    expect(tags('ㅎㄱ')).toEqual(['회고']);
  });

  it('puts what begins so before what merely has it', () => {
    expect(tags('s')).toEqual(['devops', 'k8s', 'Open Source', 'Devops']);
    expect(tags('o')).toEqual(['Open Source', 'devops', 'Devops']);
  });

  it('points out a spelling that the blog hardly uses', () => {
    expect(otherSpelling(known, ['Devops'])?.known.tag).toBe('devops');
    expect(otherSpelling(known, ['open-source'])?.known.tag).toBe('Open Source');
    expect(otherSpelling(known, ['devops', 'k8s', 'new'])).toBeNull();
    expect(otherSpelling(known, ['Devops', 'devops'])).toBeNull();
  });
});
