export { default as PostList } from './PostList.svelte';
export { isOnline, isPublishable } from './rows';

/** Dialogs, loaded when they are first wanted. */
export const newPost = () => import('./NewPost.svelte');
export const renamePost = () => import('./RenamePost.svelte');
export const bundlePost = () => import('./BundlePost.svelte');
export const deletePost = () => import('./DeletePost.svelte');
