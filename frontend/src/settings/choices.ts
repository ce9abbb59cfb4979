/** What the writer can set, as lines of a menu. */
import { spoken, t, type Language } from '../i18n';
import type { MenuGroup } from '../ui/menu';
import { themes, type ThemeName } from './theme.svelte';

export interface SettingsActions {
  language: (language: Language) => void;
  theme: (theme: ThemeName) => void;
}

const languages: Language[] = ['en', 'ko'];

export function settingsMenu(theme: ThemeName, actions: SettingsActions): MenuGroup[] {
  return [
    {
      heading: t('settings.language'),
      items: languages.map((id) => ({
        id,
        label: t(`settings.${id}`),
        chosen: spoken.language === id,
        run: () => actions.language(id),
      })),
    },
    {
      heading: t('settings.theme'),
      items: themes.map((id) => ({
        id: id || 'system',
        label: t(`settings.${id || 'system'}`),
        chosen: theme === id,
        run: () => actions.theme(id),
      })),
    },
  ];
}
