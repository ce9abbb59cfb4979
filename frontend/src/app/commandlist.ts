/** All that the writer can do, in one list: menu, palette and keys are made of it. */
import type { PostRow } from '../api';
import type { Command } from '../commands';
import { notices } from '../document';
import { editorCommands } from '../editor';
import { spoken, t, type Key } from '../i18n';
import { isOnline } from '../posts';
import type { Desk } from './desk.svelte';
import type { Penpush } from './penpush.svelte';

export interface CommandHost {
  penpush: Penpush;
  /** Puts the caret into the filter of the list. */
  filterPosts: () => void;
}

type Name = Extract<Key, `commands.${string}`> extends `commands.${infer Id}` ? Id : string;

const inText = new Set(['undo', 'redo', 'find', 'replace', 'rawFrontMatter']);

export function commandList(host: CommandHost): Command[] {
  const { penpush } = host;
  const { desk } = penpush;
  return [
    ...blogCommands(penpush),
    ...(desk ? [...postCommands(desk), ...textCommands(desk, penpush.mac)] : []),
    ...(desk ? [searchCommand(desk), ...viewCommands(host)] : []),
    ...settingsCommands(penpush),
    ...helpCommands(penpush),
  ];
}

function blogCommands(penpush: Penpush): Command[] {
  const { desk } = penpush;
  return [
    ...(desk
      ? [
          made('newPost', 'file', { keys: 'Mod-n', run: () => (desk.sheet = { kind: 'newPost' }) }),
          made('save', 'file', { keys: 'Mod-s', run: () => void desk.save() }, needsPost(desk)),
          made('saveElsewhere', 'file', { run: () => void desk.saveElsewhere() }, needsPost(desk)),
        ]
      : []),
    made('openBlog', 'file', { keys: 'Mod-o', run: () => void penpush.choose() }),
    made('cloneBlog', 'file', { run: () => (penpush.cloning = true) }),
    ...(desk ? [made('blogSettings', 'file', { run: () => desk.settings() })] : []),
    made('sampleBlog', 'file', { run: () => void penpush.openSample() }),
    ...(desk ? [made('closeBlog', 'file', { run: () => void penpush.close() })] : []),
  ];
}

function postCommands(desk: Desk): Command[] {
  const { session } = desk;
  const row = session && desk.row(session.path);
  const waiting = desk.publishable.map(({ path }) => path);
  const nothing = waiting.length ? undefined : t('commands.nothing_changed');
  return [
    made('manageTags', 'post', { run: () => (desk.sheet = { kind: 'tags' }) }),
    made(
      'renamePost',
      'post',
      { run: () => row && (desk.sheet = { kind: 'rename', row }) },
      row ? undefined : t('commands.needs_post'),
    ),
    made('undoRename', 'post', { run: () => void desk.undoRename() }),
    made(
      'duplicatePost',
      'post',
      { run: () => row && void desk.duplicate(row) },
      row ? undefined : t('commands.needs_post'),
    ),
    made(
      'bundlePost',
      'post',
      { run: () => row && (desk.sheet = { kind: 'bundle', row }) },
      bundleBlock(desk, row),
    ),
    made(
      'deletePost',
      'post',
      { run: () => row && (desk.sheet = { kind: 'delete', row }) },
      row ? undefined : t('commands.needs_post'),
    ),
    made(
      'publish',
      'publish',
      { keys: 'Mod-Enter', run: () => desk.publish(desk.wanted ? [desk.wanted] : []) },
      needsPost(desk),
    ),
    made('check', 'publish', { run: () => desk.check() }, needsPost(desk)),
    made('publishAll', 'publish', { run: () => desk.publish(waiting) }, nothing),
    made(
      'unpublish',
      'publish',
      { run: () => row && void desk.unpublish(row) },
      row && isOnline(row) ? undefined : t('commands.not_online'),
    ),
    made('publishHistory', 'publish', { run: () => (desk.sheet = { kind: 'publishHistory' }) }),
    made('bringIn', 'publish', { run: () => void desk.bringIn() }),
  ];
}

/** The editor's commands; while it has the focus it takes their keys itself. */
function textCommands(desk: Desk, mac: boolean): Command[] {
  return editorCommands.map((command) => {
    const keys = (mac && command.mac) || command.key;
    const run = () => {
      const view = desk.session?.view;
      if (!view) return;
      if (command.id !== 'find' && command.id !== 'replace') view.focus();
      command.run(view);
    };
    const group = inText.has(command.id) ? 'edit' : 'post';
    const how = { run, inEditor: true, ...(keys ? { keys } : {}) };
    return made(command.id as Name, group, how, needsPost(desk));
  });
}

function searchCommand(desk: Desk): Command {
  const run = () => (desk.sheet = { kind: 'search', text: null });
  return made('searchPosts', 'edit', { keys: 'Mod-Shift-f', run });
}

function viewCommands({ penpush, filterPosts }: CommandHost): Command[] {
  const { desk, panes } = penpush;
  return [
    made('filterPosts', 'view', { keys: 'Mod-Shift-l', run: filterPosts }),
    made('toggleList', 'view', { keys: 'Mod-\\', run: () => panes.toggleList() }),
    made('toggleForm', 'view', { keys: 'Mod-Shift-i', run: () => panes.toggleForm() }),
    made('togglePreview', 'view', { keys: 'Mod-Shift-v', run: () => panes.togglePreview() }),
    ...(desk ? [made('mySite', 'view', { run: () => void desk.onSite() })] : []),
    made('focusMode', 'view', { keys: 'F9', run: () => panes.toggleFocus() }),
  ];
}

function settingsCommands(penpush: Penpush): Command[] {
  return [
    made('themeSystem', 'view', { run: () => void penpush.look('') }),
    made('themeLight', 'view', { run: () => void penpush.look('light') }),
    made('themeDark', 'view', { run: () => void penpush.look('dark') }),
    made('onlineHintOff', 'publish', { run: () => void penpush.hint(false) }),
    made('onlineHintOn', 'publish', { run: () => void penpush.hint(true) }),
    made('languageEn', 'view', { run: () => void penpush.speak('en') }),
    made('languageKo', 'view', { run: () => void penpush.speak('ko') }),
  ].filter(
    ({ id }) =>
      id !== `onlineHint${penpush.hints ? 'On' : 'Off'}` &&
      id !== `language${spoken.language === 'ko' ? 'Ko' : 'En'}`,
  );
}

function helpCommands({ desk, start }: Penpush): Command[] {
  const title = t('app.about', { version: start?.version ?? '' });
  return [
    ...(desk
      ? [
          made('palette', 'help', {
            keys: 'Mod-p',
            hidden: true,
            run: () => (desk.sheet = { kind: 'palette' }),
          }),
        ]
      : []),
    { id: 'about', group: 'help', title, hidden: true, run: () => notices.quiet(title) },
  ];
}

function bundleBlock(desk: Desk, row: PostRow | null | undefined): string | undefined {
  if (!row) return t('commands.needs_post');
  return desk.canBundle(row) ? undefined : t('commands.no_bundle');
}

function needsPost(desk: Desk): string | undefined {
  return desk.session ? undefined : t('commands.needs_post');
}

function made(
  id: Name,
  group: Command['group'],
  how: Pick<Command, 'run' | 'keys' | 'inEditor' | 'hidden'>,
  blocked?: string,
): Command {
  return {
    id,
    group,
    title: t(`commands.${id}` as Key & 'commands.save'),
    ...how,
    ...(blocked ? { blocked } : {}),
  };
}
