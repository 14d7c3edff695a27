/** C14: the county's own certificates, on the real server and with TLS clients that trust nothing but them. */
import { X509Certificate } from 'node:crypto';
import { chmod, readFile, stat } from 'node:fs/promises';
import { createServer } from 'node:https';
import { connect, type TLSSocket } from 'node:tls';
import { once } from 'node:events';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { OpenSecretError } from '#server/config/secret-file.ts';
import { openCountyTls, type CountyTls } from '#server/tls/county-certificates.ts';
import { temporaryFolder } from '#test/support/server.ts';

let folder: Awaited<ReturnType<typeof temporaryFolder>>;
beforeEach(async () => {
  folder = await temporaryFolder();
});
afterEach(() => folder.remove());

const NAMES = ['192.168.1.10', 'jft.local', 'localhost', '127.0.0.1'];
const NOW = new Date('2026-11-22T00:00:00.000Z');
const inDays = (days: number): Date => new Date(NOW.getTime() + days * 24 * 60 * 60 * 1000);

/** Connects to a server with `tls`, trusting `authority` only; the error's code, or the protocol. */
async function attempt(
  tls: CountyTls,
  options: { readonly ca: string; readonly servername: string; readonly maxVersion?: 'TLSv1.1' },
): Promise<string> {
  const server = createServer({ key: tls.key, cert: tls.cert, minVersion: 'TLSv1.2' }, (_, response) =>
    response.end('ok'),
  );
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  const outcome = await new Promise<string>((resolve) => {
    const socket: TLSSocket = connect({ host: '127.0.0.1', port, ...options, minVersion: 'TLSv1' }, () => {
      resolve(socket.getProtocol() ?? '');
      socket.destroy();
    });
    socket.on('error', (error: Error & { readonly code?: string }) => resolve(error.code ?? error.message));
  });
  server.close();
  return outcome;
}

describe('C14 the county as its own authority', () => {
  test('is trusted by its certificate alone, for every name it was made for', async () => {
    const tls = await openCountyTls(folder.path, { names: NAMES, now: new Date() });
    const ca = await readFile(tls.authorityFile, 'utf8');
    for (const servername of ['jft.local', 'localhost']) expect(await attempt(tls, { ca, servername })).toBe('TLSv1.3');
    expect(await attempt(tls, { ca, servername: 'elsewhere.local' })).toBe('ERR_TLS_CERT_ALTNAME_INVALID');
    expect(await attempt(tls, { ca, servername: 'jft.local', maxVersion: 'TLSv1.1' })).toMatch(
      /PROTOCOL|VERSION|ALERT/,
    );
    expect(new X509Certificate(ca).fingerprint256).toBe(tls.fingerprint);
  });

  test('a server of the same name with another authority is refused', async () => {
    const tls = await openCountyTls(folder.path, { names: NAMES, now: new Date() });
    const rogue = await openCountyTls(join(folder.path, 'rogue'), { names: NAMES, now: new Date() });
    const ca = await readFile(tls.authorityFile, 'utf8');
    expect(await attempt(rogue, { ca, servername: 'jft.local' })).toMatch(/SELF_SIGNED|UNABLE_TO|SIGNATURE/);
  });

  test('keeps its certificate, renews it before its end or for other names, and stays the same authority', async () => {
    const at = async (days: number, names = NAMES) => openCountyTls(folder.path, { names, now: inDays(days) });
    const first = await at(0);
    expect((await at(300)).cert).toBe(first.cert);
    const renewed = await at(362);
    expect(renewed.cert).not.toBe(first.cert);
    expect(Date.parse(new X509Certificate(renewed.cert).validTo)).toBeGreaterThan(inDays(700).getTime());
    const moved = await at(363, ['192.168.1.11']);
    expect(new X509Certificate(moved.cert).checkIP('192.168.1.11')).toBe('192.168.1.11');
    expect([renewed.fingerprint, moved.fingerprint]).toEqual([first.fingerprint, first.fingerprint]);
    // A laptop whose clock is some days behind still gets in.
    expect(Date.parse(new X509Certificate(first.cert).validFrom)).toBeLessThan(inDays(-6).getTime());
  });

  test('C22 its keys are nobody else’s to read, and a start with open ones is refused', async () => {
    await openCountyTls(folder.path, { names: NAMES, now: NOW });
    const file = join(folder.path, 'tls/authority.json');
    expect((await stat(file)).mode & 0o077).toBe(0);
    expect((await stat(join(folder.path, 'tls/server.json'))).mode & 0o077).toBe(0);
    await chmod(file, 0o644);
    await expect(openCountyTls(folder.path, { names: NAMES, now: NOW })).rejects.toThrow(OpenSecretError);
  });
});
