/** Which of many rows are worth drawing. Heights are in CSS pixels. */

/** Where each row begins; the last number is the height of all. */
export function offsetsOf(heights: readonly number[]): Float64Array {
  const offsets = new Float64Array(heights.length + 1);
  for (let i = 0; i < heights.length; i++) offsets[i + 1] = offsets[i]! + heights[i]!;
  return offsets;
}

/** Rows [from, to). */
export interface Visible {
  from: number;
  to: number;
}

/** The rows that touch [top, top + height), and `extra` more on both sides. */
export function visible(
  offsets: Float64Array,
  view: { top: number; height: number },
  extra: number,
): Visible {
  const count = offsets.length - 1;
  if (count <= 0) return { from: 0, to: 0 };
  const from = rowAt(offsets, view.top);
  const to = rowAt(offsets, view.top + Math.max(0, view.height - 1)) + 1;
  return { from: Math.max(0, from - extra), to: Math.min(count, to + extra) };
}

/** The row at a height, the nearest one when there is none. */
export function rowAt(offsets: Float64Array, y: number): number {
  let low = 0;
  let high = offsets.length - 2;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (offsets[middle]! <= y) low = middle;
    else high = middle - 1;
  }
  return Math.max(0, low);
}

/** How far to scroll so that a row is seen whole; `top` when it is already. */
export function scrollTo(
  offsets: Float64Array,
  row: number,
  view: { top: number; height: number },
): number {
  const from = offsets[row] ?? 0;
  const to = offsets[row + 1] ?? from;
  if (from < view.top) return from;
  if (to > view.top + view.height) return Math.max(0, to - view.height);
  return view.top;
}
