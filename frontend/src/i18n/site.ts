import { messages } from './messages';

export default messages({
  en: {
    title: 'My site',
    hint: 'Your generator’s own preview of the saved posts, in your browser. It runs until you stop it or close Penpush.',
    looking: 'Looking for your generator…',
    command: 'Command',
    folder: 'Runs in {dir}',
    start: 'Start',
    stop: 'Stop the server',
    starting: 'Starting…',
    failed: 'The site’s server ended',
    at: 'Your site is at',
    output: 'What the server says',
    show: 'Open this post',
    front: 'Open the front page',
  },
  ko: {
    title: '내 사이트',
    hint: '저장한 글을 생성기가 만든 그대로 브라우저에서 볼 수 있어요. 멈추거나 Penpush를 닫을 때까지 켜져 있어요.',
    looking: '생성기를 찾고 있어요…',
    command: '명령',
    folder: '실행할 폴더: {dir}',
    start: '시작',
    stop: '서버 멈추기',
    starting: '시작하는 중…',
    failed: '사이트 서버가 끝났어요',
    at: '사이트 주소:',
    output: '서버가 출력한 내용',
    show: '이 글 열기',
    front: '첫 화면 열기',
  },
});
