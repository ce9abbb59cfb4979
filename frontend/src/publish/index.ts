/** The sheet, loaded when it is first wanted. */
export const publishSheet = () => import('./PublishSheet.svelte');

/** What was published, and how to take it back. */
export const historySheet = () => import('./HistorySheet.svelte');

/** What git and ssh ask while something is under way. */
export const askSheet = () => import('./AskSheet.svelte');
export { Questions } from './questions.svelte';

/** A file with its changed lines, for other sheets that show what will happen. */
export const fileLine = () => import('./FileLine.svelte');

/** Hears when a page shows what was published, also while no sheet is open. */
export { live } from './live.svelte';
