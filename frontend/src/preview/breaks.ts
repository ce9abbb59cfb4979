/**
 * Korean breaks its lines between words, Japanese and Chinese between any two letters. In a Korean
 * post a block of those would have lines as long and as short as its commas happen to stand.
 */

const hangul = /[\u1100-\u11ff\u3130-\u318f\uac00-\ud7af]/;
const kanaOrHan = /[\u3040-\u30ff\u3400-\u9fff]/;

/** Marks the elements in each holder that are written without Hangul, in kana or Chinese characters. */
export function markBreaks(holders: DocumentFragment): void {
  if (!kanaOrHan.test(holders.textContent)) return;
  for (const { children } of holders.children) {
    for (const block of children) {
      const text = block.textContent;
      if (kanaOrHan.test(text) && !hangul.test(text)) block.classList.add('pp-breaks');
    }
  }
}
