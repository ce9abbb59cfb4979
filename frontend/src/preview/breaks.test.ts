import { expect, it } from 'vitest';
import { markBreaks } from './breaks';

it('lines of Japanese and Chinese may break anywhere, those of Korean between words', () => {
  const template = document.createElement('template');
  template.innerHTML =
    '<p>우리말과 漢字</p><p>静かな庭</p>한글<ul class="x"><li>慢慢来</li></ul><p>English</p>';
  markBreaks(template.content);
  expect(template.innerHTML).toBe(
    '<p>우리말과 漢字</p><p class="pp-breaks">静かな庭</p>한글<ul class="x pp-breaks"><li>慢慢来</li></ul><p>English</p>',
  );
});
