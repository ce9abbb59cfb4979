import type { Component } from 'svelte';

/** One line of a menu. */
export interface MenuItem {
  id: string;
  label: string;
  icon?: Component;
  /** Keys that do the same, as shown to the writer. */
  keys?: string;
  /** Quiet words behind the label. */
  note?: string;
  /** Quiet words below the label, such as what it would make. */
  example?: string;
  /** Why it cannot be chosen now. */
  blocked?: string;
  /** One of several: whether it is the one. */
  chosen?: boolean;
  danger?: boolean;
  /** More lines behind this one. */
  items?: MenuItem[];
  run: () => void;
}

/** Lines that belong together. */
export interface MenuGroup {
  heading?: string;
  items: MenuItem[];
}

/** Where a menu opens: under its button, or at a point. */
export type Anchor = HTMLElement | { getBoundingClientRect: () => DOMRect };

/** The anchor of a menu that opens where the mouse is. */
export function pointAt(x: number, y: number): Anchor {
  return { getBoundingClientRect: () => new DOMRect(x, y, 0, 0) };
}
