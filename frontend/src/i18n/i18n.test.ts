import { describe, expect, it } from 'vitest';
import { fill, type Messages } from './messages';

const files = import.meta.glob<{ default?: Messages }>(['./*.ts', '!./*.test.ts'], {
  eager: true,
});
const features = Object.entries(files)
  .filter(([, file]) => file.default?.en)
  .map(([path, file]) => ({ feature: path.slice(2, -3), texts: file.default! }));

const sources = Object.values(
  import.meta.glob<string>(['../**/*.ts', '../**/*.svelte', '!../**/*.test.ts', '!../i18n/*.ts'], {
    query: '?raw',
    import: 'default',
    eager: true,
  }),
);
const source = sources.join('\n');

const all = features.flatMap(({ feature, texts }) =>
  Object.entries(texts.en).map(([name, en]) => ({
    key: `${feature}.${name}`,
    en,
    ko: texts.ko[name] ?? '',
  })),
);

/** What a message is filled with. */
const names = (text: string) =>
  [...new Set([...text.matchAll(/\{([^{}|]+)/g)].map((found) => found[1]))].sort();

it('there are messages at all', () => {
  expect(all.length).toBeGreaterThan(100);
});

describe('every message, in both languages', () => {
  it('is there, and is filled with the same', () => {
    for (const { feature, texts } of features) {
      expect(Object.keys(texts.ko).sort(), feature).toEqual(Object.keys(texts.en).sort());
    }
    for (const { key, en, ko } of all) {
      expect(en.trim(), key).not.toBe('');
      expect(ko.trim(), key).not.toBe('');
      const lost = names(ko).filter((name) => !names(en).includes(name));
      expect(lost, `${key}: unknown in Korean`).toEqual([]);
      // A plural that Korean does not have may leave nothing of its number.
      const missing = names(en).filter((name) => !names(ko).includes(name));
      expect(missing, `${key}: missing in Korean`).toEqual([]);
    }
  });

  it('is quiet', () => {
    for (const { key, en, ko } of all) {
      expect(`${en}${ko}`, key).not.toMatch(/[!！]|Oops/);
    }
  });

  it('is said somewhere', () => {
    // Keys that are made of an id, t(`posts.${state}`): the id stands somewhere, unless a blog names
    // it, t(`properties.key_${key}`).
    const made = [...source.matchAll(/`([a-z]+\.\w*)\$\{[^}]*\}(\w*)/g)].map(
      ([, before, after]) => new RegExp(`^${before!.replace('.', '\\.')}(.+)${after}$`),
    );
    const isMade = (key: string) =>
      made.some((pattern) => {
        const id = pattern.exec(key)?.[1];
        return id && (source.includes(`'${id}'`) || pattern.source.includes('_('));
      });
    const unsaid = all
      .map(({ key }) => key)
      .filter((key) => !source.includes(`'${key}'`) && !isMade(key));
    expect(unsaid).toEqual([]);
  });
});

describe('a message is filled', () => {
  it('with words and numbers, as the language writes them', () => {
    expect(fill('{n} of {name}', { n: 12345, name: 'me' }, 'en')).toBe('12,345 of me');
    expect(fill('글 {n}개', { n: 12345 }, 'ko')).toBe('글 12,345개');
  });

  it('by its number', () => {
    expect(fill('{n} {n|post|posts}', { n: 1 }, 'en')).toBe('1 post');
    expect(fill('{n} {n|post|posts}', { n: 0 }, 'en')).toBe('0 posts');
    expect(fill('{n|post is|posts are} waiting', { n: 2 }, 'en')).toBe('posts are waiting');
  });

  it('and leaves braces that mean nothing alone', () => {
    expect(fill('{{< figure >}} {x}', {}, 'en')).toBe('{{< figure >}} {x}');
  });
});
