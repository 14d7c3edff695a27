import type { Bridge } from '#shared/ipc/bridge.ts';
import { cleanFileName, withoutHidden } from '#shared/ipc/file-name.ts';
import { MAX_FILE_BYTES, type OpenOutcome, type SaveFileRequest } from '#shared/ipc/messages.ts';
import { workerPinKeeper } from './worker-pin-keeper.ts';
import { err } from '#shared/lib/result.ts';

/** How long a blob's address stays valid after the click; the browser reads it soon, but not at once. */
const BLOB_LIFE_MS = 60_000;

/**
 * The same abilities in an ordinary browser (the host for loong64 and old systems). PDF is a choice of the browser's own
 * print dialog, saving is a download, and there is no key store. A browser does not tell whether the person cancelled
 * printing or a download, so `printed` and `saved` mean that the dialog or download was started.
 */
export function browserBridge(): Bridge {
  return {
    host: async () => ({ kind: 'browser', version: pageVersion(), serverOrigin: location.origin }),
    printToPdf: async ({ title }) => {
      printTitled(title);
      return { saved: true };
    },
    print: async () => {
      window.print();
      return { printed: true };
    },
    saveFile: async (request) => {
      download(request);
      return { saved: true };
    },
    openFile: async ({ accept }) => {
      const file = await chooseFile(accept);
      return file === null ? null : readChosen(file, accept);
    },
    secureStore: {
      available: async () => ({ available: false }),
      seal: async () => err({ code: 'absent' }),
      unseal: async () => err({ code: 'absent' }),
    },
    // A page cannot listen, and its policy lets it speak to the county alone (decision 0018).
    room: null,
    pinKeeper: workerPinKeeper(),
    forgetCopied: async ({ stayed }) => {
      if (!stayed || !document.hasFocus()) return false;
      return navigator.clipboard.writeText('').then(
        () => true,
        () => false,
      );
    },
  };
}

/** The build writes `<meta name="jft-version">` into the start page. */
function pageVersion(): string {
  return document.querySelector<HTMLMetaElement>('meta[name="jft-version"]')?.content ?? 'unknown';
}

/** Browsers offer the page's title as the name of the PDF. `print` returns when the dialog is closed. */
function printTitled(title: string): void {
  const before = document.title;
  document.title = title;
  window.print();
  document.title = before;
}

function download({ suggestedName, bytes, mime }: SaveFileRequest): void {
  // A copy, because a Blob does not take memory that another thread may change.
  const address = URL.createObjectURL(new Blob([new Uint8Array(bytes)], { type: mime }));
  const link = document.createElement('a');
  link.href = address;
  link.download = cleanFileName(suggestedName, mime);
  link.click();
  setTimeout(() => URL.revokeObjectURL(address), BLOB_LIFE_MS);
}

function chooseFile(accept: readonly string[]): Promise<File | null> {
  const input = document.createElement('input');
  input.type = 'file';
  input.accept = accept.join(',');
  input.hidden = true;
  // In the page, or some browsers drop the element (and the promise) while the dialog is open.
  document.body.append(input);
  return new Promise<File | null>((resolve) => {
    input.addEventListener('change', () => resolve(input.files?.[0] ?? null));
    input.addEventListener('cancel', () => resolve(null));
    input.click();
  }).finally(() => input.remove());
}

async function readChosen(file: File, accept: readonly string[]): Promise<OpenOutcome> {
  const name = withoutHidden(file.name);
  if (!accept.some((extension) => name.toLowerCase().endsWith(extension))) return { refused: 'wrong-type' };
  if (file.size > MAX_FILE_BYTES) return { refused: 'too-large' };
  return file.arrayBuffer().then(
    (buffer) => ({ name, bytes: new Uint8Array(buffer) }),
    () => ({ refused: 'unreadable' }),
  );
}
