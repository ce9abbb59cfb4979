import { t } from '../i18n';
import type { Told } from './window';

/** No problem. */
export const untold: Told = {
  code: '',
  path: '',
  line: 0,
  message: '',
  hint: '',
  details: '',
  choices: [],
};

/** A problem in words, from whatever a call was rejected with. */
export function told(reason: unknown): Told {
  if (isTold(reason)) return reason;
  const details = reason instanceof Error ? reason.message : String(reason);
  const carried = fromJSON(details);
  if (isTold(carried)) return carried;
  const message = t('ui.unexpected');
  return { code: 'unexpected', path: '', line: 0, message, hint: '', details, choices: [] };
}

function isTold(reason: unknown): reason is Told {
  return typeof reason === 'object' && reason !== null && 'code' in reason && 'message' in reason;
}

/** Wails rejects with an Error whose message is what Go gave: the problem as JSON. */
function fromJSON(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
