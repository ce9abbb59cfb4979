import { messages } from './messages';

export default messages({
  en: {
    adding: 'Adding {name}',
    picture: 'a picture',
  },
  ko: {
    adding: '{name} 넣는 중',
    picture: '그림',
  },
});
