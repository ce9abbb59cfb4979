import { expect, test } from 'vitest';
import { tongueOf } from './tongue';

test.each([
  ['오늘은 漢字 몇 글자를 섞어 적었어요.', 'ko'],
  ['今日は散歩に行きました。', 'ja'],
  ['今天我去散步了。', 'zh'],
  ['Just English, with a café.', ''],
  ['', ''],
] as const)('%s', (text, tongue) => {
  expect(tongueOf(text)).toBe(tongue);
});
