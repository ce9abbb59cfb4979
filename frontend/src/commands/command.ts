import type { Component } from 'svelte';

/** Where a command stands in menus. */
export type Group = 'file' | 'edit' | 'view' | 'post' | 'publish' | 'help';

/** One thing the writer can do; menu, palette and keys all run the same. */
export interface Command {
  id: string;
  group: Group;
  /** In the writer's language. */
  title: string;
  /** In CodeMirror's notation. */
  keys?: string;
  /** The editor takes these keys itself. */
  inEditor?: boolean;
  /** Why it cannot be run now, in the writer's language. */
  blocked?: string;
  icon?: Component;
  /** Not worth a line in the palette, such as the palette itself. */
  hidden?: boolean;
  run: () => void;
}
