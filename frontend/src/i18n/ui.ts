import { messages } from './messages';

export default messages({
  en: {
    equal_lines: '{n} equal {n|line|lines}',
    dismiss: 'Dismiss',
    details: 'Details',
    cancel: 'Cancel',
    again: 'Try again',
    clear: 'Clear the filter',
    unexpected: 'Something failed that Penpush did not foresee.',
  },
  ko: {
    equal_lines: '같은 {n}줄',
    dismiss: '닫기',
    details: '자세히',
    cancel: '그만두기',
    again: '다시 해 보기',
    clear: '거르기 지우기',
    unexpected: '예상하지 못한 문제가 생겼어요.',
  },
});
