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

/** What one line adds. */
interface Counted {
  words: number;
  characters: number;
  latin: number;
  dense: number;
}

const linesAtOnce = 200;

/**
 * Counts a body: words by blanks (Han and kana sign by sign), and signs as a person counts them,
 * blanks within lines included (글자 수). Lines that were counted before are remembered.
 */
export class WordCounter {
  #known = new Map<string, Counted>();

  /** Counts in small steps, so that somebody who types does not notice. */
  *count(lines: Iterable<string>): Generator<undefined, WordCount> {
    const known = new Map<string, Counted>();
    const all: Counted = { words: 0, characters: 0, latin: 0, dense: 0 };
    let n = 0;
    for (const line of lines) {
      const one = known.get(line) ?? this.#known.get(line) ?? countLine(line);
      known.set(line, one);
      all.words += one.words;
      all.characters += one.characters;
      all.latin += one.latin;
      all.dense += one.dense;
      if (++n % linesAtOnce === 0) yield;
    }
    this.#known = known;
    const { words, characters, latin, dense } = all;
    const minutes = Math.ceil(latin / wordsAMinute + dense / signsAMinute);
    return { words, characters, minutes };
  }
}

const stepLasts = 6;

/** Counts a while after the last change, a few milliseconds at a time. */
export class Counting {
  readonly #counter = new WordCounter();
  #timer: ReturnType<typeof setTimeout> | undefined;

  soon(delay: number, lines: () => Iterable<string>, tell: (count: WordCount) => void): void {
    this.stop();
    this.#timer = setTimeout(() => {
      const counting = this.#counter.count(lines());
      const step = () => {
        const until = performance.now() + stepLasts;
        do {
          const { done, value } = counting.next();
          if (done) return tell(value);
        } while (performance.now() < until);
        this.#timer = setTimeout(step, 0);
      };
      step();
    }, delay);
  }

  stop(): void {
    clearTimeout(this.#timer);
  }
}

function countLine(line: string): Counted {
  const counted = { words: 0, characters: signs(line), latin: 0, dense: 0 };
  for (const part of line.split(/\s+/u)) {
    if (!letters.test(part)) continue;
    const single = part.match(unspacedAll)?.length ?? 0;
    const rest = single ? letters.test(part.replace(unspacedAll, '')) : true;
    counted.words += single + (rest ? 1 : 0);
    if (single || isHangul(part)) counted.dense += signs(part);
    else counted.latin++;
  }
  return counted;
}

function isHangul(text: string): boolean {
  return /\p{Script=Hangul}/u.test(text);
}

function signs(text: string): number {
  const plain = /^[ -~가-힣]*$/.test(text) ? text : text.replace(joined, '').replace(joining, '');
  if (plain === text && !/[\ud800-\udbff]/.test(text)) return text.length;
  return [...plain].length;
}
