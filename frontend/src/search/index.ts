export { Search, type Spot } from './search.svelte';

/** The sheet, loaded when it is first wanted. */
export const searchSheet = () => import('./SearchSheet.svelte');
