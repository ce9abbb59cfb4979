import MarkdownIt from 'markdown-it';

const md = new MarkdownIt({ html: true, linkify: true });

export const render = (text) => md.render(text);
