export { default as Editor } from './Editor.svelte';
export { editorCommands, type EditorCommand } from './commands';
