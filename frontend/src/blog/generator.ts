import { t } from '../i18n';

/** Generators as they write themselves. */
const names: Record<string, string> = {
  hugo: 'Hugo',
  jekyll: 'Jekyll',
  hexo: 'Hexo',
  gatsby: 'Gatsby',
  astro: 'Astro',
  eleventy: 'Eleventy',
  vitepress: 'VitePress',
  docusaurus: 'Docusaurus',
  nextjs: 'Next.js',
  zola: 'Zola',
  pelican: 'Pelican',
};

export function generatorName(generator: string): string {
  return names[generator] ?? t('app.plain');
}
