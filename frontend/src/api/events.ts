/** What Go announces. Events only say that something changed; answers come from calls. */
import { EventsOn } from '../wailsjs/runtime/runtime';
import type { SaveState, Told } from './window';

export interface PublishStep {
  /** check, fetch, commit, rehearse, push, verify or finish */
  step: string;
  done: boolean;
  /** 0 to 100, or -1 when it is not known */
  percent: number;
}

/** What git or ssh ask in their own words. */
export interface Question {
  id: number;
  text: string;
  secret: boolean;
  /** yes or no */
  confirm: boolean;
}

/** Files dropped on the real window, at CSS pixels of the page. */
export interface Drop {
  x: number;
  y: number;
  paths: string[];
}

interface Events {
  posts: undefined;
  disk: { post: string };
  save: SaveState;
  publish: PublishStep;
  /** The blog's own server does something else, or said something. */
  site: undefined;
  /** The generator said something in a rehearsal. */
  rehearsal: undefined;
  /** How far a change of many posts is, from 0 to 100. */
  tags: { percent: number };
  drop: Drop;
  'blog-gone': Told;
  'blog-back': undefined;
  'open-post': { post: string };
  /** Another start of the app named this folder. */
  'open-blog': { dir: string };
  menu: { command: string };
  /** waiting, late, live, or unseen; failed with the check that did, and where it says why */
  live: { url: string; state: string; check: string; log: string };
  clone: { percent: number };
  ask: Question;
  /** Nobody waits for the answer any more. */
  'ask-over': { id: number };
}

/** Listens to an event; the answer stops listening. */
export function on<K extends keyof Events>(
  event: K,
  handle: (value: Events[K]) => void,
): () => void {
  return EventsOn(event, handle);
}
