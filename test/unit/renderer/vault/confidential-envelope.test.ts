import { describe, expect, test } from 'vitest';
import type { Envelope, SealBox, SealReader } from '#shared/model/confidential.ts';
import { Registration } from '#shared/model/registration.ts';
import { generateSeatKeys, type OwnKey } from '#renderer/vault/seat-keys.ts';
import {
  boxForReader,
  lendHalf,
  openContent,
  openIdentity,
  openNote,
  sealNote,
  sealReport,
  type OwnBox,
} from '#renderer/vault/confidential-envelope.ts';

const REPORT = 'report-0000000000000001';
const ASK = 'ask-00000000000000001';
const CANARY = '金丝雀某甲';
const identityOf = (name: string) => ({
  registration: Registration.parse({
    form: 'visit',
    occurredAt: '2026-09-15T01:00:00.000Z',
    receivedOn: '2026-09-15',
    petitionerType: 'individual',
    petitioners: [{ name, role: 'principal', phone: '13800000000' }],
    totalPersons: 1,
    purpose: 'accusation',
    justiceCategory: 'staff-conduct',
    statement: '我亲眼看见的',
    summary: '收了钱不办事',
    claims: [],
    dutyUnit: 'qinglan',
  }),
});
const parts = {
  identity: identityOf(CANARY),
  content: { pseudonyms: ['举报人甲'], summary: '收了钱不办事', claims: ['查处'] },
};

type Seat = { readonly reader: SealReader; readonly seal: OwnKey };

async function seatOf(officer: string, part: SealReader['part']): Promise<Seat> {
  const { seal } = await generateSeatKeys();
  return { reader: { office: 'qinglan', device: 'D1', officer, seal: seal.publicKey, part } as SealReader, seal };
}

function own({ reader, seal }: Seat, { boxes }: Pick<Envelope, 'boxes'>, report = REPORT): OwnBox {
  const box = boxes.find(({ officer }) => officer === reader.officer);
  return { report, box: box as SealBox, seat: seal.privateKey };
}

describe('C7 CF envelope', () => {
  test('content opens for every reader, identity for nobody alone', async () => {
    const [clerk, chief] = [await seatOf('clerk-a', 'clerk'), await seatOf('chief-a', 'approver')];
    const envelope = await sealReport(REPORT, parts, [clerk.reader, chief.reader]);
    for (const seat of [clerk, chief]) expect(await openContent(own(seat, envelope), envelope)).toEqual(parts.content);
    const alone = { ask: ASK, half: own(clerk, envelope).box.half };
    expect(await openIdentity(own(clerk, envelope), alone, envelope)).toBeNull();
    expect(await openIdentity(own(chief, envelope), alone, envelope)).toBeNull();
    expect(JSON.stringify(envelope)).not.toContain(CANARY);
  });

  test('with the lent half the asker opens it, for this asking and this report only', async () => {
    const [clerk, chief] = [await seatOf('clerk-a', 'clerk'), await seatOf('chief-a', 'approver')];
    const envelope = await sealReport(REPORT, parts, [clerk.reader, chief.reader]);
    const half = (await lendHalf(own(chief, envelope), ASK, clerk.reader)) ?? '';
    const mine = own(clerk, envelope);
    expect(await openIdentity(mine, { ask: ASK, half }, envelope)).toEqual(parts.identity);
    expect(await openIdentity(mine, { ask: 'ask-00000000000000002', half }, envelope)).toBeNull();
    expect(await openIdentity({ ...mine, report: 'report-0000000000000002' }, { ask: ASK, half }, envelope)).toBeNull();
    expect(await openIdentity(own(chief, envelope), { ask: ASK, half }, envelope)).toBeNull();
    expect(await lendHalf(mine, ASK, chief.reader)).toBeNull();
  });

  test('a second seat at the same laptop opens nothing', async () => {
    const [clerk, chief] = [await seatOf('clerk-a', 'clerk'), await seatOf('chief-a', 'approver')];
    const other = await seatOf('other-a', 'clerk');
    const envelope = await sealReport(REPORT, parts, [clerk.reader, chief.reader]);
    for (const box of envelope.boxes) {
      const tried = { report: REPORT, box, seat: other.seal.privateKey };
      expect(await openContent(tried, envelope)).toBeNull();
      expect(await lendHalf(tried, ASK, other.reader)).toBeNull();
      expect(await sealNote(tried, 'note-0000000000000001', '联系')).toBeNull();
    }
  });

  test.each(['identity', 'content'] as const)('one changed sign in the %s is noticed', async (field) => {
    const [clerk, chief] = [await seatOf('clerk-a', 'clerk'), await seatOf('chief-a', 'approver')];
    const envelope = await sealReport(REPORT, parts, [clerk.reader, chief.reader]);
    const half = (await lendHalf(own(chief, envelope), ASK, clerk.reader)) ?? '';
    const sealed = envelope[field];
    const bad = { ...envelope, [field]: `${sealed.slice(0, 40)}${sealed[40] === 'A' ? 'B' : 'A'}${sealed.slice(41)}` };
    const mine = own(clerk, envelope);
    const answers = {
      identity: await openIdentity(mine, { ask: ASK, half }, bad),
      content: await openContent(mine, bad),
    };
    expect(answers[field]).toBeNull();
  });

  test('notes open for readers and only in their own place', async () => {
    const [clerk, chief] = [await seatOf('clerk-a', 'clerk'), await seatOf('chief-a', 'approver')];
    const envelope = await sealReport(REPORT, parts, [clerk.reader, chief.reader]);
    const words = (await sealNote(own(clerk, envelope), 'note-0000000000000001', '已当面答复')) ?? '';
    expect(await openNote(own(chief, envelope), 'note-0000000000000001', words)).toBe('已当面答复');
    expect(await openNote(own(chief, envelope), 'note-0000000000000002', words)).toBeNull();
  });

  test('a reader adds a reader of the same half; the new one opens with an approval', async () => {
    const [clerk, chief] = [await seatOf('clerk-a', 'clerk'), await seatOf('chief-a', 'approver')];
    const second = await seatOf('clerk-b', 'clerk');
    const envelope = await sealReport(REPORT, parts, [clerk.reader, chief.reader]);
    const box = await boxForReader(own(clerk, envelope), second.reader);
    expect(await boxForReader(own(chief, envelope), second.reader)).toBeNull();
    const more = { ...envelope, boxes: [...envelope.boxes, box as SealBox] };
    const half = (await lendHalf(own(chief, more), ASK, second.reader)) ?? '';
    expect(await openIdentity(own(second, more), { ask: ASK, half }, more)).toEqual(parts.identity);
  });

  test('the length of a name does not show', async () => {
    const readers = [(await seatOf('clerk-a', 'clerk')).reader, (await seatOf('chief-a', 'approver')).reader];
    const sizes = await Promise.all(
      ['甲某', '一个很长很长的单位联名'].map(
        async (name) => (await sealReport(REPORT, { ...parts, identity: identityOf(name) }, readers)).identity.length,
      ),
    );
    expect(new Set(sizes).size).toBe(1);
  });
});
