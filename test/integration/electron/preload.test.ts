/** The built preload and the real handlers, joined in a real Chromium. The preload needs nothing but `electron`. */
import type { BrowserContext, Frame, Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { CHANNELS } from '#shared/ipc/channels.ts';
import { contentSecurityPolicy } from '#shared/lib/csp.ts';
import { launchChromium } from '#test/support/chromium.ts';
import { setupShell } from '#test/support/fake-electron.ts';
import { installPreload } from '#test/support/preload-host.ts';

/** Chromium has no app:// of its own, so this address plays our origin; every other one stays what it is. */
const PAGE = 'http://app.test/index.html';

let context: BrowserContext;
let page: Page;
let shell = setupShell();
const asked: string[] = [];

beforeAll(async () => {
  context = await launchChromium();
  const onAsk = (channel: string): void => void asked.push(channel);
  await installPreload(context, { origin: 'http://app.test', ipcMain: () => shell.ipcMain, onAsk });
  await context.route('**/*', (route) =>
    route.fulfill({
      contentType: 'text/html; charset=utf-8',
      headers: route.request().url().endsWith('/framed.html')
        ? {}
        : { 'content-security-policy': contentSecurityPolicy({ connect: [] }) },
      body: route.request().url().endsWith('/framed.html')
        ? '<!doctype html><iframe src="http://app.test/index.html"></iframe>'
        : '<!doctype html><title>接访台</title>',
    }),
  );
  page = await context.newPage();
});
afterAll(() => context.close());
beforeEach(async () => {
  shell = setupShell();
  asked.length = 0;
  await page.goto(PAGE);
});

describe('C12 the real preload in a real page', () => {
  test('shows exactly the bridge, frozen, and nothing of Electron', async () => {
    const seen = await page.evaluate(() => {
      const shape = (value: object): unknown =>
        Object.fromEntries(
          Object.entries(value).map(([key, inner]) => [
            key,
            typeof inner === 'object' && inner !== null ? shape(inner as object) : typeof inner,
          ]),
        );
      const jft: object = window.jft ?? {};
      return {
        shape: shape(jft),
        replaced: Reflect.set(jft, 'print', null),
        added: Reflect.set(jft, 'invoke', null),
        leaks: ['__ipcInvoke', 'require', 'module', 'process', 'ipcRenderer', 'electron'].filter((n) => n in window),
      };
    });
    expect(seen).toEqual({
      shape: {
        host: 'function',
        printToPdf: 'function',
        print: 'function',
        saveFile: 'function',
        openFile: 'function',
        secureStore: { available: 'function', seal: 'function', unseal: 'function' },
        forgetCopied: 'function',
        pinKeeper: { keep: 'function', offers: 'function', take: 'function', drop: 'function' },
        room: { open: 'function', close: 'function', exchange: 'function', write: 'function' },
      },
      replaced: false,
      added: false,
      leaks: [],
    });
  });

  test('every method reaches its handler, and together they use every channel', async () => {
    const answers = await page.evaluate(async () => {
      const { jft } = window;
      if (jft === undefined || jft.room === null) throw new Error('no bridge');
      const sealed = await jft.secureStore.seal(new Uint8Array([1, 2, 250]));
      if (!sealed.ok) throw new Error('not sealed');
      const unsealed = await jft.secureStore.unseal(sealed.value);
      const file = await jft.openFile({ accept: ['.docx'] });
      const params = { officer: 'jiaxi-clerk', memory: 65536, passes: 3, lanes: 1, salt: new Uint8Array(16) };
      const verifier = new Uint8Array([9]);
      const kept = await jft.pinKeeper.keep({ ...params, verifier, box: new Uint8Array([4, 5]), until: 1 });
      const offered = (await jft.pinKeeper.offers()).map(({ officer }) => officer);
      const taken = await jft.pinKeeper.take({ officer: 'jiaxi-clerk', verifier });
      await jft.pinKeeper.drop(null);
      await jft.forgetCopied({ text: 'x', stayed: true });
      const opened = await jft.room.open();
      const post = await jft.room.exchange([{ id: 1, bytes: new Uint8Array([1]) }]);
      const line = { address: '192.168.1.20', port: 47631, bytes: new Uint8Array([1]) };
      const written = await jft.room.write(line);
      await jft.room.close();
      return {
        host: await jft.host(),
        pdf: await jft.printToPdf({ title: '来访登记表', pageSize: 'A4', landscape: false }),
        print: await jft.print({ silent: false }),
        save: await jft.saveFile({ suggestedName: '回执', bytes: new Uint8Array([7, 8]), mime: 'application/pdf' }),
        name: file !== null && 'name' in file ? file.name : null,
        available: await jft.secureStore.available(),
        pin: [kept, offered, taken.taken ? [...taken.box] : null],
        room: [opened.open, post.letters, written.answered],
        unsealed: unsealed.ok ? [...unsealed.value.bytes] : null,
      };
    });
    expect(answers).toEqual({
      host: {
        kind: 'electron',
        version: '0.1.0',
        serverOrigin: 'http://127.0.0.1:8787',
        shell: { platform: 'linux', arch: 'x64', publisherKey: null, packed: 'unsigned' },
      },
      pdf: { saved: true },
      print: { printed: true },
      save: { saved: true },
      name: '来信.docx',
      available: { available: true, backend: 'gnome_libsecret' },
      pin: [true, ['jiaxi-clerk'], [4, 5]],
      room: [true, [], false],
      unsealed: [1, 2, 250],
    });
    expect(asked.toSorted()).toEqual([...CHANNELS].toSorted());
    expect(shell.disk.get('/home/clerk/回执.pdf')).toEqual(new Uint8Array([7, 8]));
    expect(shell.reports).toEqual([]);
  });

  test.each([
    ['an unknown paper', `jft.printToPdf({ title: 'a', pageSize: 'A0', landscape: false })`],
    [
      'a path beside the name',
      `jft.saveFile({ suggestedName: 'a', bytes: new Uint8Array(1), mime: 'text/plain', path: '/' })`,
    ],
    ['text for bytes', `jft.secureStore.seal('secret')`],
    ['a wildcard', `jft.openFile({ accept: ['*'] })`],
    ['a letter to a name', `jft.room.write({ address: 'evil.test', port: 47631, bytes: new Uint8Array(1) })`],
    ['a letter to another port', `jft.room.write({ address: '10.0.0.1', port: 22, bytes: new Uint8Array(1) })`],
    ['silent printing', `jft.print({ silent: true })`],
  ])('%s is refused by the schema in main', async (_name, call) => {
    const message = await page.evaluate(`${call}.then(() => 'answered', (problem) => problem.message)`);
    expect(message).toBe('jft: bad-argument');
    expect([shell.asked.length, shell.disk.size]).toEqual([0, 0]);
  });
});

describe('C12 frames that are not ours', () => {
  const ask = (frame: Page | Frame): Promise<unknown> =>
    frame.evaluate(`jft.host().then(() => 'answered', (problem) => problem.message)`);

  test('another site with the same preload is refused', async () => {
    await page.goto('http://example.test/index.html');
    expect(await ask(page)).toBe('jft: untrusted-sender');
  });

  test('our own page inside another is refused', async () => {
    // Without its policy, which alone would already keep it out of a frame.
    await context.route('http://app.test/index.html', (route) =>
      route.fulfill({ contentType: 'text/html', body: '<!doctype html>' }),
    );
    await page.goto('http://app.test/framed.html');
    const [, inner] = page.frames();
    if (inner === undefined) throw new Error('no inner frame');
    await inner.waitForURL(PAGE);
    expect(await ask(page)).toBe('answered');
    expect(await ask(inner)).toBe('jft: untrusted-sender');
    await context.unroute('http://app.test/index.html');
  });
});

describe('C9 the policy in a real page', () => {
  test('text written as HTML and foreign addresses are stopped', async () => {
    const html = `try { document.body.innerHTML = '<b>来访</b>'; 'written' } catch (problem) { problem.name }`;
    expect(await page.evaluate(html)).toBe('TypeError');
    const policy = `try { trustedTypes.createPolicy('other', {}); 'made' } catch (problem) { problem.name }`;
    expect(await page.evaluate(policy)).toBe('TypeError');
    const foreign = `fetch('http://example.test/').then(() => 'fetched', () => 'stopped')`;
    expect(await page.evaluate(foreign)).toBe('stopped');
  });
});
