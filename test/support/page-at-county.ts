import { afterEach, beforeEach, vi } from 'vitest';
import type { Connection } from '#renderer/vault/signed-call.ts';
import { setupServer, setUpFictional, signerWith, testCountyKey, type TestDevice, type TestServer } from './server.ts';

/** Before each test a fictional county in this process, at which the page's network ends. Returns the present one. */
export function pageAtCounty(): () => TestServer {
  let server: TestServer;
  beforeEach(async () => {
    server = setupServer();
    await setUpFictional(server.send);
    vi.stubGlobal('fetch', (url: string, init?: RequestInit) =>
      server.app.fetch(new Request(`http://county.test${url}`, init)),
    );
  });
  afterEach(() => vi.unstubAllGlobals());
  return () => server;
}

/** The connection of a page to that county, signed by this seat. */
export const connectionOf = ({ clock }: TestServer, { keys, ...seat }: TestDevice): Connection => ({
  base: '',
  signer: signerWith(keys, seat),
  countyKey: testCountyKey.publicKey,
  clock: { ahead: Date.parse(clock.now) - Date.now() },
  onRevoked: () => undefined,
});
