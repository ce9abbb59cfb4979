import { messages } from './messages';

export default messages({
  en: {
    name: 'Settings',
    language: 'Language',
    en: 'English',
    ko: '한국어',
    theme: 'Look',
    system: 'As the system',
    light: 'Light',
    dark: 'Dark',
  },
  ko: {
    name: '설정',
    language: '언어',
    en: 'English',
    ko: '한국어',
    theme: '화면',
    system: '시스템대로',
    light: '밝게',
    dark: '어둡게',
  },
});
