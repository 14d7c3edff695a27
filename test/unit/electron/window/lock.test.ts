/** C11: what the shell's window may do, asked of recording fakes; C5, C27: when it locks. */
import { EventEmitter } from 'node:events';
import type { BrowserWindowConstructorOptions, Rectangle } from 'electron';
import { describe, expect, test } from 'vitest';
import { APP_SCHEME_PRIVILEGES, isAppUrl } from '#electron/window/app-origin.ts';
import { lockWhenCrashed } from '#electron/window/lock-when-crashed.ts';
import { lockWhenLeft } from '#electron/window/lock-when-left.ts';
import { openMainWindow, type ShellWindow } from '#electron/window/main-window.ts';
import { BOARD_WINDOW } from '#shared/lib/board-window.ts';
import { claimSingleInstance } from '#electron/window/single-instance.ts';
import { parseSettings } from '#electron/window/settings-file.ts';

type OpenHandler = Parameters<ShellWindow['webContents']['setWindowOpenHandler']>[0];

/** A window that records what it is told; its events are raised with `contents.emit`. */
function recordingWindow() {
  const contents = Object.assign(new EventEmitter(), {
    openHandlers: [] as OpenHandler[],
    setWindowOpenHandler(handler: OpenHandler) {
      this.openHandlers.push(handler);
    },
  });
  const calls: string[] = [];
  const events = new EventEmitter();
  const window = {
    webContents: contents,
    loadURL: async (url: string) => void calls.push(`load ${url}`),
    setContentProtection: (enable: boolean) => void calls.push(`protect ${enable}`),
    show: () => void calls.push('show'),
    once: events.once.bind(events),
    isMinimized: () => true,
    restore: () => void calls.push('restore'),
    focus: () => void calls.push('focus'),
  };
  // EventEmitter has every overload of `on`, which the compiler cannot see.
  return { window: window as unknown as ShellWindow, contents, calls, events };
}

async function openedWindow({
  release,
  otherScreen = () => undefined,
}: {
  readonly release: boolean;
  readonly otherScreen?: () => Rectangle | undefined;
}) {
  const recorded = recordingWindow();
  const options: BrowserWindowConstructorOptions[] = [];
  const createWindow = (given: BrowserWindowConstructorOptions): ShellWindow => {
    options.push(given);
    return recorded.window;
  };
  await openMainWindow({ createWindow, preload: '/opt/jft/preload.cjs', release, otherScreen });
  return { ...recorded, options };
}

const HOSTILE = [
  'https://example.com/',
  'http://127.0.0.1:8787/',
  'app://local.evil/index.html',
  'app://evil/index.html',
  'app://local:8080/index.html',
  'app://local@evil/index.html',
  'app://user@local/index.html',
  'app://user:word@local/index.html',
  'app://LOCAL/index.html',
  'app:local',
  'app:/local/index.html',
  'app:///local/index.html',
  'apps://local/index.html',
  'app ://local/',
  'javascript:alert(1)',
  'file:///etc/passwd',
  'data:text/html,<script>alert(1)</script>',
  'blob:app://local/0a1b',
  'about:blank',
  'devtools://devtools/bundled/inspector.html',
  'view-source:app://local/',
  '//local/index.html',
  '',
];

describe('security §4 rows 2 to 12: the window', () => {
  test.each([
    ['a release', true, false],
    ['development', false, true],
  ])('%s opens with exactly these preferences', async (_name, release, devTools) => {
    const { options, calls } = await openedWindow({ release });
    expect(options.map(({ webPreferences }) => webPreferences)).toEqual([
      {
        contextIsolation: true,
        sandbox: true,
        nodeIntegration: false,
        nodeIntegrationInWorker: false,
        nodeIntegrationInSubFrames: false,
        webSecurity: true,
        allowRunningInsecureContent: false,
        experimentalFeatures: false,
        webviewTag: false,
        plugins: false,
        navigateOnDragDrop: false,
        safeDialogs: true,
        spellcheck: false,
        preload: '/opt/jft/preload.cjs',
        devTools,
      },
    ]);
    // C28: a release lets no other program take pictures of it.
    expect(calls).toEqual([...(release ? ['protect true'] : []), 'load app://local/index.html']);
  });

  test('it appears when there is something to see', async () => {
    const { events, calls } = await openedWindow({ release: true });
    events.emit('ready-to-show');
    expect(calls.at(-1)).toBe('show');
  });

  test('row 18: the scheme has exactly these privileges', () => {
    expect(APP_SCHEME_PRIVILEGES).toEqual({
      scheme: 'app',
      privileges: { standard: true, secure: true, supportFetchAPI: true, codeCache: true },
    });
  });
});

