import { cp, mkdir, readdir, readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { fromBase64url } from '#shared/lib/base64url.ts';
import { ATTACHMENT_CHUNK } from '#shared/model/attachment.ts';
import type { SealReader } from '#shared/model/confidential.ts';
import { ReadersResponse, SealedContentsResponse, SealedHead } from '#shared/sync/confidential.ts';
import { contentFiles } from '#server/db/content-files.ts';
import { openPgliteStore } from '#server/db/open-store.ts';
import type { ServerStore } from '#server/db/store.ts';
import { sealTo } from '#server/usecases/signatures.ts';
import { sealReport } from '#renderer/vault/confidential-envelope.ts';
import { newLateKey, recordOpener } from '#renderer/vault/late-records.ts';
import {
  enrolTestDevice,
  MIGRATIONS,
  setUpFictional,
  setupServer,
  sha256,
  temporaryFolder,
  type TestDevice,
  type TestServer,
} from '#test/support/server.ts';
import { aRegistration, authorOf, idOf } from './sample-operations.ts';
import { STORES, type StoreSource } from './stores.ts';

/** CF-21 to CF-23: what lay at the county for a matter that went into confidence. */
const CANARY = '金丝雀亲笔信';
const REPORT = 'report-0000000000000001';

/** The canary stands at the beginning, in the middle and at the end. */
const paper = (size: number): Uint8Array<ArrayBuffer> => {
  const bytes = new Uint8Array(size).map((_, i) => (i * 31) % 251);
  const word = new TextEncoder().encode(CANARY);
  for (const at of [0, Math.floor(size / 2), size - word.length]) bytes.set(word, at);
  return bytes;
};
const PAPERS = [paper(2 * ATTACHMENT_CHUNK + 77), paper(300)] as const;
const PIECES_OF = (bytes: Uint8Array<ArrayBuffer>) =>
  Array.from({ length: Math.ceil(bytes.length / ATTACHMENT_CHUNK) }, (_, n) =>
    bytes.slice(n * ATTACHMENT_CHUNK, (n + 1) * ATTACHMENT_CHUNK),
  );

/** Files under the folder in which the canary stands. */
async function hitsIn(folder: string): Promise<readonly string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const hits: string[] = [];
  for (const entry of entries) {
    const path = join(entry.parentPath, entry.name);
    if (entry.isFile() && (await readFile(path)).includes(CANARY)) hits.push(path);
  }
  return hits;
}

type Scene = {
  readonly server: TestServer;
  readonly office: TestDevice;
  readonly clerk: TestDevice;
  readonly chief: TestDevice;
  readonly stream: string;
  readonly late: Awaited<ReturnType<typeof newLateKey>>;
  /** Hands the matter over; resolves when the county is done with its contents. */
  readonly seal: () => Promise<void>;
};

/** A matter of 甲溪 with two whole contents at the county, and the first piece of a third. */
async function setUp(store: ServerStore, dataFolder: string): Promise<Scene> {
  const server = setupServer({ store, contents: contentFiles(dataFolder) });
  await setUpFictional(server.send);
  const clerk = await enrolTestDevice(server.send, 'legal-affairs', { officer: 'confidential-a' });
  const chief = await enrolTestDevice(server.send, 'qinglan', { officer: 'chief' });
  const office = await enrolTestDevice(server.send, 'jiaxi');
  const { readers } = ReadersResponse.parse(await (await office.send('/confidential/readers')).json());
  const author = authorOf('jiaxi', 'D1');
  const op = author.register(1, { dutyUnit: 'jiaxi' });
  const { stream } = op;
  const facts = { type: 'application/pdf', title: '举报信', category: 'visitor-material', source: 'petitioner' };
  const unfinished = paper(ATTACHMENT_CHUNK + 500);
  const added = [...PAPERS, unfinished].map((bytes) =>
    author.act(stream, { kind: 'add-attachment', hash: sha256(bytes), size: bytes.length, ...facts }),
  );
  await office.push([op, ...added]);
  const give = async (bytes: Uint8Array<ArrayBuffer>, n: number): Promise<void> => {
    const path = `/attachments/${stream}/${sha256(bytes)}/${n}`;
    const body = PIECES_OF(bytes)[n] ?? new Uint8Array();
    expect((await office.send(path, { method: 'POST', body })).status).toBe(200);
  };
  for (const bytes of PAPERS) for (const [n] of PIECES_OF(bytes).entries()) await give(bytes, n);
  await give(unfinished, 0);
  const late = await newLateKey();
  const action = await sealing(stream, readers, late);
  const seal = async (): Promise<void> => {
    const base = 1 + added.length;
    expect(await office.push([author.act(stream, action, { base })])).toMatchObject([['a', expect.any(Number), null]]);
    await server.app.flush();
  };
  return { server, office, clerk, chief, stream, late, seal };
}

