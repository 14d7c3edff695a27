import { randomBytes } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import {
  fingerprintOf,
  newBackupKey,
  readBackupSecret,
  readPublicText,
  publicText,
} from '#server/backup/backup-key.ts';
import { openSealedFile, sealFile, SealedFileError } from '#server/backup/sealed-file.ts';

async function* from(...parts: Buffer[]): AsyncGenerator<Buffer> {
  yield* parts;
}
async function all(bytes: AsyncIterable<Buffer>): Promise<Buffer> {
  const parts: Buffer[] = [];
  for await (const part of bytes) parts.push(part);
  return Buffer.concat(parts);
}

const key = newBackupKey();
const keyId = fingerprintOf(key.publicKey);
const secretOf = (text: string) => {
  const read = readBackupSecret(text);
  if (!read.ok) throw new Error(read.error);
  return read.value;
};
const sealed = (content: Buffer): Promise<Buffer> =>
  all(
    sealFile(from(content), {
      recipient: key.publicKey,
      keyId,
      what: 'county-backup',
      madeAt: '2026-11-22T00:00:00.000Z',
    }),
  );
const opened = async (file: Buffer): Promise<string> => {
  const result = await openSealedFile(from(file), secretOf(key.secretText), keyId);
  if (!result.ok) return result.error;
  try {
    return (await all(result.value.content)).toString('base64');
  } catch (error) {
    if (error instanceof SealedFileError) return error.problem;
    throw error;
  }
};

describe('C24 the backup key', () => {
  test('is copied by hand: case, spaces, dashes, O and I do not matter', () => {
    const typed = key.secretText.toLowerCase().replaceAll('-', ' ').replaceAll('0', 'o').replaceAll('1', 'l');
    expect(fingerprintOf(secretOf(typed))).toBe(keyId);
  });

  test('a slip of the pen is noticed at every place', () => {
    const text = key.secretText.replaceAll('-', '');
    const wrong = Array.from(
      text,
      (char, i) => text.slice(0, i) + (char === '7' ? '8' : '7') + text.slice(i + 1),
    ).filter((typed) => typed !== text);
    // The last character carries two bits that mean nothing.
    expect(wrong.slice(0, -1).filter((typed) => readBackupSecret(typed).ok)).toEqual([]);
    for (const typed of ['', 'ABCD', `${text}0`, '不是密钥'])
      expect(readBackupSecret(typed)).toEqual({ ok: false, error: 'backup-key-mistyped' });
  });

  test('its public half survives as text', () => {
    const read = readPublicText(publicText(key.publicKey));
    expect(read.ok && fingerprintOf(read.value)).toBe(keyId);
    expect(readPublicText('-----BEGIN PUBLIC KEY-----')).toEqual({ ok: false, error: 'backup-key-damaged' });
  });
});

describe('C24 a sealed file', () => {
  test.each([0, 1, 1024 * 1024 - 1, 1024 * 1024, 1024 * 1024 + 1, 3_500_000])(
    'of %i bytes opens to what went in',
    async (size) => {
      const content = randomBytes(size);
      const file = await sealed(content);
      expect(file.length).toBeGreaterThan(size);
      expect(await opened(file)).toBe(content.toString('base64'));
    },
  );

  test('shows nothing of its content', async () => {
    const canary = '赵某甲 13900000001';
    const file = await sealed(Buffer.from(canary.repeat(1000)));
    expect(file.includes(Buffer.from(canary))).toBe(false);
  });

  test('a flipped bit anywhere is noticed', async () => {
    const file = await sealed(randomBytes(2000));
    const good = await opened(file);
    const outcomes = new Set<string>();
    for (let at = 0; at < file.length; at += 1) {
      const bad = Buffer.from(file);
      bad[at] = (bad[at] ?? 0) ^ 1;
      const outcome = await opened(bad);
      expect(outcome).not.toBe(good);
      outcomes.add(outcome);
    }
    expect([...outcomes].sort()).toEqual(['cut-off', 'damaged', 'not-a-backup', 'unknown-algorithm', 'wrong-key']);
  }, 60_000);

  test('pieces cannot be left out, swapped, repeated or cut off', async () => {
    const file = await sealed(randomBytes(3 * 1024 * 1024));
    const head = file.indexOf('\n', 6) + 1;
    const size = 4 + 1024 * 1024 + 16;
    const [a, b, c] = [0, 1, 2].map((i) => file.subarray(head + i * size, head + (i + 1) * size));
    if (a === undefined || b === undefined || c === undefined) throw new Error('three pieces');
    const of = (...pieces: Buffer[]): Buffer => Buffer.concat([file.subarray(0, head), ...pieces]);
    expect(await opened(of(a, c))).toBe('damaged');
    expect(await opened(of(b, a, c))).toBe('damaged');
    expect(await opened(of(a, a, b, c))).toBe('damaged');
    expect(await opened(of(a, b))).toBe('cut-off');
    expect(await opened(of(a, b, c.subarray(0, -7)))).toBe('cut-off');
    expect(await opened(file.subarray(0, head))).toBe('cut-off');
  });

  test('another key is told so, before anything is read', async () => {
    const other = newBackupKey();
    const result = await openSealedFile(
      from(await sealed(Buffer.from('x'))),
      secretOf(other.secretText),
      fingerprintOf(other.publicKey),
    );
    expect(result).toEqual({ ok: false, error: 'wrong-key' });
  });

  test('any other file is not taken for a backup', async () => {
    expect(await opened(Buffer.from('PK\u0003\u0004 something else'))).toBe('not-a-backup');
    expect(await opened(Buffer.alloc(0))).toBe('not-a-backup');
    expect(await opened(Buffer.concat([Buffer.from('JFTB1\n'), Buffer.alloc(20_000, 65)]))).toBe('not-a-backup');
  });
});
