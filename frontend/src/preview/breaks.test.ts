// @vitest-environment jsdom
import { expect, it } from 'vitest';
import { markBreaks } from './breaks';

it('lines of Japanese and Chinese may break anywhere, those of Korean between words', () => {
  const template = document.createElement('template');
  template.innerHTML =
    '<div><p>우리말과 漢字</p></div><div><p>静かな庭</p>한글</div><div><ul class="x"><li>慢慢来</li></ul><p>English</p></div>';
  markBreaks(template.content);
  expect(template.innerHTML).toBe(
    '<div><p>우리말과 漢字</p></div><div><p class="pp-breaks">静かな庭</p>한글</div><div><ul class="x pp-breaks"><li>慢慢来</li></ul><p>English</p></div>',
  );
});
