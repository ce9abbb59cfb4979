export { Preflight } from './preflight.svelte';

/** What was noticed about the open post, in a sheet that is loaded when it is first wanted. */
export const preflightSheet = () => import('./PreflightSheet.svelte');

/** How many things are to be known, for the status bar. */
export { default as PreflightCount } from './PreflightCount.svelte';

/** What was noticed, and the question that errors ask, for the sheet that publishes. */
export { default as BeforePublish } from './BeforePublish.svelte';
