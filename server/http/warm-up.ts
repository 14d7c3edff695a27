import { hash, KeyObject, randomBytes, sign, type webcrypto } from 'node:crypto';
import { once } from 'node:events';
import { gzipSync } from 'node:zlib';
import { serve } from '@hono/node-server';
import { Instant } from '#shared/model/plain-date.ts';
import { SIGNED, signedText } from '#shared/sync/signed-request.ts';
import { API, WIRE_VERSION } from '#shared/sync/wire.ts';
import { setUpCounty } from '#server/usecases/county.ts';
import { countyKeyOf } from '#server/usecases/signatures.ts';
import { createApp, type AppDeps } from './app.ts';

const DEVICES = 20;
const EACH = 50;
const OFFICER = { office: 'jiaxi', officer: 'jiaxi-clerk' };
const PATH = `${API}/push`;

/**
 * Takes pushes of invented devices over a port of its own into a store that is thrown away. A server that has just started
 * would otherwise compile its code while the first office, back from a market day, waits with a full queue: what it
 * took in first cost three times as much as later. Answers how many operations it accepted; about a third of a second.
 * @param made an empty store in memory
 */
export async function warmUp(made: Pick<AppDeps, 'store' | 'contents' | 'hash'>): Promise<number> {
  const keys = await crypto.subtle.generateKey({ name: 'ECDSA', namedCurve: 'P-256' }, true, ['sign', 'verify']);
  const key = Buffer.from(await crypto.subtle.exportKey('raw', keys.publicKey)).toString('base64url');
  await setUpCounty(made.store, { kind: 'fictional' });
  await addDevices(made.store, key);
  const stopping = new AbortController();
  const app = createApp({
    ...made,
    now,
    countyKey: countyKeyOf(keys.privateKey, key, null),
    newCode: () => '',
    setupCode: '',
    logFailure: () => undefined,
    staticFolder: null,
    hosts: null,
    allowedOrigins: [],
    stopping: stopping.signal,
  });
  await app.prepare();
  const server = serve({ fetch: app.fetch, hostname: '127.0.0.1', port: 0 });
  await once(server, 'listening');
  const address = server.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  try {
    const pushes = Array.from({ length: DEVICES }, (_, i) => push(port, keys.privateKey, i + 1));
    return (await Promise.all(pushes)).reduce((all, one) => all + one, 0);
  } finally {
    stopping.abort();
    server.close();
    if ('closeAllConnections' in server) server.closeAllConnections();
  }
}

const now = (): Instant => Instant.parse(new Date().toISOString());

async function addDevices(store: AppDeps['store'], key: string): Promise<void> {
  const { office, officer } = OFFICER;
  const at = now();
  await store.transaction(async (tx) => {
    for (let n = 1; n <= DEVICES; n += 1) {
      const device = `D${n}`;
      const row = { office, device, key, label: '', enrolledAt: at, lastSeenAt: at, waiting: 0 };
      await tx.putDevice({
        ...row,
        confirmedAt: null,
        confirmedBy: null,
        revokedAt: null,
        revokedFor: null,
        escrow: null,
      });
      await tx.putSeat({ office, device, officer, sign: key, seal: key, since: at });
    }
  });
}

/** The first page of device `n`; answers how many of it were accepted. */
async function push(port: number, privateKey: webcrypto.CryptoKey, n: number): Promise<number> {
  const [time, device] = [now(), `D${n}`];
  const ops = Array.from({ length: EACH }, (_, i) => registration(device, i + 1, time));
  const text = JSON.stringify({ wire: WIRE_VERSION, office: OFFICER.office, device, sentAt: time, ops });
  const body = new Uint8Array(gzipSync(text));
  const nonce = randomBytes(16).toString('base64url');
  const facts = { ...OFFICER, device, time, nonce, method: 'POST', path: PATH, bodyHash: hash('sha256', body) };
  const signature = sign('sha256', Buffer.from(signedText(facts)), {
    key: KeyObject.from(privateKey),
    dsaEncoding: 'ieee-p1363',
  }).toString('base64url');
  const answer = await fetch(`http://127.0.0.1:${port}${PATH}`, {
    method: 'POST',
    headers: {
      'content-encoding': 'gzip',
      [SIGNED.office]: OFFICER.office,
      [SIGNED.device]: device,
      [SIGNED.officer]: OFFICER.officer,
      [SIGNED.time]: time,
      [SIGNED.nonce]: nonce,
      [SIGNED.bodyHash]: facts.bodyHash,
      [SIGNED.signature]: signature,
      [SIGNED.officerSignature]: signature,
    },
    body,
  });
  return (await answer.text()).split('["a",').length - 1;
}

/** As a laptop sends it, with the fields that most registrations have. */
function registration(device: string, n: number, at: Instant): unknown {
  const id = `${device}-${n}`.padStart(22, '0');
  const day = at.slice(0, 10);
  return {
    id,
    stream: id,
    office: OFFICER.office,
    device,
    n,
    by: OFFICER.officer,
    recordedAt: at,
    base: 0,
    action: {
      kind: 'register',
      slipNo: `甲溪-${device}-${day.replaceAll('-', '').slice(2)}-${n}`,
      queryCode: '00000000',
      registration: {
        form: 'visit',
        visitKind: 'walk-in',
        occurredAt: at,
        receivedOn: day,
        place: '群众来访接待室',
        receiver: '虚构人员',
        petitionerType: 'individual',
        petitioners: [
          { name: '赵某甲', role: 'principal', gender: 'male', phone: '13900000000', address: `甲溪镇${n}组` },
        ],
        totalPersons: 1,
        purpose: 'appeal-resolve',
        justiceCategory: 'people-mediation',
        handlingPath: 'people-mediation',
        issueOffice: OFFICER.office,
        statement: '预热用的虚构登记，随即丢弃。'.repeat(20),
        summary: '预热用的虚构登记。',
        claims: ['预热'],
        priorHandling: '没有处理过。',
        dutyUnit: OFFICER.office,
        readBack: true,
        annex: { 备注: '虚构', 件数: n, 标签: ['预热', '虚构'], 重复: false },
      },
    },
  };
}
