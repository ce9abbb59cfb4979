export { default as PropertiesForm } from './PropertiesForm.svelte';
export { Drafts } from './draft.svelte';
