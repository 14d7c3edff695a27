/// <reference lib="webworker" />

import { answerPinCall, type PinCall } from '#shared/lib/pin-calls.ts';
import { createPinKeeper } from '#shared/lib/pin-keeper.ts';

// The worker's own global, which the DOM library types as a window.
const worker = self as unknown as ServiceWorkerGlobalScope;

declare const BUILT_FILES: readonly string[];
declare const BUILD_ID: string;

const CACHE = `jft-${BUILD_ID}`;

/**
 * Keeps the built page so that it opens without the county server. Only files of the build are ever cached: nothing
 * under /api, nothing of a matter. A new build waits until every open page is closed: an open page still loads parts of
 * its own build.
 */
worker.addEventListener('install', (event) => {
  event.waitUntil(caches.open(CACHE).then((cache) => cache.addAll([...BUILT_FILES])));
});

worker.addEventListener('activate', (event) => {
  event.waitUntil(
    caches
      .keys()
      .then((names) => Promise.all(names.filter((name) => name !== CACHE).map((name) => caches.delete(name))))
      .then(() => worker.clients.claim()),
  );
});

worker.addEventListener('fetch', (event) => {
  const url = new URL(event.request.url);
  if (event.request.method !== 'GET' || url.origin !== worker.location.origin || url.pathname.startsWith('/api/'))
    return;
  // The query page is a page of its own; every other address is one of the program.
  const isProgram = event.request.mode === 'navigate' && !BUILT_FILES.includes(url.pathname);
  const name = isProgram ? '/' : url.pathname;
  if (BUILT_FILES.includes(name)) event.respondWith(fromCache(name, event.request));
});

const pinKeeper = createPinKeeper(Date.now);
/** A worker that has something to do is not ended; hidden pages ask less often than a browser waits. */
const STAY_MS = 4 * 60_000;

/** The session PIN's box (security C4): in this worker's memory, never in a cache. */
worker.addEventListener('message', (event) => {
  // Only pages of this origin reach a service worker.
  const call = event.data as Partial<PinCall> | null;
  if (call?.pin === undefined) return;
  event.ports[0]?.postMessage(answerPinCall(pinKeeper, call as PinCall));
  if (pinKeeper.offers().length > 0) event.waitUntil(new Promise((done) => setTimeout(done, STAY_MS)));
});

async function fromCache(name: string, request: Request): Promise<Response> {
  const cache = await caches.open(CACHE);
  return (await cache.match(name)) ?? fetch(request);
}
