export { MySite } from './mysite.svelte';
export { default as SiteMark } from './SiteMark.svelte';

/** The cards, loaded when they are first wanted. */
export const shareCards = () => import('./ShareCards.svelte');

/** The sheet, loaded when it is first wanted. */
export const siteSheet = () => import('./SiteSheet.svelte');
