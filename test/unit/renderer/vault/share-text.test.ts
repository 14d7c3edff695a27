/** Security §3.3: what a keeper types is checked group by group; a slip of the hand is named by its group. */
import { expect, test } from 'vitest';
import { readShareText, shareText, wrongGroup } from '#renderer/vault/share-text.ts';
import { seededRandom } from '#test/support/seeded-random.ts';

const LENGTH = 37;
const random = seededRandom(41);
const bytes = (): Uint8Array<ArrayBuffer> => Uint8Array.from({ length: LENGTH }, () => random.int(256));
const SIGNS = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

test('what is written is read again, however it is typed', () => {
  for (let i = 0; i < 200; i += 1) {
    const secret = bytes();
    const text = shareText(secret);
    expect(text).toMatch(/^([0-9A-Z]{6}-){11}[0-9A-Z]{6}$/u);
    const loosely = text
      .toLowerCase()
      .replaceAll('-', i % 2 === 0 ? ' ' : '')
      .replaceAll('0', 'o')
      .replaceAll('1', 'l');
    expect(readShareText(loosely, LENGTH)).toEqual({ ok: true, value: secret });
  }
});

test('one wrong sign, two signs changed over, two groups changed over: always seen, and the group is named', () => {
  let cases = 0;
  for (let round = 0; round < 20; round += 1) {
    const groups = shareText(bytes()).split('-');
    for (const [g, group] of groups.entries()) {
      for (let at = 0; at < 6; at += 1) {
        const other = SIGNS[random.int(32)] ?? '0';
        const swapped = group.slice(0, at) + (group[at + 1] ?? '') + (group[at] ?? '') + group.slice(at + 2);
        for (const wrong of [group.slice(0, at) + other + group.slice(at + 1), at < 5 ? swapped : group]) {
          if (wrong === group) continue;
          cases += 1;
          const typed = groups.with(g, wrong).join(' ');
          expect(readShareText(typed, LENGTH), typed).toEqual({ ok: false, error: { kind: 'group', group: g + 1 } });
        }
      }
    }
    const [a, b, ...rest] = groups;
    expect(readShareText([b, a, ...rest].join('-'), LENGTH)).toMatchObject({ error: { group: 1 } });
  }
  expect(cases).toBeGreaterThan(2000);
});

test('a sign left out spoils its own group only; groups that are missing are counted', () => {
  const groups = shareText(bytes()).split('-');
  const short = groups.with(4, (groups[4] ?? '').slice(1)).join(' ');
  expect(readShareText(short, LENGTH)).toEqual({ ok: false, error: { kind: 'group', group: 5 } });
  expect(readShareText(groups.slice(0, 7).join('-'), LENGTH)).toEqual({
    ok: false,
    error: { kind: 'count', count: 7 },
  });
  expect(readShareText('', LENGTH)).toEqual({ ok: false, error: { kind: 'count', count: 0 } });
  expect(readShareText(`${groups.join('-')}-${groups[0] ?? ''}`, LENGTH)).toMatchObject({ ok: false });
  expect(readShareText(groups.with(2, '你好').join('-'), LENGTH)).toMatchObject({ ok: false });
});

test('while it is being typed, only groups that are whole are judged', () => {
  const text = shareText(bytes());
  for (let end = 0; end <= text.length; end += 1) expect(wrongGroup(text.slice(0, end), LENGTH)).toBeNull();
  const slip = `${text.slice(0, 7)}${text[7] === 'A' ? 'B' : 'A'}${text.slice(8)}`;
  expect(wrongGroup(slip.slice(0, 12), LENGTH)).toBeNull();
  expect(wrongGroup(slip.slice(0, 13), LENGTH)).toBe(2);
});
