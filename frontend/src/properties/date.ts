/**
 * Dates as they stand in a file. A day or a time that is picked changes only its own digits: the
 * separators, the seconds, the zone and whatever follows stay as this blog writes them.
 */

export interface Day {
  year: number;
  month: number;
  day: number;
}

export interface Time {
  hour: number;
  minute: number;
}

const dated = /^(\s*)(\d{4})([-/.])(\d{1,2})\3(\d{1,2})(?!\d)/;
const timed = /^(\s*\d{4}[-/.]\d{1,2}[-/.]\d{1,2}(?:[Tt]|[ \t]+))(\d{1,2}):(\d{2})(?!\d)/;

/** The day that a text begins with; null when it is none, or none that exists. */
export function dayIn(text: string): Day | null {
  const found = dated.exec(text);
  if (!found) return null;
  const day = { year: Number(found[2]), month: Number(found[4]), day: Number(found[5]) };
  return exists(day) ? day : null;
}

/** The time of day after the day. */
export function timeIn(text: string): Time | null {
  const found = timed.exec(text);
  if (!found) return null;
  const time = { hour: Number(found[2]), minute: Number(found[3]) };
  return time.hour < 24 && time.minute < 60 ? time : null;
}

/**
 * The text with another day, in its own shape. An empty text becomes 2026-11-20; one that begins
 * with no day is left alone: null.
 */
export function withDay(text: string, to: Day): string | null {
  if (!text.trim()) return `${pad(to.year, 4)}-${pad(to.month, 2)}-${pad(to.day, 2)}`;
  const found = dated.exec(text);
  if (!found) return null;
  const [whole, before, , mark, month, day] = found as unknown as string[];
  // A blog that writes 2026-1-5 shows it by a single digit only.
  const bare = month!.length === 1 || day!.length === 1 ? 1 : 2;
  const begin = `${before}${pad(to.year, 4)}${mark}${pad(to.month, bare)}${mark}${pad(to.day, bare)}`;
  return begin + text.slice(whole!.length);
}

/** The text with another time, in its own shape; null when it has none. */
export function withTime(text: string, to: Time): string | null {
  const found = timed.exec(text);
  if (!found) return null;
  const [whole, before, hour] = found as unknown as string[];
  const digits = hour!.length === 1 ? 1 : 2;
  return `${before}${pad(to.hour, digits)}:${pad(to.minute, 2)}${text.slice(whole!.length)}`;
}

/** A time as an input of type time has it: 09:05. */
export function timeText({ hour, minute }: Time): string {
  return `${pad(hour, 2)}:${pad(minute, 2)}`;
}

/** A time as typed: 9:05, 09:05, 905; null when it is none. */
export function readTime(text: string): Time | null {
  const found = /^\s*(\d{1,2})[:.]?(\d{2})\s*$/.exec(text);
  if (!found) return null;
  const time = { hour: Number(found[1]), minute: Number(found[2]) };
  return time.hour < 24 && time.minute < 60 ? time : null;
}

function exists({ year, month, day }: Day): boolean {
  const date = new Date(Date.UTC(year, month - 1, day));
  date.setUTCFullYear(year);
  return date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
}

function pad(n: number, digits: number): string {
  return String(n).padStart(digits, '0');
}
