/** The sheet, loaded when it is first wanted. */
export const publishSheet = () => import('./PublishSheet.svelte');
export { default as FileLine } from './FileLine.svelte';
