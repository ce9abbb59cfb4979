/** Tags of the site, which Go shows as chips; here they get words and can be clicked. */
import { t } from '../i18n';

/** The tag that was clicked. */
export interface TagClick {
  name: string;
  /** The file that makes it; "" where none was found, null where only the post's imports tell. */
  template: string | null;
  /** Whether the generator itself brings it along. */
  known: boolean;
}

export function tagOf(chip: Element): TagClick {
  const template = chip.getAttribute('data-template');
  const name = chip.getAttribute('data-tag') ?? '';
  return { name, template, known: template === null && !/^[A-Z]/.test(name) };
}

/** Says what each chip is. */
export function nameTags(content: ParentNode): void {
  for (const chip of content.querySelectorAll('.site-tag[data-tag]:not([data-end])')) {
    const { name, template, known } = tagOf(chip);
    chip.setAttribute('title', titleOf(name, template, known));
  }
  for (const stays of content.querySelectorAll('.stays')) {
    stays.setAttribute('title', `${t('preview.stays')}. ${t('preview.stays_mend')}`);
  }
}

function titleOf(tag: string, file: string | null, known: boolean): string {
  if (file) return t('preview.tag_opens', { tag, file });
  if (file === '') return t('preview.tag_lost', { tag });
  return known ? t('preview.tag_known', { tag }) : t('preview.tag', { tag });
}
