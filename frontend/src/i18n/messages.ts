/**
 * How messages are written. One file per feature:
 *
 *   export default messages({ en: { saved: 'Saved' }, ko: { saved: '저장됨' } });
 *
 * A key that one language lacks does not compile. In a message, {name} is filled from the call, and
 * {n|post|posts} chooses by the number n: the first for exactly one, the second for the rest.
 */
export interface Messages {
  en: Record<string, string>;
  ko: Record<string, string>;
}

/** A feature's messages, in every language. */
export function messages<const En extends Record<string, string>>(all: {
  en: En;
  ko: { [K in keyof En]: string };
}): { en: En; ko: { [K in keyof En]: string } } {
  return all;
}

/** The names in braces of a message. */
export type Names<Text extends string> = Text extends `${string}{${infer Name}}${infer Rest}`
  ? (Name extends `${infer Bare}|${string}` ? Bare : Name) | Names<Rest>
  : never;

/** Fills a message. Numbers are written as the language writes them. */
export function fill(
  text: string,
  values: Record<string, string | number>,
  language: string,
): string {
  return text.replace(/\{([^{}|]+)(?:\|([^{}|]*)\|([^{}|]*))?\}/g, (whole, name, one, many) => {
    const value = values[name];
    if (value === undefined) return whole;
    if (one !== undefined) return value === 1 ? one : many;
    return typeof value === 'number' ? value.toLocaleString(language) : value;
  });
}
