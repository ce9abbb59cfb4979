export type Language = 'en' | 'ko';

/** The window's language: one for all, as a person reads in one at a time. */
export class Spoken {
  language = $state<Language>('en');

  /** Anything that is not Korean is spoken to in English. */
  speak(language: string): void {
    this.language = language === 'ko' ? 'ko' : 'en';
    document.documentElement.lang = this.language;
  }
}

export const spoken = new Spoken();
