/** The steps that the writer sees tick by, made of those that Go announces. */
import type { PublishStep } from '../api';

export const steps = ['saved', 'checked', 'uploaded', 'confirmed'] as const;
export type Step = (typeof steps)[number];

/** How far a publish is: the step that is under way, and its percent (-1: not known). */
export interface Place {
  at: number;
  percent: number;
}

const stepOf: Record<string, Step> = {
  check: 'checked',
  fetch: 'checked',
  commit: 'uploaded',
  push: 'uploaded',
  verify: 'confirmed',
  finish: 'confirmed',
};

/** The last announcement of each step that is seen. */
const ends = new Set(['fetch', 'push', 'finish']);

/** Where a publish is after an announcement. It never goes back. */
export function after(place: Place, { step, done, percent }: PublishStep): Place {
  const named = stepOf[step];
  if (!named) return place;
  const at = steps.indexOf(named) + (done && ends.has(step) ? 1 : 0);
  if (at < place.at) return place;
  return { at, percent: step === 'push' && !done ? percent : -1 };
}
