// @vitest-environment jsdom
import { describe, expect, it } from 'vitest';
import { isLocal, localise, rewriteSet } from './references';

const address = (ref: string) => `/p?${encodeURIComponent(ref)}`;

function localised(html: string): string {
  const template = document.createElement('template');
  template.innerHTML = html;
  localise(template.content, address);
  return template.innerHTML;
}

describe('references', () => {
  it('to files of the blog lead to their bytes', () => {
    expect(localised('<img src="./그림 1.png">')).toBe(`<img src="${address('./그림 1.png')}">`);
    expect(localised('<img src="/images/a.png">')).toBe(`<img src="${address('/images/a.png')}">`);
    expect(localised('<video poster="a.jpg" src="b.mp4"></video>')).toBe(
      `<video poster="${address('a.jpg')}" src="${address('b.mp4')}"></video>`,
    );
  });

  it('elsewhere are left alone', () => {
    for (const html of [
      '<img src="https://x.org/a.png">',
      '<img src="data:image/png;base64,AA==">',
      '<a href="other.md">x</a>',
      '<img src="">',
    ]) {
      expect(localised(html)).toBe(html);
    }
    expect(localised('<img src="//x.org/a.png">')).toBe('<img src="https://x.org/a.png">');
  });

  it('in a set are told apart by commas between them, not in them', () => {
    const moved = (ref: string) => (isLocal(ref) ? `<${ref}>` : ref);
    expect(rewriteSet('a.png 1x, b,c.png 2x', moved)).toBe('<a.png> 1x, <b,c.png> 2x');
    expect(rewriteSet('a.png', moved)).toBe('<a.png>');
    expect(rewriteSet('https://x.org/a.png 300w,\n b.png 600w', moved)).toBe(
      'https://x.org/a.png 300w,\n <b.png> 600w',
    );
  });

  it('of frames become links: no frame is ever shown', () => {
    expect(localised('<iframe src="https://video.example/1" title="Film"></iframe>')).toBe(
      '<a class="pp-embed" href="https://video.example/1">Film</a>',
    );
  });
});

it('a post cannot lead the frame away', () => {
  const template = document.createElement('template');
  template.innerHTML =
    '<p>x</p><meta http-equiv="refresh" content="0; url=https://example.invalid/">';
  localise(template.content, (ref) => ref);
  expect(template.innerHTML).not.toContain('http-equiv');
});
