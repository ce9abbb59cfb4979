/** The sheet, loaded when it is first wanted. */
export const tagsSheet = () => import('./TagsSheet.svelte');
