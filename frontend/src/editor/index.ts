export { default as Editor } from './Editor.svelte';
export { editorCommands } from './commands';
