/** The sheet, loaded when it is first wanted. */
export const dialectSheet = () => import('./DialectSheet.svelte');
