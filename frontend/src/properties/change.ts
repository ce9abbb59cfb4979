/** What a control of the form works on. */
import type { Field } from '../api';
import type { FieldChange, Session } from '../document';
import type { Drafts } from './draft.svelte';

export interface Work {
  session: Session;
  drafts: Drafts;
}

/** Every control takes these. */
export interface ControlProps {
  field: Field;
  /** The field's name for people. */
  name: string;
  /** The control's own id, which its label points to. */
  id: string;
  work: Work;
  /** Tells that a change was refused, or that all is well: null. */
  onproblem: (reason: unknown) => void;
}

/** Changes a field; a refusal is told, not thrown. */
export async function change(props: ControlProps, how: Omit<FieldChange, 'key'>): Promise<void> {
  try {
    await props.work.session.changeField({ key: props.field.key, ...how });
    props.onproblem(null);
  } catch (reason) {
    props.onproblem(reason);
  }
}
