import fs from 'node:fs';
import path from 'node:path';
import { until } from '../house/app';
import { expect, test } from '../house/test';

/** A generator of the writer's own: it takes its time, and knows what it cannot build. */
const build = `#!/bin/sh
echo "building $(basename "$PWD")"
while [ -e "$HOME/slow" ]; do sleep 0.05; done
mkdir -p out && echo made > out/index.html
if grep -n 'never closed' posts/2023-review/index.md /dev/null > "$HOME/found"; then
  IFS=: read -r file line rest < "$HOME/found"
  echo "ERROR $PWD/$file:$line:1: this is never closed"
  exit 1
fi
echo "built"
`;

const words = {
  'en-US': {
    section: 'Rehearse',
    command: 'Builds your site',
    go: 'Rehearse',
    failed: 'Your site does not build with this',
    line: /2023-review\/index\.md, line 20/,
    output: 'What the generator says',
    always: 'Always, before publishing from this blog',
    well: 'The site builds',
    building: 'Building the site as it will be',
    to: 'Go to line 20',
    anyway: 'Publish all the same',
    done: 'Published.',
    stop: 'Stop',
  },
  'ko-KR': {
    section: '예행 연습',
    command: '사이트를 만드는 명령',
    go: '해 보기',
    failed: '이대로는 사이트가 만들어지지 않아요',
    line: /2023-review\/index\.md 20번째 줄/,
    output: '생성기가 출력한 내용',
    always: '이 블로그는 발행하기 전에 늘 해 보기',
    well: '사이트가 잘 만들어져요',
    building: '발행한 모습으로 사이트를 만들어 보는 중',
    to: '20번째 줄로 가기',
    anyway: '그래도 발행',
    done: '발행했어요.',
    stop: '멈추기',
  },
} as const;

for (const locale of ['en-US', 'ko-KR'] as const) {
  const say = words[locale];
  test(`a publish is rehearsed, and what is wrong is shown at its line (${locale})`, async ({
    home,
    blog,
    open,
  }) => {
    const tool = path.join(home.dir, 'build.sh');
    const slow = path.join(home.dir, 'slow');
    fs.writeFileSync(tool, build, { mode: 0o755 });
    const { page } = await open(locale);
    await page.getByRole('button', { name: /^blog/ }).first().click();
    await page.getByRole('option', { name: /2023년을 돌아보며/ }).click();
    await expect(page.locator('.cm-content')).toContainText('천천히');
    const before = blog.remoteHead();
    blog.write(
      blog.post,
      blog.read(blog.post).replace('올해 무엇을', '{% never closed\n올해 무엇을'),
    );
    await expect(page.locator('.cm-content')).toContainText('never closed');

    const sheet = page.getByRole('dialog');
    const openSheet = async () => {
      await page.keyboard.press('Control+Enter');
      await expect(sheet).toContainText('index.md');
      await sheet.locator('summary', { hasText: say.section }).click();
    };
    await openSheet();
    await expect(sheet.getByLabel(say.command)).toHaveValue('npx gatsby build');
    await sheet.getByLabel(say.command).fill(tool);

    // It is stopped, with all that it started.
    fs.writeFileSync(slow, '');
    await sheet.getByRole('button', { name: say.go, exact: true }).click();
    await expect(sheet.getByLabel(say.output)).toContainText('building');
    await sheet.getByRole('button', { name: say.stop }).click();
    await expect(sheet.getByRole('button', { name: say.go, exact: true })).toBeVisible();
    fs.rmSync(slow);

    await sheet.getByRole('button', { name: say.go, exact: true }).click();
    await expect(sheet).toContainText(say.failed, { timeout: 30_000 });
    await page.screenshot({ path: `test-results/rehearsal-${locale}.png` });
    expect(blog.remoteHead()).toBe(before);
    expect(fs.existsSync(path.join(blog.dir, 'out'))).toBe(false);
    await sheet.getByRole('button', { name: say.line }).click();
    await expect(sheet).toBeHidden();
    await page.keyboard.type('X');
    await until('the line was gone to', () => blog.read(blog.post).includes('X{% never closed'));
    await page.keyboard.press('Control+z');
    await until('it was undone', () => blog.read(blog.post).includes('\n{% never closed'));

    // As a habit it asks before anything is sent.
    await openSheet();
    await expect(sheet.getByLabel(say.command)).toHaveValue(tool);
    await sheet.getByText(say.always).click();
    await expect(sheet.getByRole('checkbox', { name: say.always })).toBeChecked();
    fs.writeFileSync(slow, '');
    await page.keyboard.press('Control+Enter');
    await expect(sheet.locator('li[aria-current=step]')).toContainText(say.building);
    await expect(sheet.getByLabel(say.output)).toContainText('building');
    fs.rmSync(slow);
    await expect(sheet.getByRole('button', { name: say.to })).toBeVisible({ timeout: 30_000 });
    expect(blog.remoteHead()).toBe(before);
    await page.screenshot({ path: `test-results/rehearsal-asks-${locale}.png` });
    await sheet.getByRole('button', { name: say.anyway }).click();
    await expect(sheet).toContainText(say.done, { timeout: 60_000 });
    expect(blog.remoteFiles()).toEqual([blog.post]);
    const left = fs.readdirSync(path.join(home.dir, '.local/share/penpush/rehearsals'));
    expect(left).toEqual([]);
  });
}
