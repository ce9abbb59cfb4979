/** What the status bar says about a text's length. */
export interface WordCount {
  words: number;
  characters: number;
  minutes: number;
}

const letters = /[\p{L}\p{N}]/u;
/** Scripts written without blanks: each sign counts as a word, as word processors count. */
const unspaced = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/u;
const unspacedAll = new RegExp(unspaced, 'gu');
/** What belongs to the sign before it: marks, joiners, selectors, parts of a Hangul syllable. */
const joining = /[\p{M}\u200c\u200d\ufe0e\ufe0f\u1160-\u11ff]|\p{Emoji_Modifier}/gu;
const joined = /\u200d\p{Extended_Pictographic}/gu;

const wordsAMinute = 220;
const signsAMinute = 500;

/**
 * Counts a body: words by blanks (Han and kana sign by sign), and signs as a person counts them,
 * blanks within lines included (글자 수).
 */
export function countWords(lines: Iterable<string>): WordCount {
  let words = 0;
  let characters = 0;
  let latin = 0;
  let dense = 0;
  for (const line of lines) {
    characters += signs(line);
    for (const part of line.split(/\s+/u)) {
      if (!letters.test(part)) continue;
      const single = part.match(unspacedAll)?.length ?? 0;
      const rest = single ? letters.test(part.replace(unspacedAll, '')) : true;
      words += single + (rest ? 1 : 0);
      if (single || isHangul(part)) dense += signs(part);
      else latin++;
    }
  }
  const minutes = Math.ceil(latin / wordsAMinute + dense / signsAMinute);
  return { words, characters, minutes };
}

function isHangul(text: string): boolean {
  return /\p{Script=Hangul}/u.test(text);
}

function signs(text: string): number {
  const plain = /^[ -~가-힣]*$/.test(text) ? text : text.replace(joined, '').replace(joining, '');
  if (plain === text && !/[\ud800-\udbff]/.test(text)) return text.length;
  return [...plain].length;
}
