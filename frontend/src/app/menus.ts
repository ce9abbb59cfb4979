import { shownKeys, type Command, type Group } from '../commands';
import { t } from '../i18n';
import type { MenuGroup } from '../ui/menu';

const order: Group[] = ['file', 'edit', 'view', 'post', 'publish', 'help'];

/** The window's menu: a line for each group, with its commands behind it. */
export function menuOf(commands: Command[], mac: boolean): MenuGroup[] {
  const groups = order
    .map((group) => ({ group, its: commands.filter((command) => command.group === group) }))
    .filter(({ its }) => its.length);
  return [
    {
      items: groups.map(({ group, its }) => ({
        id: group,
        label: t(`commands.group_${group}`),
        items: its.map((command) => ({
          id: command.id,
          label: command.title,
          ...(command.keys ? { keys: shownKeys(command.keys, mac) } : {}),
          ...(command.blocked ? { blocked: command.blocked } : {}),
          run: command.run,
        })),
        run: () => undefined,
      })),
    },
  ];
}
