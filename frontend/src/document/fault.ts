/** The line that makes the front matter unreadable, while it is being written. */
import { StateEffect, StateField, type Text } from '@codemirror/state';
import type { FrontMatter } from '../api';

export const setFault = StateEffect.define<number>();

/** Where that line begins; -1 when all is well. It moves with the text around it. */
export const faultField = StateField.define<number>({
  create: () => -1,
  update(at, tr) {
    if (at >= 0 && tr.docChanged) at = tr.changes.mapPos(at, 1);
    for (const effect of tr.effects) if (effect.is(setFault)) at = effect.value;
    return Math.min(at, tr.newDoc.length);
  },
});

/** Where the faulty line of a text begins; -1 when there is none. */
export function faultIn(doc: Text, { problem }: FrontMatter): number {
  return problem.code && problem.line > 0 ? doc.line(Math.min(problem.line, doc.lines)).from : -1;
}