async function sealing(stream: string, readers: readonly SealReader[], late: Scene['late']): Promise<object> {
  const registration = aRegistration();
  const parts = {
    identity: { registration, matter: '{}', late: late.privateKey },
    content: { pseudonyms: ['举报人甲'], summary: '反映收受财物', claims: [] },
  };
  const envelope = await sealReport(REPORT, parts, readers);
  const facts = { form: 'visit', receivedOn: '2026-09-04', named: true, queryCode: 'K7QX3M001' };
  const concerned = { units: ['bingling'], officers: [] };
  const action = { kind: 'report', ...facts, concerned, from: stream, lateKey: late.publicKey, envelope };
  return { kind: 'seal-confidential', on: '2026-09-04', report: { id: REPORT, action } };
}

/** What the confidential officer reads with the key that lies in the identity: hashes of what opens whole. */
async function readAll({ clerk, late }: Pick<Scene, 'clerk' | 'late'>): Promise<readonly string[]> {
  const open = await recordOpener(late.privateKey, REPORT);
  if (open === null) throw new Error('no key');
  const { contents } = SealedContentsResponse.parse(
    await (await clerk.send(`/confidential/${REPORT}/contents`)).json(),
  );
  const hashes: string[] = [];
  for (const { id, head } of contents) {
    const opened = await open(0, fromBase64url(head) ?? new Uint8Array());
    const { size, hash } = SealedHead.parse(JSON.parse(new TextDecoder().decode(opened ?? new Uint8Array())));
    const pieces: Uint8Array[] = [];
    for (let n = 0; n * ATTACHMENT_CHUNK < size; n += 1) {
      const answer = await clerk.send(`/confidential/${REPORT}/contents/${id}/${n}`);
      const piece = await open(n + 1, new Uint8Array(await answer.arrayBuffer()));
      if (piece !== null) pieces.push(piece);
    }
    const whole = new Uint8Array(Buffer.concat(pieces)).slice(0, size);
    if (sha256(whole) === hash) hashes.push(hash);
  }
  return hashes.sort();
}
const WHOLE = PAPERS.map(sha256).sort();

describe.each(STORES)('CF-21, CF-22 contents of a sealed matter, operations in %s', (_kind, start) => {
  let source: StoreSource;
  let folder: Awaited<ReturnType<typeof temporaryFolder>>;
  let scene: Scene;
  beforeAll(async () => {
    source = await start();
  });
  afterAll(() => source.close());
  beforeEach(async () => {
    folder = await temporaryFolder();
    scene = await setUp(await source.open(), folder.path);
  });
  afterEach(async () => {
    expect(scene.server.failures).toEqual([]);
    await scene.server.stop();
    await folder.remove();
  });

  test('nothing of them lies open afterwards; with the key in the identity all of it opens', async () => {
    expect(await hitsIn(folder.path), 'the search bites').toHaveLength(3);
    await scene.seal();
    expect(await hitsIn(folder.path)).toEqual([]);
    expect(await readdir(join(folder.path, 'attachments'))).toEqual([]);
    const names = await readdir(join(folder.path, 'attachments-sealed', REPORT));
    expect(names).toHaveLength(2);
    expect(names.filter((name) => WHOLE.some((hash) => name.includes(hash.slice(0, 8))))).toEqual([]);
    expect(await readAll(scene)).toEqual(WHOLE);
    // Without that key nobody opens anything.
    expect(await readAll({ ...scene, late: await newLateKey() }).catch(() => 'nothing')).toBe('nothing');
  });

  test('CF-22 only a confidential officer it is not about is handed them; the attempt of another is recorded', async () => {
    const { office, chief, clerk, server } = scene;
    await scene.seal();
    const { contents } = SealedContentsResponse.parse(
      await (await clerk.send(`/confidential/${REPORT}/contents`)).json(),
    );
    const paths = [`/confidential/${REPORT}/contents`, `/confidential/${REPORT}/contents/${contents[0]?.id ?? ''}/0`];
    for (const device of [office, chief])
      for (const path of paths) expect((await device.send(path)).status, path).toBe(404);
    expect((await clerk.send(`/confidential/${REPORT.replace('1', '2')}/contents`)).status).toBe(404);
    expect((await clerk.send(`/confidential/${REPORT}/contents/${idOf('x', 1)}/99`)).status).toBe(404);
    expect((await clerk.send(`/confidential/${REPORT}/contents/..%2f..%2fcounty-key.json/0`)).status).toBe(400);
    expect(server.failures).toEqual([]);
  });

  test('a start after a power cut, or with an older backup, ends what was left', async () => {
    const { server, stream } = scene;
    await cp(join(folder.path, 'attachments'), join(folder.path, 'saved'), { recursive: true });
    await scene.seal();
    await rename(join(folder.path, 'saved'), join(folder.path, 'attachments-again'));
    await cp(join(folder.path, 'attachments-again'), join(folder.path, 'attachments'), { recursive: true });
    const other = join(folder.path, 'attachments', idOf('other', 1));
    await mkdir(other, { recursive: true });
    await writeFile(join(other, WHOLE[0] ?? ''), CANARY);
    await server.app.prepare();
    await server.app.flush();
    // Of a matter that is not in confidence nothing is touched.
    expect(await hitsIn(join(folder.path, 'attachments'))).toEqual([join(other, WHOLE[0] ?? '')]);
    expect(await readdir(join(folder.path, 'attachments'))).not.toContain(stream);
    expect(new Set(await readAll(scene))).toEqual(new Set(WHOLE));
  });
});

