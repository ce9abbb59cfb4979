import { go, on, type Question } from '../api';

/** What git and ssh ask the writer, one after another. An answer is kept nowhere. */
export class Questions {
  list = $state.raw<Question[]>([]);
  #stop: (() => void)[];

  constructor() {
    this.#stop = [
      on('ask', (question) => (this.list = [...this.list, question])),
      on('ask-over', ({ id }) => this.#drop(id)),
    ];
  }

  get first(): Question | undefined {
    return this.list[0];
  }

  async answer(question: Question, text: string, ok: boolean): Promise<void> {
    this.#drop(question.id);
    await go.Answer(question.id, text, ok);
  }

  #drop(id: number): void {
    this.list = this.list.filter((other) => other.id !== id);
  }

  end(): void {
    for (const stop of this.#stop.splice(0)) stop();
  }
}
