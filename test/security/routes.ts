import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import type { Init } from '#test/support/server.ts';

/** A route of the API as the server's own source names it; `path` starts after `/api/v1`. */
export type RouteOfApi = { readonly method: 'GET' | 'POST'; readonly path: string };

const ROUTE = /app\.(get|post)\(`\$\{API\}(\/[^`]+)`/g;

/** Read from the source, so that a new route is attacked from the day it exists. */
export const ROUTES: readonly RouteOfApi[] = [
  ...readFileSync(resolve(import.meta.dirname, '../../server/http/app.ts'), 'utf8').matchAll(ROUTE),
].map(([, method, path = '']) => ({ method: method === 'get' ? 'GET' : 'POST', path: filled(path) }));

/** Parameters as a stranger would fill them. */
function filled(path: string): string {
  return path
    .replace(':officer', 'sysadmin-a')
    .replace(':office', 'jiaxi')
    .replace(':device', 'D1')
    .replace(/:(?:stream|report|content)/g, 'A'.repeat(22))
    .replace(':month', '2026-08')
    .replace(':code', 'AAAAAAAAAA')
    .replace(':hash', 'a'.repeat(64))
    .replace(/:n$/, '0');
}

/** For whom nobody signs: they take a code, or tell only what everybody may know. */
const OPEN: readonly string[] = ['/welcome', '/setup', '/enroll', '/demo-code', '/query/AAAAAAAAAA'];

export const SIGNED_ROUTES = ROUTES.filter(({ path }) => !OPEN.includes(path));
export const OPEN_ROUTES = ROUTES.filter(({ path }) => OPEN.includes(path));

export const initOf = ({ method }: RouteOfApi, body = '{"wire":1}'): Init =>
  method === 'GET' ? {} : { method, body, headers: { 'content-type': 'application/json' } };

/** Status and code of a refusal; `null` where the answer is none. */
export async function outcomeOf(answer: Response | Promise<Response>): Promise<readonly [number, string | null]> {
  const response = await answer;
  // A stream of events has no end to wait for.
  if (response.headers.get('content-type') === 'text/event-stream') {
    await response.body?.cancel();
    return [response.status, null];
  }
  const text = await response.text();
  const code = /"error":"([a-z-]+)"/.exec(text)?.[1] ?? null;
  return [response.status, code];
}
