export {
  openSession,
  Session,
  type FieldChange,
  type Formulas,
  type Shown,
} from './session.svelte';
export { SessionStore } from './store.svelte';
export { takeEdits } from './edits';
export { notices } from './notices.svelte';
export { faultField } from './fault';
export { bodyStart, foldField } from './fold';
export { pictureText } from './pictures';
export { ScrollLink, type Place } from './scroll';
