import { contentSecurityPolicy, KDF_WORKER_PATH, KDF_WORKER_POLICY } from '#shared/lib/csp.ts';
import { isAppUrl } from './app-origin.ts';
import type { RendererFiles } from './renderer-files.ts';

const START_PAGE = '/index.html';

/** Sent with every answer, also with a refusal. */
const pageHeaders = (connect: readonly string[]): Readonly<Record<string, string>> => ({
  'content-security-policy': contentSecurityPolicy({ connect }),
  'cross-origin-opener-policy': 'same-origin',
  'permissions-policy':
    'camera=(self), microphone=(self), geolocation=(), display-capture=(), usb=(), hid=(), serial=()',
  'referrer-policy': 'no-referrer',
  'x-content-type-options': 'nosniff',
});

/** Answers `app://local/…` from the fixed list, else 404. `connect`: origins the page may talk to. */
export function appProtocolHandler({
  files,
  connect,
  readFile,
}: {
  readonly files: RendererFiles;
  readonly connect: readonly string[];
  readonly readFile: (file: string) => Promise<Uint8Array<ArrayBuffer>>;
}): (request: Pick<Request, 'url' | 'method'>) => Promise<Response> {
  const headers = pageHeaders(connect);
  return async ({ url, method }) => {
    if (method !== 'GET' && method !== 'HEAD') return new Response(null, { status: 405, headers });
    const path = isAppUrl(url) ? new URL(url).pathname : '';
    const found = files.get(path === '/' || path === '' ? START_PAGE : path);
    if (found === undefined || !isAppUrl(url)) return new Response(null, { status: 404, headers });
    const body = method === 'HEAD' ? null : await readFile(found.file);
    const policy = path === KDF_WORKER_PATH ? { 'content-security-policy': KDF_WORKER_POLICY } : {};
    return new Response(body, { headers: { ...headers, ...policy, 'content-type': found.type } });
  };
}
