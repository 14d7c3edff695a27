import { EventEmitter } from 'node:events';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { appProtocolHandler } from '#electron/window/app-protocol.ts';
import { filterNetwork } from '#electron/window/network-filter.ts';
import { listRendererFiles, type RendererFiles } from '#electron/window/renderer-files.ts';
import { contentSecurityPolicy } from '#shared/lib/csp.ts';

const COUNTY = 'https://xf.qinglan.invalid:8443';

describe('security §4 row 18: app://local serves a fixed list', () => {
  let folder = '';
  let files: RendererFiles = new Map();
  const read: string[] = [];
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'jft-renderer-'));
    await mkdir(join(folder, 'dist/assets'), { recursive: true });
    await writeFile(join(folder, 'dist/index.html'), '<!doctype html>');
    await writeFile(join(folder, 'dist/assets/app.js'), 'start()');
    await writeFile(join(folder, 'dist/assets/app.js.map'), '{}');
    await writeFile(join(folder, 'secret.html'), 'secret');
    files = await listRendererFiles(join(folder, 'dist'));
  });
  afterAll(() => rm(folder, { recursive: true }));

  const get = (url: string, method = 'GET'): Promise<Response> => {
    const readFile = async (file: string): Promise<Uint8Array<ArrayBuffer>> => {
      read.push(file);
      return new TextEncoder().encode('content');
    };
    return appProtocolHandler({ files, connect: [COUNTY], readFile })({ url, method });
  };

  test('the list is the folder, without kinds we do not ship', () => {
    expect([...files.keys()].toSorted()).toEqual(['/assets/app.js', '/index.html']);
  });

  test.each([
    ['app://local/', 'text/html; charset=utf-8'],
    ['app://local/index.html?x=1#/visits', 'text/html; charset=utf-8'],
    ['app://local/assets/app.js', 'text/javascript; charset=utf-8'],
  ])('%s with every header', async (url, type) => {
    const response = await get(url);
    expect([response.status, await response.text()]).toEqual([200, 'content']);
    expect(Object.fromEntries(response.headers)).toEqual({
      'content-type': type,
      'content-security-policy': contentSecurityPolicy({ connect: [COUNTY] }),
      'cross-origin-opener-policy': 'same-origin',
      'permissions-policy':
        'camera=(self), microphone=(self), geolocation=(), display-capture=(), usb=(), hid=(), serial=()',
      'referrer-policy': 'no-referrer',
      'x-content-type-options': 'nosniff',
    });
  });

  test.each([
    'app://local/../secret.html',
    'app://local/../../secret.html',
    'app://local/%2e%2e/secret.html',
    'app://local/%2E%2E%2Fsecret.html',
    'app://local/assets/..%2f..%2fsecret.html',
    'app://local/..\\secret.html',
    'app://local/..%5csecret.html',
    'app://local/secret.html',
    'app://local/assets',
    'app://local/assets/',
    'app://local//index.html',
    'app://local/index.html%00',
    'app://local/index.html%00.js',
    'app://local/%69ndex.html',
    'app://local/INDEX.HTML',
    'app://local/etc/passwd',
    'app://local//etc/passwd',
    'app://local/file:///etc/passwd',
    'app://local/C:/Windows/win.ini',
    'app://local/__proto__',
    'app://local/constructor',
    'app://local/assets/app.js.map',
    'app://local.evil/index.html',
    'app://evil/index.html',
    'app://evil/',
    'app://user@local/index.html',
    'app://local:99/index.html',
    'app:local/index.html',
    'https://local/index.html',
    'not a url',
  ])('404 for %s', async (url) => {
    read.length = 0;
    const response = await get(url);
    expect([response.status, await response.text(), read]).toEqual([404, '', []]);
    expect(response.headers.get('content-security-policy')).toContain("default-src 'none'");
  });

  test.each(['POST', 'PUT', 'DELETE', 'OPTIONS'])('405 for %s', async (method) => {
    expect((await get('app://local/index.html', method)).status).toBe(405);
  });
});

describe('security §4 row 1: what a page may load and download', () => {
  type PolicySession = Parameters<typeof filterNetwork>[0];

  function filteredSession({ release }: { readonly release: boolean }) {
    const events = new EventEmitter();
    type Listener = (details: { readonly url: string }, done: (answer: { readonly cancel: boolean }) => void) => void;
    const listeners: Listener[] = [];
    const session = {
      on: events.on.bind(events),
      webRequest: { onBeforeRequest: (listener: Listener) => void listeners.push(listener) },
    };
    // One overload of each is enough for the policy.
    filterNetwork(session as unknown as PolicySession, { connect: [COUNTY], release });
    const isCancelled = (url: string): boolean => {
      const answers: boolean[] = [];
      for (const listener of listeners) listener({ url }, ({ cancel }) => answers.push(cancel));
      expect(answers).toHaveLength(1);
      return answers.includes(true);
    };
    const isDownloadRefused = (url: string): boolean => {
      let refused = false;
      events.emit('will-download', { preventDefault: () => (refused = true) }, { getURL: () => url });
      return refused;
    };
    return { isCancelled, isDownloadRefused };
  }

  test.each([
    ['app://local/index.html', false],
    ['blob:app://local/0a1b-2c3d', false],
    ['data:image/png;base64,AAAA', false],
    [`${COUNTY}/sync/push`, false],
    ['https://xf.qinglan.invalid/sync/push', true],
    ['http://xf.qinglan.invalid:8443/sync/push', true],
    ['https://xf.qinglan.invalid:8443.evil.com/', true],
    ['https://xf.qinglan.invalid:8443@evil.com/', true],
    ['https://user@xf.qinglan.invalid:8443/', true],
    ['blob:https://example.com/0a1b', true],
    ['https://example.com/', true],
    ['file:///etc/passwd', true],
    ['devtools://devtools/bundled/inspector.html', true],
    ['chrome://gpu', true],
    ['', true],
  ])('%s cancelled: %s', (url, cancelled) => {
    expect(filteredSession({ release: true }).isCancelled(url)).toBe(cancelled);
  });

  test('developer tools load in development only', () => {
    expect(filteredSession({ release: false }).isCancelled('devtools://devtools/bundled/inspector.html')).toBe(false);
  });

  test.each([
    ['blob:app://local/0a1b-2c3d', false],
    ['blob:https://example.com/0a1b', true],
    ['app://local/index.html', true],
    ['data:text/html,x', true],
    [`${COUNTY}/setup.exe`, true],
  ])('download of %s refused: %s', (url, refused) => {
    expect(filteredSession({ release: true }).isDownloadRefused(url)).toBe(refused);
  });
});