describe('security §4 rows 13 and 14: navigation', () => {
  const NAVIGATIONS = ['will-navigate', 'will-redirect', 'will-frame-navigate'];
  const isPrevented = (contents: EventEmitter, event: string, url: string): boolean => {
    let prevented = false;
    contents.emit(event, { url, preventDefault: () => (prevented = true) });
    return prevented;
  };

  test.each(HOSTILE)('to "%s" is prevented', async (url) => {
    const { contents } = await openedWindow({ release: true });
    expect(NAVIGATIONS.map((event) => isPrevented(contents, event, url))).toEqual([true, true, true]);
    expect(isAppUrl(url)).toBe(false);
  });

  test.each(['app://local/index.html', 'app://local/', 'app://local/index.html?a=1#/visits'])(
    'to %s is allowed',
    async (url) => {
      const { contents } = await openedWindow({ release: true });
      expect(NAVIGATIONS.map((event) => isPrevented(contents, event, url))).toEqual([false, false, false]);
    },
  );

  const opening = async (url: string, frameName: string, otherScreen = (): Rectangle | undefined => undefined) => {
    const { contents } = await openedWindow({ release: true, otherScreen });
    const details = { url, frameName } as Parameters<OpenHandler>[0]; // what the handler reads of it
    return contents.openHandlers.map((handler) => handler(details));
  };

  test('no webview, not even for our own page', async () => {
    const { contents } = await openedWindow({ release: true });
    expect(isPrevented(contents, 'will-attach-webview', 'app://local/')).toBe(true);
  });

  test.each(['app://local/index.html', ...HOSTILE])('no second window at "%s"', async (url) => {
    expect(await opening(url, 'other')).toEqual([{ action: 'deny' }]);
  });

  test.each(['app://local/index.html', ...HOSTILE.filter((url) => url !== '' && url !== 'about:blank')])(
    'no board at "%s"',
    async (url) => {
      expect(await opening(url, BOARD_WINDOW)).toEqual([{ action: 'deny' }]);
    },
  );

  test('R004-39 the board, which has no address, opens with the same locked preferences and nothing of the shell', async () => {
    const [answer] = await opening('about:blank', BOARD_WINDOW);
    expect(answer).toMatchObject({
      action: 'allow',
      overrideBrowserWindowOptions: {
        webPreferences: { sandbox: true, contextIsolation: true, nodeIntegration: false },
      },
    });
    expect(JSON.stringify(answer)).not.toContain('preload');
    expect(isAppUrl('about:blank')).toBe(false);
  });

  test.each([
    ['of the desk, where there is no other', undefined],
    ['the desk does not stand on', { x: 1366, y: 0, width: 1920, height: 1080 }],
  ])('R004-39 the board fills the screen %s', async (_name, bounds) => {
    const [answer] = await opening('about:blank', BOARD_WINDOW, () => bounds);
    expect(answer).toMatchObject({ overrideBrowserWindowOptions: { ...bounds, fullscreen: true } });
  });

  test('R004-39 Esc leaves the full screen of the board, F11 leaves it and comes back', async () => {
    const { contents } = await openedWindow({ release: true });
    const keys = new EventEmitter();
    let full = true;
    const board = { webContents: keys, isFullScreen: () => full, setFullScreen: (flag: boolean) => (full = flag) };
    contents.emit('did-create-window', board);
    const states = ['a', 'Escape', 'Escape', 'F11', 'F11', 'F11', 'Escape'].map((key) => {
      for (const type of ['keyDown', 'keyUp']) keys.emit('before-input-event', {}, { type, key });
      return full;
    });
    expect(states).toEqual([true, false, false, true, false, true, false]);
  });
});

