/**
 * Where a picture will stand while it is being taken in. The mark is shown in the text and moves
 * with it, but it is no part of it: nothing half done is ever saved.
 */
import { StateEffect, StateField, type EditorState, type Extension } from '@codemirror/state';
import { Decoration, EditorView, WidgetType } from '@codemirror/view';
import { t } from '../i18n';

interface Waiting {
  id: number;
  at: number;
  name: string;
}

export const addWaiting = StateEffect.define<Waiting>({
  map: (waiting, changes) => ({ ...waiting, at: changes.mapPos(waiting.at, -1) }),
});
export const removeWaiting = StateEffect.define<number>();

const field = StateField.define<readonly Waiting[]>({
  create: () => [],
  update(all, tr) {
    let next = all;
    if (tr.docChanged && all.length) {
      next = all.map((one) => ({ ...one, at: tr.changes.mapPos(one.at, -1) }));
    }
    for (const effect of tr.effects) {
      if (effect.is(addWaiting)) next = [...next, effect.value];
      if (effect.is(removeWaiting)) next = next.filter((one) => one.id !== effect.value);
    }
    return next;
  },
  provide: (self) =>
    EditorView.decorations.from(self, (all) =>
      Decoration.set(
        all.map(({ at, name }) => Decoration.widget({ widget: new Mark(name), side: 1 }).range(at)),
        true,
      ),
    ),
});

/** Where a picture is awaited now, or null when that is over. */
export function waitingAt(state: EditorState, id: number): number | null {
  return state.field(field, false)?.find((one) => one.id === id)?.at ?? null;
}

class Mark extends WidgetType {
  constructor(readonly name: string) {
    super();
  }

  override eq(other: Mark): boolean {
    return other.name === this.name;
  }

  override toDOM(): HTMLElement {
    const dom = document.createElement('span');
    dom.className = 'pp-waiting';
    dom.setAttribute('role', 'status');
    dom.textContent = t('images.adding', { name: this.name || t('images.picture') });
    return dom;
  }
}

const look = EditorView.theme({
  '.pp-waiting': {
    display: 'inline-block',
    padding: '0 var(--s2)',
    margin: '0 2px',
    border: '1px dashed var(--edge)',
    borderRadius: 'var(--r-control)',
    color: 'var(--ink-2)',
    fontSize: 'var(--t13)',
    lineHeight: '1.6',
  },
});

export const waitingPictures: Extension = [field, look];
