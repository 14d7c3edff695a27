import { createHash } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { AuditEvent, isSafeReason, type AuditLink } from '#shared/model/audit.ts';
import { linkText, verifyChain, type CheckedLink } from '#shared/sync/audit-chain.ts';

const hash = (text: string): string => `sha256:${createHash('sha256').update(text).digest('hex')}`;
const checked = (links: readonly AuditLink[]): readonly CheckedLink[] =>
  links.map((link) => ({ ...link, computed: hash(linkText(link)) }));

/** Ten looks of one device. */
function aChain(length = 10, salt = ''): AuditLink[] {
  const links: AuditLink[] = [];
  for (let n = 1; n <= length; n += 1) {
    const prev = links.at(-1)?.hash ?? '';
    const body = JSON.stringify({ kind: 'view', n, salt });
    links.push({ n, prev, body, hash: hash(linkText({ n, prev, body })) });
  }
  return links;
}

const at = (links: readonly AuditLink[], n: number): AuditLink => {
  const link = links[n - 1];
  if (link === undefined) throw new Error(`no entry ${n}`);
  return link;
};
const rehashed = (link: AuditLink): AuditLink => ({ ...link, hash: hash(linkText(link)) });
const whole = aChain();
const headOf = (links: readonly AuditLink[]) => ({ n: links.length, hash: at(links, links.length).hash });

describe('D2 the verifier names the first bad entry', () => {
  test('a whole chain, an empty one, and a part that begins where the last one ended', () => {
    expect(verifyChain(checked(whole), { witness: headOf(whole) })).toEqual({ whole: true, head: headOf(whole) });
    expect(verifyChain([])).toEqual({ whole: true, head: { n: 0, hash: '' } });
    const from = { n: 4, hash: at(whole, 4).hash };
    expect(verifyChain(checked(whole.slice(4)), { from })).toEqual({ whole: true, head: headOf(whole) });
  });

  const edit = (link: AuditLink): AuditLink => ({ ...link, body: link.body.replace('view', 'list') });
  const cases: readonly (readonly [string, readonly AuditLink[], number, string])[] = [
    ['content changed', whole.map((link) => (link.n === 4 ? edit(link) : link)), 4, 'edited'],
    ['first entry changed', whole.map((link) => (link.n === 1 ? edit(link) : link)), 1, 'edited'],
    ['content and hash changed', whole.map((link) => (link.n === 4 ? rehashed(edit(link)) : link)), 4, 'edited'],
    ['hash changed', whole.map((link) => (link.n === 6 ? { ...link, hash: hash('x') } : link)), 6, 'edited'],
    ['link changed', whole.map((link) => (link.n === 6 ? { ...link, prev: hash('x') } : link)), 6, 'edited'],
    ['one removed', whole.filter((link) => link.n !== 5), 5, 'deleted'],
    ['the first removed', whole.slice(1), 1, 'deleted'],
    ['three removed', whole.filter((link) => link.n < 3 || link.n > 5), 3, 'deleted'],
    ['two exchanged', [...whole.slice(0, 3), at(whole, 5), at(whole, 4), ...whole.slice(5)], 4, 'reordered'],
    ['the last moved to the front', [at(whole, 10), ...whole.slice(0, 9)], 1, 'reordered'],
    ['one repeated', [...whole.slice(0, 4), at(whole, 4), ...whole.slice(4)], 4, 'inserted'],
    [
      'one added with a number of its own',
      [
        ...whole.slice(0, 4),
        rehashed({ n: 5, prev: at(whole, 4).hash, body: '{"kind":"lock"}', hash: '' }),
        ...whole.slice(4),
      ],
      5,
      'inserted',
    ],
    ['the end cut off', whole.slice(0, 7), 8, 'truncated'],
    ['everything cut off', [], 1, 'truncated'],
    ['all written anew', aChain(10, 'forged'), 10, 'rewritten'],
    ['written anew and longer', aChain(14, 'forged'), 10, 'rewritten'],
  ];
  test.each(cases)('%s', (_name, links, place, fault) => {
    expect(verifyChain(checked(links), { witness: headOf(whole) })).toEqual({ whole: false, at: place, fault });
  });
  test('the table is not empty', () => expect(cases.length).toBeGreaterThanOrEqual(16));

  test('every single change of every entry is found', () => {
    let found = 0;
    for (const link of whole) {
      for (const change of ['n', 'prev', 'hash', 'body'] as const) {
        const changed = { ...link, [change]: change === 'n' ? link.n + 1 : `${link[change]}0` };
        const links = whole.map((other) => (other === link ? changed : other));
        const state = verifyChain(checked(links), { witness: headOf(whole) });
        expect(state).toMatchObject({ whole: false });
        if (!state.whole && Math.abs(state.at - link.n) <= 1) found += 1;
      }
    }
    expect(found).toBe(40);
  });
});

describe('D1 an entry holds ids, never names or content', () => {
  const event = { kind: 'view', at: '2026-09-04T01:10:00.000Z', officer: 'jiaxi-clerk', result: 'done' };
  test('a name is refused wherever it is put', () => {
    expect(AuditEvent.safeParse(event).success).toBe(true);
    for (const field of ['officer', 'what', 'stream', 'office', 'device', 'kind', 'name', 'query']) {
      expect(AuditEvent.safeParse({ ...event, [field]: '赵某甲' }).success).toBe(false);
    }
    expect(AuditEvent.safeParse({ ...event, terms: ['赵某甲'] }).success).toBe(false);
  });
  test.each([
    ['向本人核对登记内容', true],
    ['2026年9月督查调阅', true],
    ['电话13800000000', false],
    ['138 0000 0000', false],
    ['身份证110101199003070011', false],
  ])('reason “%s”', (reason, safe) => expect(isSafeReason(reason)).toBe(safe));
});
