import { messages } from './messages';

export default messages({
  en: {
    title: 'Preview',
    missing: 'Picture not found',
    inBlog: 'This link leads within the blog: {address}',
    failed: 'The preview could not be shown.',
    again: 'Show again',
  },
  ko: {
    title: '미리보기',
    missing: '그림을 찾을 수 없어요',
    inBlog: '블로그 안의 다른 곳으로 가는 링크예요: {address}',
    failed: '미리보기를 보여 줄 수 없어요.',
    again: '다시 보기',
  },
});
