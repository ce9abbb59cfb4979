// Types at a steady pace, as a person does who waits for nothing, and writes down
// for each key when its letter was painted, and when the preview had it painted.
// A key's time is that of its event, so a key that had to wait counts the wait.

/** Runs in the page. */
function record(selector) {
  const typed = /TYPE HERE([a-j]*)/;
  const keys = [];
  const painted = () =>
    new Promise((done) =>
      requestAnimationFrame(() => {
        const channel = new MessageChannel();
        channel.port1.onmessage = () => done(performance.now());
        channel.port2.postMessage(0);
      }),
    );
  const onKey = (event) => {
    if (!/^[a-j]$/.test(event.key)) return;
    const key = { at: event.timeStamp, text: 0, preview: 0 };
    keys.push(key);
    void painted().then((now) => (key.text = now - key.at));
  };
  addEventListener('keydown', onKey, true);
  const where =
    selector === 'frame' ? document.querySelector('iframe').contentDocument : document.querySelector(selector);
  let found = null;
  const look = () => {
    // The words stand near the top: reading the whole text at each look would be the load.
    if (!found?.isConnected) {
      found = null;
      const walk = (where.body ?? where).ownerDocument.createTreeWalker(where.body ?? where, 4);
      for (let n = 0; n < 200 && !found && walk.nextNode(); n++) if (typed.test(walk.currentNode.data)) found = walk.currentNode;
    }
    const n = found ? typed.exec(found.data)?.[1].length ?? 0 : 0;
    const fresh = keys.slice(0, n).filter((key) => !key.preview);
    if (!fresh.length) return;
    for (const key of fresh) key.preview = -1;
    void painted().then((now) => fresh.forEach((key) => (key.preview = now - key.at)));
  };
  const observer = where && new MutationObserver(look);
  observer?.observe(where, { subtree: true, childList: true, characterData: true });
  window.__painted = () => keys.every((key) => key.text && (!where || key.preview > 0));
  window.__recorded = () => {
    removeEventListener('keydown', onKey, true);
    observer?.disconnect();
    return keys;
  };
}

/** Types `count` letters, one each `pace` ms; gives ms from each key to its text and to its preview. */
export async function type(page, { selector, count, pace }) {
  await page.evaluate(record, selector);
  const session = await page.context().newCDPSession(page);
  const start = performance.now();
  for (let i = 0; i < count; i++) {
    const letter = 'abcdefghij'[i % 10];
    const key = { key: letter, code: `Key${letter.toUpperCase()}`, windowsVirtualKeyCode: letter.toUpperCase().charCodeAt(0) };
    // Not waited for: the page may be busy, a writer's fingers are not.
    void session.send('Input.dispatchKeyEvent', { type: 'keyDown', text: letter, ...key }).catch(() => undefined);
    void session.send('Input.dispatchKeyEvent', { type: 'keyUp', ...key }).catch(() => undefined);
    await new Promise((done) => setTimeout(done, Math.max(0, start + (i + 1) * pace - performance.now())));
  }
  // A page that renders the whole text at every key may be far behind.
  await page.waitForFunction(() => window.__painted(), null, { timeout: 180_000, polling: 200 });
  const keys = await page.evaluate(() => window.__recorded());
  await session.detach();
  return { text: keys.map((key) => key.text), preview: keys.map((key) => key.preview) };
}

export const quantile = (list, p) => list.toSorted((a, b) => a - b)[Math.min(list.length - 1, Math.floor(list.length * p))] ?? NaN;
export const figures = (list) => `${quantile(list, 0.5).toFixed(1)} / ${quantile(list, 0.95).toFixed(1)}`;
