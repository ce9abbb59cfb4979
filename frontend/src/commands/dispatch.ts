import type { Command } from './command';
import { isKeys } from './keys';

/**
 * Runs the command that the pressed keys mean. The window's commands come before the editor's own
 * use of the same keys; those that are the editor's are left to it while it has the focus.
 */
export function dispatch(event: KeyboardEvent, commands: Command[], mac: boolean): boolean {
  const found = commands.find(
    (command) => command.keys && !command.inEditor && isKeys(event, command.keys, mac),
  );
  if (!found) return false;
  event.preventDefault();
  event.stopPropagation();
  if (!found.blocked) found.run();
  return true;
}

/** Runs a command by its id: one chosen in the system's menu. */
export function runById(id: string, commands: Command[]): void {
  const found = commands.find((command) => command.id === id);
  if (found && !found.blocked) found.run();
}
