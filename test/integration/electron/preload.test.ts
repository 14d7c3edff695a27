/**
 * The built preload and the real handlers, joined in a real Chromium: `ipcRenderer.invoke` becomes a binding that hands
 * the calling frame and the arguments to the fake ipcMain. Shows that the preload needs nothing but `electron`.
 */
import type { BrowserContext, Frame, Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { bundleElectron } from '#build/electron-bundle.mjs';
import { CHANNELS } from '#shared/ipc/channels.ts';
import { contentSecurityPolicy } from '#shared/lib/csp.ts';
import { launchChromium } from '#test/support/chromium.ts';
import { setupShell, type SenderFrame } from '#test/support/fake-electron.ts';

/** Chromium has no app:// of its own, so this address plays our origin; every other one stays what it is. */
const PAGE = 'http://app.test/index.html';

const asSender = (frame: Frame): SenderFrame => {
  const { origin, pathname } = new URL(frame.url());
  const parent = frame.parentFrame();
  return {
    origin: origin === 'http://app.test' ? 'app://local' : origin,
    url: origin === 'http://app.test' ? `app://local${pathname}` : frame.url(),
    parent: parent === null ? null : asSender(parent),
  };
};

/** What Electron gives a sandboxed preload. Runs in the page before any of its scripts. */
const preloadHost = (preload: string): string => `{
  const raw = globalThis.__ipcInvoke;
  delete globalThis.__ipcInvoke;
  const freeze = (value) => {
    if (typeof value === 'object' && value !== null) Object.values(value).forEach(freeze);
    return Object.freeze(value);
  };
  const pack = (value) => value instanceof Uint8Array ? { $bytes: [...value] }
    : typeof value === 'object' && value !== null && !Array.isArray(value)
      ? Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, pack(inner)])) : value;
  const unpack = (value) => typeof value !== 'object' || value === null || Array.isArray(value) ? value
    : '$bytes' in value ? new Uint8Array(value.$bytes)
      : Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, unpack(inner)]));
  const electron = {
    contextBridge: {
      exposeInMainWorld: (name, api) =>
        Object.defineProperty(globalThis, name, { value: freeze(api), enumerable: true }),
    },
    ipcRenderer: { invoke: async (channel, ...args) => unpack(await raw(channel, args.map(pack))) },
  };
  const require = (name) => {
    if (name !== 'electron') throw new Error('module not found: ' + name);
    return electron;
  };
  const module = { exports: {} };
  ((module, exports, require) => { ${preload}
  })(module, module.exports, require);
}`;

/** The wire of the binding is JSON, so bytes are packed into numbers on it. */
function pack(value: unknown): unknown {
  if (value instanceof Uint8Array) return { $bytes: [...value] };
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, pack(inner)]));
}
function unpack(value: unknown): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
  if ('$bytes' in value && Array.isArray(value.$bytes)) return Uint8Array.from(value.$bytes as number[]);
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, unpack(inner)]));
}

let context: BrowserContext;
let page: Page;
let shell = setupShell();
const asked: string[] = [];

beforeAll(async () => {
  const { preload } = await bundleElectron({ write: false });
  if (preload === undefined) throw new Error('no preload was built');
  context = await launchChromium();
  await context.exposeBinding('__ipcInvoke', async ({ frame }, channel: string, args: unknown[]) => {
    asked.push(channel);
    return pack(await shell.ipcMain.dispatch(channel, asSender(frame), args.map(unpack)));
  });
  await context.addInitScript({ content: preloadHost(preload) });
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
      },
      replaced: false,
      added: false,
      leaks: [],
    });
  });

  test('every method reaches its handler, and together they use every channel', async () => {
    const answers = await page.evaluate(async () => {
      const { jft } = window;
      if (jft === undefined) throw new Error('no bridge');
      const sealed = await jft.secureStore.seal(new Uint8Array([1, 2, 250]));
      if (!sealed.ok) throw new Error('not sealed');
      const opened = await jft.secureStore.unseal(sealed.value);
      const file = await jft.openFile({ accept: ['.docx'] });
      const params = { officer: 'jiaxi-clerk', memory: 65536, passes: 3, lanes: 1, salt: new Uint8Array(16) };
      const verifier = new Uint8Array([9]);
      const kept = await jft.pinKeeper.keep({ ...params, verifier, box: new Uint8Array([4, 5]), until: 1 });
      const offered = (await jft.pinKeeper.offers()).map(({ officer }) => officer);
      const taken = await jft.pinKeeper.take({ officer: 'jiaxi-clerk', verifier });
      await jft.pinKeeper.drop(null);
      await jft.forgetCopied({ text: 'x', stayed: true });
      return {
        host: await jft.host(),
        pdf: await jft.printToPdf({ title: '来访登记表', pageSize: 'A4', landscape: false }),
        print: await jft.print({ silent: false }),
        save: await jft.saveFile({ suggestedName: '回执', bytes: new Uint8Array([7, 8]), mime: 'application/pdf' }),
        name: file !== null && 'name' in file ? file.name : null,
        available: await jft.secureStore.available(),
        pin: [kept, offered, taken.taken ? [...taken.box] : null],
        unsealed: opened.ok ? [...opened.value.bytes] : null,
      };
    });
    expect(answers).toEqual({
      host: { kind: 'electron', version: '0.1.0', serverOrigin: 'http://127.0.0.1:8787' },
      pdf: { saved: true },
      print: { printed: true },
      save: { saved: true },
      name: '来信.docx',
      available: { available: true, backend: 'gnome_libsecret' },
      pin: [true, ['jiaxi-clerk'], [4, 5]],
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
