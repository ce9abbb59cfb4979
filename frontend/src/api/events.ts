/** What Go announces. Events only say that something changed; answers come from calls. */
import { EventsOn } from '../wailsjs/runtime/runtime';
import type { SaveState, Told } from './window';

export interface PublishStep {
  /** check, fetch, commit, push, verify or finish */
  step: string;
  done: boolean;
  /** 0 to 100, or -1 when it is not known */
  percent: number;
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
  /** How far a change of many posts is, from 0 to 100. */
  tags: { percent: number };
  drop: Drop;
  'blog-gone': Told;
  'blog-back': undefined;
  'open-post': { post: string };
  /** Another start of the app named this folder. */
  'open-blog': { dir: string };
  menu: { command: string };
}

/** Listens to an event; the answer stops listening. */
export function on<K extends keyof Events>(
  event: K,
  handle: (value: Events[K]) => void,
): () => void {
  return EventsOn(event, handle);
}