describe('CF-21 cut off at any step', () => {
  const STREAM = idOf('stream', 1);
  const HASH = sha256(PAPERS[0]);
  let folder: Awaited<ReturnType<typeof temporaryFolder>>;
  let whole: string;
  let late: Awaited<ReturnType<typeof newLateKey>>;
  const sealRecord = (n: number, plain: Uint8Array<ArrayBuffer>) =>
    sealTo(late.publicKey, plain, `confidential attachment ${n} ${REPORT}`);
  beforeEach(async () => {
    folder = await temporaryFolder();
    late = await newLateKey();
    whole = join(folder.path, 'attachments', STREAM);
    await mkdir(whole, { recursive: true });
    await writeFile(join(whole, HASH), PAPERS[0]);
  });
  afterEach(() => folder.remove());

  /** A whole sealed file, as `<hash>.sealed` beside the content. */
  async function sealedBeside(): Promise<void> {
    const copy = join(folder.path, 'copy');
    await cp(join(folder.path, 'attachments'), join(copy, 'attachments'), { recursive: true });
    await contentFiles(copy).seal(STREAM, REPORT, sealRecord);
    const [name = ''] = await readdir(join(copy, 'attachments-sealed', REPORT));
    await rename(join(copy, 'attachments-sealed', REPORT, name), join(whole, `${HASH}.sealed`));
  }

  const STEPS: readonly (readonly [string, () => Promise<void>])[] = [
    ['before anything', () => Promise.resolve()],
    ['while the sealed file was written', () => writeFile(join(whole, `${HASH}.ab12.part`), 'half')],
    ['before the content went', sealedBeside],
    [
      'before the sealed file had its name',
      async () => {
        await sealedBeside();
        await rename(join(whole, HASH), join(folder.path, 'gone'));
      },
    ],
  ];
  test.each(STEPS)('%s: the next call ends it, once', async (_name, cut) => {
    await cut();
    const store = contentFiles(folder.path);
    expect(await store.openMatters()).toEqual([STREAM]);
    for (let again = 0; again < 2; again += 1) await store.seal(STREAM, REPORT, sealRecord);
    expect(await store.openMatters()).toEqual([]);
    const sealed = await store.listSealed(REPORT);
    expect(sealed).toHaveLength(1);
    const open = await recordOpener(late.privateKey, REPORT);
    const id = sealed[0]?.id ?? '';
    const pieces = await Promise.all(
      [1, 2, 3].map(async (n) => open?.(n, (await store.readSealed(REPORT, id, n)) ?? new Uint8Array())),
    );
    const bytes = Buffer.concat(pieces.map((piece) => piece ?? new Uint8Array())).subarray(0, PAPERS[0].length);
    expect(sha256(bytes)).toBe(HASH);
    expect(await store.readSealed(REPORT, id, 4)).toBeNull();
  });

  test('a disk that is full while it is sealed leaves the content as it was', async () => {
    const store = contentFiles(folder.path);
    const failing = (n: number, plain: Uint8Array<ArrayBuffer>) =>
      n === 2 ? Promise.reject(new Error('ENOSPC')) : sealRecord(n, plain);
    await expect(store.seal(STREAM, REPORT, failing)).rejects.toThrow('ENOSPC');
    expect(await readdir(whole)).toEqual([HASH]);
    expect(await store.listSealed(REPORT)).toEqual([]);
    await store.seal(STREAM, REPORT, sealRecord);
    expect(await store.listSealed(REPORT)).toHaveLength(1);
  });
});

test('CF-21 the embedded database, its journal and the contents in one folder: not a byte of them in the open', async () => {
  const folder = await temporaryFolder();
  const context = { migrations: MIGRATIONS, now: () => '2026-09-04T00:00:00.000Z', log: () => undefined };
  const scene = await setUp(await openPgliteStore(folder.path, context), folder.path);
  expect((await hitsIn(folder.path)).length).toBeGreaterThanOrEqual(3);
  await scene.seal();
  expect(await readAll(scene)).toEqual(WHOLE);
  await scene.server.stop();
  expect(await hitsIn(folder.path)).toEqual([]);
  await folder.remove();
});
