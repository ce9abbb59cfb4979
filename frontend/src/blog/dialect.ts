import { t } from '../i18n';
import { generatorName } from './generator';

/** A dialect as people call it: by its generator, or by its own name. */
export function dialectName(name: string): string {
  if (name === 'github') return t('dialect.github');
  if (name === 'commonmark') return t('dialect.commonmark');
  return generatorName(name);
}
