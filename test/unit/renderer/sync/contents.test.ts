import { createHash } from 'node:crypto';
import { beforeEach, describe, expect, test } from 'vitest';
import { sealedCodec } from '#renderer/data/codec.ts';
import { openDeviceStore } from '#renderer/data/device-store.ts';
import { readContent, readThumb } from '#renderer/data/queries/contents.ts';
import { resealStore } from '#renderer/data/reseal.ts';
import { importDataKey } from '#renderer/vault/key-encryption.ts';
import { recordCipher } from '#renderer/vault/record-suites.ts';
import { deleteStore } from '#test/support/device.ts';
import { keepContent, keepThumb, putPiece } from '#renderer/data/writes/keep-content.ts';
import { dropStrayPieces, tidyContents } from '#renderer/data/writes/tidy-contents.ts';
import { createContentExchange } from '#renderer/sync/exchange-contents.ts';
import { memoryContents } from '#server/db/memory-contents.ts';
import type { ContentStore } from '#server/db/contents.ts';
import { currentAttachments } from '#shared/domain/attachment/attachments.ts';
import { ATTACHMENT_CHUNK, type AddAttachment, type Attachment } from '#shared/model/attachment.ts';
import type { StreamId } from '#shared/model/ids.ts';
import { readMatter } from '#renderer/data/queries/matter.ts';
import { contentsOf } from '#test/support/memory-contents.ts';
import { setupCounty, type County, type Device } from '../data/setup-county.ts';

/** A PDF of three pieces, the last one short. */
const CONTENT = new Uint8Array(ATTACHMENT_CHUNK * 2 + 1000).map((_, i) => (i * 13 + (i >> 12)) % 253);
CONTENT.set(new TextEncoder().encode('%PDF-1.7\n'));
const HASH = createHash('sha256').update(CONTENT).digest('hex');
const HELD = new Set<string>();

let county: County;
let contents: ContentStore;
let jiaxi: Device;
let bureau: Device;

beforeEach(async () => {
  county = await setupCounty();
  contents = memoryContents();
  jiaxi = await county.device('jiaxi');
  bureau = await county.device('legal-affairs');
});

const action: AddAttachment = {
  kind: 'add-attachment',
  hash: HASH,
  size: CONTENT.length,
  type: 'application/pdf',
  title: '土地证复印件',
  category: 'visitor-material',
  source: 'petitioner',
};
const exchangeOf = (device: Device, before?: (call: number) => boolean) => {
  const { identity } = device.store.state;
  if (identity === null) throw new Error('not enrolled');
  const transport = contentsOf(county.server, contents, identity, before);
  return { ...createContentExchange({ store: device.store, transport }), calls: transport.calls };
};
/** A matter of 甲溪 with the attachment, not sent yet. */
async function attached(device = jiaxi): Promise<StreamId> {
  const { id } = await device.register({ dutyUnit: 'jiaxi' });
  const kept = await keepContent(device.store, new Blob([CONTENT]), 'draft-1');
  expect(kept.ok).toBe(true);
  expect((await device.act(id, action)).ok).toBe(true);
  return id;
}
const refsOf = (device: Device) => device.store.state.contents.get(HASH)?.refs ?? null;
async function attachmentOf(device: Device, id: StreamId): Promise<Attachment> {
  const view = await readMatter(device.store, id);
  const [attachment] = view === null ? [] : currentAttachments(view);
  if (attachment === undefined) throw new Error('no attachment');
  return attachment;
}
async function hashAt(device: Device): Promise<string | null> {
  const content = device.store.state.contents.get(HASH);
  const blob = content === undefined ? null : await readContent(device.store, content, '');
  return blob === null
    ? null
    : createHash('sha256')
        .update(new Uint8Array(await blob.arrayBuffer()))
        .digest('hex');
}

