import { messages } from './messages';

export default messages({
  en: {
    unsent: 'Your last words are only in this window so far. Penpush keeps trying to store them.',
  },
  ko: {
    unsent: '방금 쓴 글이 아직 이 창에만 있어요. 저장할 수 있을 때까지 계속 시도할게요.',
  },
});
