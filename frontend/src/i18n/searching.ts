import { messages } from './messages';

export default messages({
  en: {
    title: 'Search all posts',
    field: 'Words to search for',
    results: 'What was found',
    hint: 'Every line of every post that has these words, as you type.',
    reading: 'Reading all posts',
    none: 'No post has “{text}”.',
    found: '{lines} {lines|line|lines} in {posts} {posts|post|posts}',
    more: 'The first {n} are shown. Another word makes it fewer.',
    more_in_post: '{n} more in this post',
    unread: '{n} {n|post|posts} could not be searched',
  },
  ko: {
    title: '모든 글에서 찾기',
    field: '찾을 말',
    results: '찾은 것',
    hint: '입력하는 대로 모든 글에서 그 말이 있는 줄을 보여 줘요.',
    reading: '모든 글을 읽고 있어요',
    none: '“{text}”: 어느 글에도 없어요.',
    found: '글 {posts}개에서 {lines}줄',
    more: '처음 {n}줄만 보여요. 낱말을 더하면 줄어들어요.',
    more_in_post: '이 글에 {n}줄 더',
    unread: '찾아보지 못한 글 {n}개',
  },
});
