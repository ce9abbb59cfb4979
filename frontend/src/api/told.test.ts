import { expect, test } from 'vitest';
import { told } from './told';

const problem = {
  code: 'not-utf8',
  path: 'posts/latin.md',
  line: 4,
  message: '“latin.md” is not UTF-8 text.',
  hint: 'Save it as UTF-8.',
  details: '',
  choices: [],
};

test('a rejected call carries the problem in words, as Wails passes it on', () => {
  expect(told(new Error(JSON.stringify(problem)))).toEqual(problem);
});

test('what is no problem in words is told as unexpected, with its own words', () => {
  expect(told(new Error('boom'))).toMatchObject({ code: 'unexpected', details: 'boom' });
  expect(told('{"a":1}')).toMatchObject({ code: 'unexpected', details: '{"a":1}' });
});
