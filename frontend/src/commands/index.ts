export type { Command, Group } from './command';
export { dispatch, runById } from './dispatch';
export { isKeys, shownKeys } from './keys';

/** The palette, loaded when it is first wanted. */
export const palette = () => import('./Palette.svelte');
