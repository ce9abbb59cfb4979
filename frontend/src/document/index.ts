export { openSession, Session, type FieldChange, type Shown } from './session.svelte';
export { SessionStore } from './store.svelte';
export { notices, type Notice } from './notices.svelte';
export { bodyStart, foldField, reachesFrontMatter } from './fold';
export { pictureText } from './pictures';
export { ScrollLink, type Place, type Side } from './scroll';
export type { WordCount } from './words';
export type { Transport } from './transport';
