// @vitest-environment jsdom
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { platformBridge } from '#renderer/platform/bridge.ts';
import { browserBridge } from '#renderer/platform/browser-bridge.ts';
import type { Bridge } from '#shared/ipc/bridge.ts';

describe('the browser as host', () => {
  const clicked: HTMLElement[] = [];
  const printed: string[] = [];
  beforeEach(() => {
    clicked.length = 0;
    printed.length = 0;
    document.title = '接访台';
    window.print = () => void printed.push(document.title);
    URL.createObjectURL = () => 'blob:http://localhost:3000/0a1b';
    URL.revokeObjectURL = () => {};
    document.addEventListener('click', (event) => event.target instanceof HTMLElement && clicked.push(event.target));
    vi.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(function (this: HTMLAnchorElement) {
      clicked.push(this);
    });
  });
  afterEach(() => {
    vi.restoreAllMocks();
    document.head.innerHTML = '';
    document.body.innerHTML = '';
  });

  test('says so, with the version in the page and the address it came from', async () => {
    document.head.innerHTML = '<meta name="jft-version" content="0.1.0">';
    expect(await platformBridge().host()).toEqual({
      kind: 'browser',
      version: '0.1.0',
      serverOrigin: 'http://localhost:3000',
    });
  });

  test('prints with the title as the name of the PDF, and puts the title back', async () => {
    const bridge = browserBridge();
    expect(await bridge.printToPdf({ title: '来访登记表', pageSize: 'A4', landscape: false })).toEqual({ saved: true });
    expect(await bridge.print({ silent: false })).toEqual({ printed: true });
    expect(printed).toEqual(['来访登记表', '接访台']);
    expect(document.title).toBe('接访台');
  });

  test('C10 saves by a download under a clean name', async () => {
    const file = { suggestedName: '../回执', bytes: new Uint8Array([1]), mime: 'application/pdf' } as const;
    expect(await browserBridge().saveFile(file)).toEqual({ saved: true });
    expect(clicked.map((link) => link.getAttribute('download'))).toEqual(['_回执.pdf']);
  });

  const choose = (file: File | null): void => {
    const input = document.querySelector('input');
    if (input === null) throw new Error('no file input in the page');
    if (file !== null) Object.defineProperty(input, 'files', { value: [file] });
    input.dispatchEvent(new Event(file === null ? 'cancel' : 'change'));
  };
  const sized = (name: string, size: number): File =>
    Object.defineProperty(new File(['来信'], name), 'size', { value: size });

  test.each([
    ['the file', new File(['来信'], '来信.DOCX'), { name: '来信.DOCX', text: '来信' }],
    ['none', null, null],
    ['another kind', new File(['x'], 'x.exe'), { refused: 'wrong-type' }],
    ['too large', sized('x.docx', 64 * 1024 * 1024 + 1), { refused: 'too-large' }],
  ])('opens %s', async (_name, file, outcome) => {
    const opened = browserBridge().openFile({ accept: ['.docx'] });
    choose(file);
    const result = await opened;
    // jsdom's bytes come from another realm, so they are compared as the text they are.
    const shown =
      result && 'bytes' in result ? { name: result.name, text: new TextDecoder().decode(result.bytes) } : result;
    expect(shown).toEqual(outcome);
    expect(document.querySelector('input')).toBeNull();
  });

  test('has no key store', async () => {
    const { secureStore } = browserBridge();
    expect(await secureStore.available()).toEqual({ available: false });
    expect(await secureStore.seal(new Uint8Array(1))).toEqual({ ok: false, error: { code: 'absent' } });
    expect(await secureStore.unseal({ backend: 'dpapi', sealed: new Uint8Array(1) })).toMatchObject({ ok: false });
  });
});

describe('the shell as host', () => {
  afterEach(() => Reflect.deleteProperty(window, 'jft'));
  const withShell = (shell: Partial<Bridge>): Bridge => {
    Object.defineProperty(window, 'jft', { value: { ...browserBridge(), ...shell }, configurable: true });
    return platformBridge();
  };

  test('is used where it is', async () => {
    const host = { kind: 'electron', version: '0.1.0', serverOrigin: 'http://127.0.0.1:8787' } as const;
    expect(await withShell({ host: async () => host }).host()).toEqual(host);
  });

  test('an answer of another version is noticed at the border', async () => {
    const answer = { kind: 'toaster' } as unknown as Awaited<ReturnType<Bridge['host']>>; // what no shell of ours says
    await expect(withShell({ host: async () => answer }).host()).rejects.toThrow('kind');
  });
});
