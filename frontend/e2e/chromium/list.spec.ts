import AxeBuilder from '@axe-core/playwright';
import { expect, test } from '../house/test';

test('the list is sorted, grouped and narrowed by one menu, and is so again on the next start', async ({
  blog,
  open,
}) => {
  blog.write(
    'posts/february/index.md',
    '---\ntitle: "2월의 글"\ndate: "2023-02-31 09:00"\ntags: [일상]\n---\n\n글\n',
  );
  blog.write('posts/a/index.md', '---\ntitle: "가"\ndate: "2021-02-01"\nslug: same\n---\n');
  blog.write('posts/b/index.md', '---\ntitle: "나"\ndate: "2021-01-01"\nslug: same\n---\n');
  const first = await open();
  await first.page.getByRole('button', { name: /^blog/ }).first().click();
  const list = first.page.getByRole('navigation', { name: 'Posts' });
  const titles = () =>
    list
      .getByRole('option')
      .evaluateAll((rows) => rows.map((row) => row.querySelector('.title')?.textContent));
  await expect.poll(titles).toEqual(['2023년을 돌아보며', 'Hello', '가', '나', '2월의 글']);

  // What cannot be right is said, with its reason.
  const odd = list.getByRole('option', { name: /2월의 글/ });
  await expect(odd).toContainText('Odd date');
  await expect(odd).toContainText('The date 2023-02-31 cannot be right.');
  await expect(list.getByRole('option', { name: /^나/ })).toContainText('Same address');

  const choose = async (...lines: string[]) => {
    await list.getByRole('button', { name: 'Sort, group, filter' }).click();
    for (const line of lines) {
      await first.page
        .getByRole('menuitem', { name: line })
        .or(first.page.getByRole('menuitemradio', { name: line }))
        .first()
        .click();
    }
  };
  await list.getByRole('button', { name: 'Sort, group, filter' }).click();
  await expect(first.page.getByRole('menu')).toBeVisible();
  await first.page.waitForTimeout(300); // motion has ended
  const { violations } = await new AxeBuilder({ page: first.page })
    .include('[role=menu]')
    .analyze();
  expect(violations.flatMap((v) => v.nodes.map((n) => `${v.id}: ${n.html}`))).toEqual([]);
  await first.page.keyboard.press('Escape');

  await choose('Title');
  await expect.poll(titles).toEqual(['2월의 글', '2023년을 돌아보며', 'Hello', '가', '나']);
  await choose('A year', '2021');
  await expect.poll(titles).toEqual(['가', '나']);
  await list.getByRole('button', { name: 'Show other posts than “2021” too' }).click();
  await choose('Marked posts');
  await expect.poll(titles).toEqual(['2월의 글', '가', '나']);

  // Days are asked for in the filter.
  await choose('From day to day…');
  const filter = list.getByRole('textbox', { name: 'Filter posts' });
  await expect(filter).toHaveValue('2023-01..2023-12');
  await filter.fill('..2021-01');
  await expect.poll(titles).toEqual(['나']);

  await first.app.stop();
  await first.page.close();
  const second = await open('ko-KR', true);
  await second.page.getByRole('button', { name: /^blog/ }).first().click();
  await expect(second.page.getByRole('button', { name: '“표시된 글” 거르기 풀기' })).toBeVisible();
  await expect(second.page.getByRole('option').first()).toContainText('2월의 글');
  await expect(second.page.getByRole('option').first()).toContainText('날짜 확인');
});
