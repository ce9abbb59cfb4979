/**
 * What an open post asks of the other side: `bound` answers with Go's methods, a test with delays. The shapes are those of internal/bridge/answers.go.
 */
import {
  go,
  type DiskAnswer,
  type EditAnswer,
  type EditCall,
  type EditsAnswer,
  type FieldCall,
  type OpenPost,
  type SaveState,
  type TextCall,
} from '../api';

export interface Transport {
  open(post: string): Promise<OpenPost>;
  close(post: string): Promise<void>;
  edit(call: EditCall): Promise<EditAnswer>;
  replaceText(call: TextCall): Promise<EditAnswer>;
  takeDisk(post: string, version: number): Promise<DiskAnswer>;
  takeTheirs(post: string, version: number): Promise<DiskAnswer>;
  keepMine(post: string): Promise<SaveState>;
  fieldEdit(call: FieldCall): Promise<EditsAnswer>;
  save(post: string): Promise<SaveState>;
}

/** Go itself. */
export const bound: Transport = {
  open: (post) => go.Open(post),
  close: (post) => go.Close(post),
  edit: (call) => go.Edit(call),
  replaceText: (call) => go.ReplaceText(call),
  takeDisk: (post, version) => go.TakeDisk(post, version),
  takeTheirs: (post, version) => go.TakeTheirs(post, version),
  keepMine: (post) => go.KeepMine(post),
  fieldEdit: (call) => go.FieldEdit(call),
  save: (post) => go.Save(post),
};
