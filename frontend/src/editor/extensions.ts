import type { Extension } from '@codemirror/state';
import { EditorView, highlightActiveLine } from '@codemirror/view';
import { notices, type Session } from '../document';
import { pictures } from '../images';
import { t } from '../i18n';
import { completing, type LinkSource } from './completion';
import { keysAfterComposition } from './composition';
import { faultMark } from './fault';
import { finding } from './find';
import { foldedView } from './folded';
import { keys } from './keys';
import { writing } from './language';
import { pasting } from './paste';
import { theme } from './theme';

/**
 * All that a screen adds to a session's text. The selection and the caret are the system's own: an
 * editor that draws them itself gets in the way of composed input. `spells` tells whether the text's
 * language can be checked; it is asked at every change.
 */
export function screen(session: Session, spells: () => boolean, source: LinkSource): Extension {
  return [
    completing(source, (reason) => notices.problem(reason)),
    pictures(session),
    keys,
    keysAfterComposition,
    writing(),
    pasting,
    finding(),
    foldedView,
    faultMark,
    theme,
    EditorView.lineWrapping,
    // The line that is written keeps some room around it.
    EditorView.scrollMargins.of(() => ({ top: 28, bottom: 56 })),
    highlightActiveLine(),
    EditorView.contentAttributes.of(() => ({
      spellcheck: String(spells()),
      'aria-label': t('editor.text'),
    })),
  ];
}