describe('F1–F5 sending', () => {
  test('the operation first, then the content; the receipt is noted', async () => {
    const id = await attached();
    const exchange = exchangeOf(jiaxi);
    await exchange.send();
    expect(exchange.calls()).toBe(0);
    await jiaxi.sync();
    await exchange.send();
    expect(await contents.has({ stream: id, hash: HASH })).toBe(true);
    expect(refsOf(jiaxi)).toMatchObject([{ stream: id, sent: true }]);
    const before = exchange.calls();
    await exchange.send();
    expect(exchange.calls()).toBe(before);
  });

  test('F3 broken off before every single call, it goes on where it stopped, and no piece is sent twice', async () => {
    const id = await attached();
    await jiaxi.sync();
    // Each run carries one call and then loses the line.
    let calls = 0;
    for (let run = 1; run <= 12 && refsOf(jiaxi)?.[0]?.sent !== true; run += 1) {
      let left = 2;
      const exchange = exchangeOf(jiaxi, () => (left -= 1) >= 0);
      await exchange.send();
      calls += exchange.calls();
    }
    expect(await contents.has({ stream: id, hash: HASH })).toBe(true);
    expect(refsOf(jiaxi)).toMatchObject([{ sent: true }]);
    // Three runs of question and piece, the first two with a third call that did not arrive.
    expect(calls).toBe(8);
  });

  test('F3 the program ended between any two pieces: the next start goes on', async () => {
    const id = await attached();
    await jiaxi.sync();
    let left = 3;
    await exchangeOf(jiaxi, () => (left -= 1) >= 0).send();
    const again = await jiaxi.reopen();
    await dropStrayPieces(again.store);
    expect(await hashAt(again)).toBe(HASH);
    await exchangeOf(again).send();
    expect(await contents.has({ stream: id, hash: HASH })).toBe(true);
    expect(refsOf(again)).toMatchObject([{ sent: true }]);
  });

  test('S6 an answer that was lost: the piece is there already and is not sent again', async () => {
    const id = await attached();
    await jiaxi.sync();
    const { identity } = jiaxi.store.state;
    if (identity === null) throw new Error('not enrolled');
    const way = contentsOf(county.server, contents, identity);
    const lossy = {
      ...way,
      give: async (...sent: Parameters<typeof way.give>) => {
        await way.give(...sent);
        return { ok: false as const, error: { code: 'offline' as const } };
      },
    };
    for (let run = 0; run < 4; run += 1) await createContentExchange({ store: jiaxi.store, transport: lossy }).send();
    expect(await contents.has({ stream: id, hash: HASH })).toBe(true);
    expect(refsOf(jiaxi)).toMatchObject([{ sent: true }]);
    // Four questions, three pieces.
    expect(way.calls()).toBe(7);
  });

  test('F4 a piece that was changed on this disk: the county gets nothing, and the line says damaged', async () => {
    await attached();
    await jiaxi.sync();
    const content = jiaxi.store.state.contents.get(HASH);
    if (content === undefined) throw new Error('not kept');
    const other = new Uint8Array(ATTACHMENT_CHUNK).fill(7);
    await putPiece(jiaxi.store, content, 1, other);
    await exchangeOf(jiaxi).send();
    expect(refsOf(jiaxi)).toMatchObject([{ sent: false, given: 'damaged' }]);
  });

  test('F9 withdrawn before it was sent: sending ends, and the content goes', async () => {
    const id = await attached();
    const { op } = await attachmentOf(jiaxi, id);
    await jiaxi.act(id, { kind: 'withdraw-attachment', attachment: op, reason: '传错了' });
    await jiaxi.sync();
    await exchangeOf(jiaxi).send();
    expect(refsOf(jiaxi)).toMatchObject([{ given: 'withdrawn' }]);
    await tidyContents(jiaxi.store, HELD);
    expect(refsOf(jiaxi)).toBeNull();
    expect(await contents.has({ stream: id, hash: HASH })).toBe(false);
  });
});

