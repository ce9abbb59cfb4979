/** The language that a text is written in, as far as its letters tell: it decides where lines break. */
export type Tongue = 'ko' | 'ja' | 'zh' | '';

/** Hangul means Korean, kana Japanese, and Han alone Chinese; '' for anything else. */
export function tongueOf(text: string): Tongue {
  const count = (letters: RegExp) => text.match(letters)?.length ?? 0;
  const hangul = count(/\p{Script=Hangul}/gu);
  const kana = count(/[\p{Script=Hiragana}\p{Script=Katakana}]/gu);
  const han = count(/\p{Script=Han}/gu);
  if (hangul + kana + han === 0) return '';
  if (hangul >= kana && hangul >= han / 2) return 'ko';
  return kana > han / 20 ? 'ja' : 'zh';
}