describe('C5 whoever sat here is gone', () => {
  test.each(['suspend', 'lock-screen', 'user-did-resign-active'])('%s locks at once', (event) => {
    const monitor = new EventEmitter();
    let locked = 0;
    // EventEmitter has every overload of `on`, which the compiler cannot see.
    lockWhenLeft(monitor as unknown as Parameters<typeof lockWhenLeft>[0], () => (locked += 1));
    expect(locked).toBe(0);
    monitor.emit(event);
    expect(locked).toBe(1);
    monitor.emit('resume');
    expect(locked).toBe(1);
  });
});

describe('C27 the page crashes', () => {
  function crashing() {
    const { contents, window } = recordingWindow();
    const reports: string[] = [];
    const clock = { now: 0 };
    let locked = 0;
    const lock = () => void (locked += 1);
    // The shell listens to more than the fake's type names.
    const listened = window.webContents as unknown as Parameters<typeof lockWhenCrashed>[0];
    lockWhenCrashed(listened, { lock, now: () => clock.now, report: (reason) => reports.push(reason) });
    const crash = (reason: string, url = 'app://local/index.html#/matter/赵某甲'): void =>
      void contents.emit('render-process-gone', { url }, { reason, exitCode: 1 });
    return { crash, clock, reports, locked: () => locked };
  }

  test.each(['crashed', 'oom', 'killed', 'abnormal-exit', 'memory-eviction'])(
    '%s: it is loaded anew, which is the lock screen, and only the reason is told',
    (reason) => {
      const { crash, locked, reports } = crashing();
      crash(reason);
      expect(locked()).toBe(1);
      expect(reports).toEqual([reason]);
    },
  );
  test.each(['clean-exit', 'launch-failed', 'integrity-failure'])('%s: nothing is loaded', (reason) => {
    const { crash, locked } = crashing();
    crash(reason);
    expect(locked()).toBe(0);
  });
  test('one that dies again at once is left; later it is loaded once more', () => {
    const { crash, clock, locked } = crashing();
    crash('crashed');
    clock.now = 9_999;
    crash('crashed');
    expect(locked()).toBe(1);
    clock.now = 10_000;
    crash('crashed');
    expect(locked()).toBe(2);
  });
});

describe('one shell at a time', () => {
  function recordingApp(first: boolean) {
    const events = new EventEmitter();
    const calls: string[] = [];
    const app = {
      requestSingleInstanceLock: () => first,
      quit: () => void calls.push('quit'),
      on: events.on.bind(events),
    };
    return { app: app as unknown as Parameters<typeof claimSingleInstance>[0], events, calls };
  }

  test('the second one quits', () => {
    const { app, calls } = recordingApp(false);
    expect(claimSingleInstance(app, () => null)).toBe(false);
    expect(calls).toEqual(['quit']);
  });
  test('the first one comes to the front', () => {
    const { app, events } = recordingApp(true);
    const { window, calls } = recordingWindow();
    expect(claimSingleInstance(app, () => window)).toBe(true);
    events.emit('second-instance');
    expect(calls).toEqual(['restore', 'focus']);
  });
});

describe('settings.json', () => {
  test.each([
    ['no file', null, 'http://127.0.0.1:8787', 0],
    ['a county server', '{"server":"https://xf.qinglan.invalid:8443"}', 'https://xf.qinglan.invalid:8443', 0],
    ['a directive smuggled in', '{"server":"http://a; script-src *"}', 'http://127.0.0.1:8787', 1],
    ['a path', '{"server":"http://a/b"}', 'http://127.0.0.1:8787', 1],
    ['half a file', '{"server":"ht', 'http://127.0.0.1:8787', 1],
  ])('%s', (_name, text, server, problems) => {
    const reports: string[] = [];
    expect(parseSettings(text, (problem) => reports.push(problem))).toEqual({ server });
    expect(reports).toHaveLength(problems);
  });
});