describe('F6–F8 fetching', () => {
  test('the bureau sees the attachment at once and fetches its content when asked', async () => {
    const id = await attached();
    await jiaxi.sync();
    await bureau.sync();
    const attachment = await attachmentOf(bureau, id);
    expect(await exchangeOf(bureau).fetch(id, attachment)).toEqual({ ok: false, error: { code: 'not-there' } });
    await exchangeOf(jiaxi).send();
    expect(await exchangeOf(bureau).fetch(id, attachment)).toMatchObject({ ok: true, value: { whole: true } });
    expect(await hashAt(bureau)).toBe(HASH);
    const again = await bureau.reopen();
    expect(await hashAt(again)).toBe(HASH);
  });

  test('F7 broken off after every piece, nothing is whole before the last one', async () => {
    const id = await attached();
    await jiaxi.sync();
    await exchangeOf(jiaxi).send();
    await bureau.sync();
    const attachment = await attachmentOf(bureau, id);
    for (let run = 0; run < 3; run += 1) {
      let left = 1;
      await exchangeOf(bureau, () => (left -= 1) >= 0).fetch(id, attachment);
      expect(bureau.store.state.contents.get(HASH)).toMatchObject(
        run < 2 ? { whole: false, fetched: run + 1 } : { whole: true },
      );
    }
    expect(await hashAt(bureau)).toBe(HASH);
  });

  test('F7 what does not fit its hash is not kept', async () => {
    const id = await attached();
    await jiaxi.sync();
    await exchangeOf(jiaxi).send();
    await bureau.sync();
    const { identity } = bureau.store.state;
    if (identity === null) throw new Error('not enrolled');
    const way = contentsOf(county.server, contents, identity);
    const false_ = { ...way, fetch: async () => ({ ok: true as const, value: new Uint8Array(10) }) };
    const exchange = createContentExchange({ store: bureau.store, transport: false_ });
    const answer = await exchange.fetch(id, await attachmentOf(bureau, id));
    expect(answer).toEqual({ ok: false, error: { code: 'content-differs' } });
    expect(bureau.store.state.contents.size).toBe(0);
  });

  test('F8 a matter that left takes its content along, once it was sent', async () => {
    const { id } = await bureau.register({ dutyUnit: 'jiaxi' });
    await bureau.sync();
    await jiaxi.sync();
    await keepContent(jiaxi.store, new Blob([CONTENT]), 'draft-1');
    await jiaxi.act(id, action);
    await jiaxi.sync();
    await bureau.sync();
    await bureau.act(id, { kind: 'amend', set: { dutyUnit: 'yijiang' } });
    await bureau.sync();
    await jiaxi.sync();
    await tidyContents(jiaxi.store, HELD);
    expect(refsOf(jiaxi)).toMatchObject([{ sent: false }]);
    await exchangeOf(jiaxi).send();
    expect(await contents.has({ stream: id, hash: HASH })).toBe(true);
    await tidyContents(jiaxi.store, HELD);
    expect(jiaxi.store.state.contents.size).toBe(0);
    expect(await jiaxi.store.db.table('pieces').count()).toBe(0);
  });
});

