export { default as FirstLook } from './FirstLook.svelte';
export { dialectName } from './dialect';
export { generatorName } from './generator';

/** Sheets, loaded when they are first wanted. */
export const blogSettings = () => import('./BlogSettings.svelte');
export const whichBlog = () => import('./WhichBlog.svelte');
