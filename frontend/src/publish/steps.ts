/** The steps that the writer sees tick by, made of those that Go announces. */
import type { PublishStep } from '../api';

export const steps = ['saved', 'checked', 'rehearsed', 'uploaded', 'confirmed'] as const;
export type Step = (typeof steps)[number];

/** How far a publish is: the step that is under way, and its percent (-1: not known). */
export interface Place {
  at: number;
  percent: number;
}

const stepOf: Record<string, Step> = {
  check: 'checked',
  fetch: 'checked',
  commit: 'rehearsed',
  rehearse: 'rehearsed',
  push: 'uploaded',
  verify: 'confirmed',
  finish: 'confirmed',
};

/** The last announcement of each step that is seen. */
const ends = new Set(['fetch', 'rehearse', 'push', 'finish']);

/** The steps that are seen; not every publish is rehearsed. */
export function shown(rehearses: boolean): Step[] {
  return steps.filter((step) => rehearses || step !== 'rehearsed');
}

/** The step that is under way. */
export function now({ at }: Place, rehearses: boolean): Step | undefined {
  return shown(rehearses).find((step) => steps.indexOf(step) >= at);
}

/** Where a publish is after an announcement. It never goes back. */
export function after(place: Place, { step, done, percent }: PublishStep): Place {
  const named = stepOf[step];
  if (!named) return place;
  const at = steps.indexOf(named) + (done && ends.has(step) ? 1 : 0);
  if (at < place.at) return place;
  return { at, percent: step === 'push' && !done ? percent : -1 };
}