describe('keeping', () => {
  test('the same content is kept once, for whichever matter', async () => {
    await attached();
    const pieces = await jiaxi.store.db.table('pieces').count();
    await attached();
    expect(await jiaxi.store.db.table('pieces').count()).toBe(pieces);
    expect(refsOf(jiaxi)).toHaveLength(2);
  });

  test.each([
    ['AT-03 an empty file', new Blob([]), 'attachment-empty'],
    ['AT-02 a program', new Blob(['MZ\x90\0 this program']), 'attachment-type'],
  ])('%s is not kept', async (_, blob, code) => {
    expect(await keepContent(jiaxi.store, blob, 'draft-1')).toEqual({ ok: false, error: { code } });
    expect(await jiaxi.store.db.table('pieces').count()).toBe(0);
  });

  test('AT-03 more than 200 MB is not even read', async () => {
    const source = { size: 200 * 1024 * 1024 + 1, slice: () => new Blob([]) };
    expect(await keepContent(jiaxi.store, source, 'd')).toEqual({ ok: false, error: { code: 'attachment-too-large' } });
  });

  test('a file that changes while it is read is not kept', async () => {
    let readings = 0;
    const source = {
      size: CONTENT.length,
      slice: (from = 0, to = 0) => {
        const part = CONTENT.slice(from, to);
        if (from === 0 && (readings += 1) === 2) part[500] = 99;
        return new Blob([part]);
      },
    };
    const kept = await keepContent(jiaxi.store, source, 'd');
    expect(kept).toEqual({ ok: false, error: { code: 'attachment-unreadable' } });
    expect(await jiaxi.store.db.table('pieces').count()).toBe(0);
  });

  test('a disk that is full at any piece keeps nothing half', async () => {
    for (const full of [0, 1, 2]) {
      let sealed = 0;
      const codec: typeof jiaxi.store.codec = {
        ...jiaxi.store.codec,
        sealBytes: (place, bytes) => {
          sealed += 1;
          if (sealed > full) return Promise.reject(new DOMException('full', 'QuotaExceededError'));
          return jiaxi.store.codec.sealBytes(place, bytes);
        },
      };
      const kept = await keepContent({ ...jiaxi.store, codec }, new Blob([CONTENT]), 'd');
      expect(kept, String(full)).toEqual({ ok: false, error: { code: 'disk-full' } });
      expect(await jiaxi.store.db.table('pieces').count()).toBe(0);
      expect(jiaxi.store.state.contents.size).toBe(0);
    }
  });

  test('pieces that an ended program left are swept at the next start, whole contents stay', async () => {
    await attached();
    const pieces = await jiaxi.store.db.table('pieces').count();
    await putPiece(jiaxi.store, { id: 'stray-0000000000000000', hash: 'b'.repeat(64) }, 0, new Uint8Array(10));
    const again = await jiaxi.reopen();
    await dropStrayPieces(again.store);
    expect(await again.store.db.table('pieces').count()).toBe(pieces);
    expect(await hashAt(again)).toBe(HASH);
  });

  test('what was chosen for a form stays while the form is open, and goes when nobody went on with it', async () => {
    await keepContent(jiaxi.store, new Blob([CONTENT]), 'form-1');
    await tidyContents(jiaxi.store, new Set(['form-1']));
    expect(jiaxi.store.state.contents.size).toBe(1);
    await tidyContents(jiaxi.store, HELD);
    expect(jiaxi.store.state.contents.size).toBe(0);
  });

  test('C1, C2 pieces are sealed, and do not open at another place', async () => {
    await attached();
    const rows: readonly { id: string; n: number; body: Uint8Array<ArrayBuffer> }[] = await jiaxi.store.db
      .table('pieces')
      .toArray();
    const plain = Buffer.from(CONTENT.subarray(2000, 2032));
    for (const { body } of rows) expect(Buffer.from(body).includes(plain)).toBe(false);
    const [first, second] = rows;
    if (first === undefined || second === undefined) throw new Error('no pieces');
    await jiaxi.store.db.table('pieces').put({ ...first, body: second.body });
    expect(await hashAt(jiaxi)).toBeNull();
  });
});

test('another data key: contents, pieces and small pictures are sealed anew and open under it alone', async () => {
  await attached();
  const content = jiaxi.store.state.contents.get(HASH);
  if (content === undefined) throw new Error('not kept');
  await keepThumb(jiaxi.store, content, new Uint8Array([1, 2, 3]));
  const from = { name: jiaxi.store.db.name, codec: jiaxi.store.codec };
  const key = await importDataKey(Uint8Array.from({ length: 32 }, (_, i) => 255 - i));
  const to = { name: `${from.name}-anew`, codec: sealedCodec(await recordCipher(key)) };
  await resealStore({ from, to });
  // Ended half-way and called again, nothing is copied twice.
  await resealStore({ from, to });
  const opened = await openDeviceStore(to);
  if (!opened.ok) throw new Error(opened.error.code);
  const anew = { ...jiaxi, store: opened.value };
  expect(await hashAt(anew)).toBe(HASH);
  expect(await readThumb(opened.value, content)).toEqual(new Uint8Array([1, 2, 3]));
  expect(await hashAt({ ...anew, store: { ...opened.value, codec: from.codec } })).toBeNull();
  opened.value.close();
  await deleteStore(to.name);
});
