/**
 * Editor and preview scroll as one; the side that the writer's hand is on leads. While letters are
 * typed nobody leads: what an engine scrolls for a caret or for text that grows moves its own side
 * alone, and nothing jumps.
 */
export type Side = 'editor' | 'preview';

/** What stands at a side's upper edge. */
export interface Place {
  /** Line of the text, counted from 0; the fraction is how far through it. */
  line: number;
  /** Whether the side is scrolled to its start or its end; then the other goes there as well. */
  edge: 'start' | 'end' | null;
}

export class ScrollLink {
  #leader: Side | null = 'editor';
  #place: Place = { line: 0, edge: 'start' };
  #told = new Map<Side, Place>();
  #followers = new Map<Side, (place: Place) => void>();

  get leader(): Side | null {
    return this.#leader;
  }

  /** The place that the leader told last. */
  get place(): Place {
    return this.#place;
  }

  /** Where a side stands, whoever leads. */
  at(side: Side): Place {
    return this.#told.get(side) ?? this.#place;
  }

  /** The writer's hand is on this side: wheel, pointer or keys. */
  lead(side: Side): void {
    this.#leader = side;
  }

  /** The writer is typing. */
  rest(): void {
    this.#leader = null;
  }

  /** A side has scrolled. Only the leader is listened to: the other one merely followed. */
  scrolled(side: Side, place: Place): void {
    this.#told.set(side, place);
    if (side !== this.#leader) return;
    this.#place = place;
    for (const [other, follow] of this.#followers) if (other !== side) follow(place);
  }

  /** Calls `follow` with the place that a side should show; the answer stops it. */
  follow(side: Side, follow: (place: Place) => void): () => void {
    this.#followers.set(side, follow);
    return () => {
      if (this.#followers.get(side) === follow) this.#followers.delete(side);
    };
  }
}
