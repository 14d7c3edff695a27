import { expect, test } from 'vitest';
import * as z from 'zod';
import { Action } from '#shared/model/action.ts';
import { Operation } from '#shared/model/operation.ts';
import { operationSchemaOf } from '#server/usecases/operation-schemas.ts';
import { badValue, seededRandom } from '#test/integration/server/mutate.ts';
import { authorOf } from '#test/integration/server/sample-operations.ts';

const author = authorOf('jiaxi', 'D1');
const registered = author.register(1, {
  materials: [{ name: '申请书', pages: 3, original: true }],
  annex: { 备注: '原台账', 件数: 2, 标签: ['涉农', '限期'], 重复: false, 空: null },
});
const on = (action: object) => author.act(registered.stream, action);

/** Of every kind whose fields differ in nature; the others have fields of these sorts. */
const SAMPLES = [
  registered,
  on({ kind: 'amend', set: { summary: '改为限期答复。', totalPersons: 2 }, unset: ['statement'] }),
  on({
    kind: 'settle-on-spot',
    closeMode: 'explained',
    reply: '已答复。',
    informedBy: 'in-person',
    informedOn: '2026-09-04',
  }),
  on({ kind: 'guide-out', reason: '属法院职权', redirectTo: '县人民法院', informedOn: '2026-09-04' }),
  on({
    kind: 'refer-mediation',
    committee: '甲溪镇人民调解委员会',
    parties: [
      { name: '孙某丙', agreed: true },
      { name: '赵某甲', agreed: true },
    ],
    agreedOn: '2026-09-04',
  }),
  on({ kind: 'add-note', text: '已电话联系。' }),
];

test('a narrowed, compiled schema gives what the whole one gives: value, and what is wrong where', () => {
  const random = seededRandom(20_260_904);
  const seen = { good: 0, bad: 0 };
  for (let i = 0; i < 3000; i += 1) {
    const [sample] = SAMPLES.slice(i % SAMPLES.length);
    const raw: unknown = JSON.parse(JSON.stringify(i < SAMPLES.length ? sample : badValue(sample, random)) ?? 'null');
    const kind = z.object({ action: z.object({ kind: z.string() }) }).safeParse(raw).data?.action.kind ?? '';
    const [ours, whole] = [operationSchemaOf(kind).safeParse(raw), Operation.safeParse(raw)];
    seen[whole.success ? 'good' : 'bad'] += 1;
    expect(JSON.stringify(ours.data)).toBe(JSON.stringify(whole.data));
    expect(ours.error?.issues.map(({ path, code }) => ({ path, code }))).toEqual(
      whole.error?.issues.map(({ path, code }) => ({ path, code })),
    );
  }
  expect(seen.good).toBeGreaterThan(80);
  expect(seen.bad).toBeGreaterThan(1500);
});

test('every kind has its own, and none falls back to the slow way', () => {
  const kinds = Action.options.map(({ shape }) => shape.kind.value);
  expect(new Set(kinds.map(operationSchemaOf)).size).toBe(kinds.length);
  for (const action of Action.options) z.compile(Operation.extend({ action }), { strict: true });
  expect(operationSchemaOf('nobody-knows')).toBe(Operation);
});
