/**
 * What an open post asks of the other side. api/ implements it with the bound methods; a test
 * implements it with delays. The shapes are those of internal/bridge/answers.go.
 */
import type {
  DiskAnswer,
  EditAnswer,
  EditCall,
  EditsAnswer,
  FieldCall,
  OpenPost,
  SaveState,
  TextCall,
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
