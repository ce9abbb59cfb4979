/**
 * Finding words as they are typed, Hangul included: texts are compared in NFC and lower case; a
 * lone consonant means every syllable that begins with it (ㅋㅂ finds 쿠버네티스); and the last
 * syllable may be unfinished (벌 on the way to 버른).
 */

const base = 0xac00;
const last = 0xd7a3;
const vowels = 21;
const finals = 28;

/** Initial consonants, in the order of their syllables. */
const initials = 'ㄱㄲㄴㄷㄸㄹㅁㅂㅃㅅㅆㅇㅈㅉㅊㅋㅌㅍㅎ';

/** What each final consonant leaves behind, and which initial it may become. */
const parting: [keeps: number, becomes: string][] = [
  [0, ''],
  ...([
    [0, 'ㄱ'],
    [0, 'ㄲ'],
    [1, 'ㅅ'],
    [0, 'ㄴ'],
    [4, 'ㅈ'],
    [4, 'ㅎ'],
    [0, 'ㄷ'],
    [0, 'ㄹ'],
    [8, 'ㄱ'],
    [8, 'ㅁ'],
    [8, 'ㅂ'],
    [8, 'ㅅ'],
    [8, 'ㅌ'],
    [8, 'ㅍ'],
    [8, 'ㅎ'],
    [0, 'ㅁ'],
    [0, 'ㅂ'],
    [17, 'ㅅ'],
    [0, 'ㅅ'],
    [0, 'ㅆ'],
    [0, 'ㅇ'],
    [0, 'ㅈ'],
    [0, 'ㅊ'],
    [0, 'ㅋ'],
    [0, 'ㅌ'],
    [0, 'ㅍ'],
    [0, 'ㅎ'],
  ] satisfies [number, string][]),
];

/** Two consonants that an input method writes as one letter. */
const pairs: Record<string, string> = {
  ㄳ: 'ㄱㅅ',
  ㄵ: 'ㄴㅈ',
  ㄶ: 'ㄴㅎ',
  ㄺ: 'ㄹㄱ',
  ㄻ: 'ㄹㅁ',
  ㄼ: 'ㄹㅂ',
  ㄽ: 'ㄹㅅ',
  ㄾ: 'ㄹㅌ',
  ㄿ: 'ㄹㅍ',
  ㅀ: 'ㄹㅎ',
  ㅄ: 'ㅂㅅ',
};

/** A text as it is compared. */
export function comparable(text: string): string {
  return text.normalize('NFC').toLowerCase().replaceAll('ς', 'σ');
}

/** A name without what people spell in different ways: case, width, blanks and hyphens. */
export function folded(name: string): string {
  return comparable(name.normalize('NFKC')).replace(/[\s_-]+/gu, '');
}

/** Tells of a comparable text whether all words of the query are in it. */
export function matcher(query: string): (comparableText: string) => boolean {
  const words = comparable(query).trim().split(/\s+/u).filter(Boolean);
  const patterns = words.map((word) => new RegExp(pattern(word), 'u'));
  return (text) => patterns.every((p) => p.test(text));
}

function pattern(word: string): string {
  const signs = [...word].flatMap((sign) => [...(pairs[sign] ?? sign)]);
  return signs
    .map((sign, i) => (i === signs.length - 1 ? unfinished(sign) : finished(sign)))
    .join('');
}

function finished(sign: string): string {
  const initial = initials.indexOf(sign);
  if (initial < 0) return sign.replace(/[\\^$.*+?()[\]{}|/]/gu, '\\$&');
  const from = base + initial * vowels * finals;
  return `[${sign}${range(from, vowels * finals)}]`;
}

function unfinished(sign: string): string {
  const code = sign.charCodeAt(0);
  if (code < base || code > last) return finished(sign);
  const final = (code - base) % finals;
  if (final === 0) return `[${range(code, finals)}]`;
  const [keeps, becomes] = parting[final]!;
  const stem = String.fromCharCode(code - final + keeps);
  return `(?:${sign}|${stem}${finished(becomes)})`;
}

function range(from: number, count: number): string {
  return `${String.fromCharCode(from)}-${String.fromCharCode(from + count - 1)}`;
}
