import { expect, test } from 'vitest';
import { packageTools as browserTools } from '#renderer/vault/package-tools.ts';
import { openSealed } from '#renderer/vault/public-seal.ts';
import { generateSeatKeys } from '#renderer/vault/seat-keys.ts';
import { packageTools as serverTools } from '#server/http/package-tools.ts';
import {
  isPackageSignedBy,
  openPackage,
  readPackage,
  writePackage,
  type Bytes,
  type PackageTools,
  type Receiver,
} from '#shared/sync/package.ts';
import { Instant } from '#shared/model/plain-date.ts';
import { DeviceCode, OfficerId, UnitCode } from '#shared/model/ids.ts';
import { newTestKey, signWith } from '#test/support/server.ts';

const NAME = '接访台-县局答复-jiaxi-D1-0003.jft';
const signer = newTestKey();

async function setup(tools: PackageTools = serverTools) {
  const { seal } = await generateSeatKeys();
  const receiver: Receiver = { key: seal.publicKey, open: (box, about) => openSealed(seal.privateKey, box, about) };
  const about = {
    kind: 'to-device',
    name: NAME,
    counter: 3,
    madeAt: Instant.parse('2026-09-04T10:00:00.000Z'),
    office: UnitCode.parse('jiaxi'),
    device: DeviceCode.parse('D1'),
    officer: OfficerId.parse('jiaxi-head'),
    answers: 'a'.repeat(64),
  } as const;
  const sign = (text: string) => Promise.resolve([signWith(signer, text)]);
  const { file } = await writePackage(tools, about, '{"甲":"乙"}', [seal.publicKey], sign);
  return { file, receiver };
}

/** What a reader makes of a file: its text, or why not. */
async function taken(file: Bytes, receiver: Receiver, name = NAME): Promise<string> {
  const read = await readPackage(browserTools, file, name);
  if (!read.ok) return read.error.problem;
  if (!(await isPackageSignedBy(browserTools, read.value, [signer.publicKey]))) return 'forged';
  const text = await openPackage(browserTools, read.value, receiver);
  return text.ok ? text.value : text.error;
}

test('U1 what one side seals the other side opens, both ways', async () => {
  for (const tools of [serverTools, browserTools]) {
    const { file, receiver } = await setup(tools);
    expect(await taken(file, receiver)).toBe('{"甲":"乙"}');
  }
});

test('U2 every flipped byte is found', async () => {
  const { file, receiver } = await setup();
  const outcomes = new Map<string, number>();
  for (let at = 0; at < file.length; at += 1) {
    const outcome = await taken(
      file.map((byte, i) => (i === at ? byte ^ 0x01 : byte)),
      receiver,
    );
    outcomes.set(outcome, (outcomes.get(outcome) ?? 0) + 1);
  }
  expect(file.length).toBeGreaterThan(800);
  const named = new Set(['cut-off', 'damaged', 'forged', 'newer-format', 'not-a-package']);
  expect([...outcomes.keys()].filter((outcome) => !named.has(outcome))).toEqual([]);
  expect(outcomes.get('damaged')).toBeGreaterThan(file.length / 2);
});

test('U2 every shorter copy is cut off, and so is one whose end is empty', async () => {
  const { file, receiver } = await setup();
  for (let length = 1; length < file.length; length += 1) {
    expect(await taken(file.slice(0, length), receiver), `${length}`).toBe('cut-off');
  }
  expect(
    await taken(
      file.map((byte, i) => (i > file.length - 100 ? 0 : byte)),
      receiver,
    ),
  ).toBe('cut-off');
  const longer = new Uint8Array(file.length + 1);
  longer.set(file);
  longer[file.length] = 65;
  expect(await taken(longer, receiver)).toBe('damaged');
});

test('U2 a third party opens nothing, and a renamed file says so', async () => {
  const { file } = await setup();
  const { receiver: other } = await setup();
  expect(await taken(file, other)).toBe('other-recipient');
  const { key } = (await setup()).receiver;
  expect(await taken(file, { ...other, key })).toBe('other-recipient');
  expect(await taken(file, other, '别的名字.jft')).toBe('renamed');
});

test('U2 who claims another one’s box does not open it', async () => {
  const { file, receiver } = await setup();
  const { receiver: other } = await setup();
  expect(await taken(file, { key: receiver.key, open: other.open })).toBe('damaged');
});

test('U2 nothing names what is inside', async () => {
  const { file } = await setup();
  expect(new TextDecoder().decode(file)).not.toContain('甲');
});
