export { default as SettingsMenu } from './SettingsMenu.svelte';
export { Theme, type ThemeName } from './theme.svelte';
