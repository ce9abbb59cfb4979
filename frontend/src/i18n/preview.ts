import { messages } from './messages';

export default messages({
  en: {
    title: 'Preview',
    missing: 'Picture not found',
    remoteOff: 'Picture from another server, not loaded',
    nowhere: 'No post of this blog is at {address}',
    refused: 'Links of this kind are never opened: {address}',
    leaves: 'This link leads to {address}',
    follow: 'Open in the browser',
    light: 'Light page',
    dark: 'Dark page',
    remote: 'Pictures from other servers',
    failed: 'The preview could not be shown.',
    again: 'Show again',
  },
  ko: {
    title: '미리보기',
    missing: '그림을 찾을 수 없어요',
    remoteOff: '다른 서버의 그림이라 불러오지 않았어요',
    nowhere: '이 블로그에는 {address} 주소의 글이 없어요',
    refused: '이런 링크는 열지 않아요: {address}',
    leaves: '이 링크는 {address} 주소로 가요',
    follow: '브라우저에서 열기',
    light: '밝은 페이지',
    dark: '어두운 페이지',
    remote: '다른 서버의 그림',
    failed: '미리보기를 보여 줄 수 없어요.',
    again: '다시 보기',
  },
});
