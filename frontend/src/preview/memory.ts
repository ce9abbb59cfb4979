/** Remembers texts by key up to a size; what was not asked for longest is forgotten first. */
export class Memory {
  readonly #limit: number;
  readonly #known = new Map<string, string>();
  #size = 0;

  constructor(limit: number) {
    this.#limit = limit;
  }

  get(key: string): string | undefined {
    const value = this.#known.get(key);
    if (value === undefined) return undefined;
    this.#known.delete(key);
    this.#known.set(key, value);
    return value;
  }

  put(key: string, value: string): void {
    this.#forget(key);
    this.#known.set(key, value);
    this.#size += key.length + value.length;
    for (const oldest of this.#known.keys()) {
      if (this.#size <= this.#limit) return;
      this.#forget(oldest);
    }
  }

  #forget(key: string): void {
    const value = this.#known.get(key);
    if (value === undefined) return;
    this.#known.delete(key);
    this.#size -= key.length + value.length;
  }
}
