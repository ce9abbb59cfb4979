import app from './app';
import blog from './blog';
import commands from './commands';
import dialect from './dialect';
import document from './document';
import editor from './editor';
import images from './images';
import posts from './posts';
import preflight from './preflight';
import preview from './preview';
import properties from './properties';
import publish from './publish';
import searching from './searching';
import settings from './settings';
import tags from './tags';
import ui from './ui';
import { spoken } from './language.svelte';
import { fill, type Messages, type Names } from './messages';

const features = {
  app,
  blog,
  commands,
  dialect,
  document,
  editor,
  images,
  posts,
  preflight,
  preview,
  properties,
  publish,
  searching,
  settings,
  tags,
  ui,
};

type Features = typeof features;

/** Every message's key, as feature.name. */
export type Key = {
  [F in keyof Features]: `${F}.${keyof Features[F]['en'] & string}`;
}[keyof Features];

type TextOf<K extends Key> = K extends `${infer F extends keyof Features}.${infer Name}`
  ? Name extends keyof Features[F]['en']
    ? Features[F]['en'][Name]
    : never
  : never;

/** What a message wants to know; nothing when it has no names in braces. */
type Values<K extends Key> =
  TextOf<K> extends infer Text extends string
    ? string extends Text
      ? [values?: Record<string, string | number>]
      : [Names<Text>] extends [never]
        ? []
        : [values: Record<Names<Text>, string | number>]
    : never;

/** The message in the window's language; read inside a component, it follows the language. */
export function t<K extends Key>(key: K, ...[values]: Values<K>): string {
  const dot = key.indexOf('.');
  const feature = features[key.slice(0, dot) as keyof Features];
  const texts: Record<string, string> = feature[spoken.language];
  return fill(texts[key.slice(dot + 1)] ?? key, values ?? {}, spoken.language);
}

/** The message of a key that is made from an id Go names; null when there is none. */
export function name(key: string): string | null {
  const dot = key.indexOf('.');
  const feature = features[key.slice(0, dot) as keyof Features] as Messages | undefined;
  return feature?.[spoken.language][key.slice(dot + 1)] ?? null;
}

export { spoken, type Language } from './language.svelte';
