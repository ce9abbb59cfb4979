/** The sheet, loaded when it is first wanted. */
export const publishSheet = () => import('./PublishSheet.svelte');

/** A file with its changed lines, for other sheets that show what will happen. */
export const fileLine = () => import('./FileLine.svelte');
