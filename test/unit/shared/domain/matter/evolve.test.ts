import { describe, expect, test } from 'vitest';
import { evolve } from '#shared/domain/matter/evolve.ts';
import { LEGAL_FIELDS } from '#shared/domain/matter/refusal.ts';
import type { Action } from '#shared/model/action.ts';
import { MatterView } from '#shared/model/matter.ts';
import type { Operation } from '#shared/model/operation.ts';
import { PlainDate } from '#shared/model/plain-date.ts';
import type { Registration } from '#shared/model/registration.ts';
import { ACTIONS, aMatter, AT, operation, operationId, OTHER, REGISTER, stamp } from './matters.ts';

const amend = (set: Partial<Registration>): Action => ({ kind: 'amend', set });
/** The county's operation, recorded without knowledge of anything after `base`. */
const byCounty = (n: number, action: Action, base: number): Operation =>
  operation(n, action, { office: 'qinglan', device: 'D1', base });

describe('registering', () => {
  test('R004-47 the official number comes with the stamp, the slip number with the action', () => {
    const op = operation(1, REGISTER);
    expect(evolve(null, op, null)).toMatchObject({ slipNo: '甲溪-D1-20260904-001', head: 0, status: 'registered' });
    expect(evolve(null, op, null).officialNo).toBeUndefined();
    expect(evolve(null, op, stamp(7, { officialNo: '青司信甲溪〔2026〕1号' }))).toMatchObject({
      officialNo: '青司信甲溪〔2026〕1号',
      head: 7,
    });
  });

  test.each([
    ['the device knew', { clockDoubt: true } as const, {}],
    ['the server found out', {}, { timeDoubtful: true } as const],
  ])('C32 a wrong clock: %s', (_name, op, mark) => {
    expect(evolve(null, operation(1, REGISTER, op), stamp(1, mark)).timeDoubtful).toBe(true);
  });

  test('every action leaves a view that satisfies the stored schema', () => {
    for (const action of Object.values(ACTIONS)) {
      const view = action.kind === 'register' ? aMatter() : evolve(aMatter(), operation(2, action), stamp(2));
      expect(MatterView.safeParse(JSON.parse(JSON.stringify(view))).error).toBeUndefined();
    }
  });

  test('an operation on nothing is a mistake of the caller', () => {
    expect(() => evolve(null, operation(1, ACTIONS['add-note']), null)).toThrow('never registered');
  });
});

describe('C31 two authors who do not know of each other', () => {
  test('different fields: both stand', () => {
    const one = evolve(aMatter(), operation(2, amend({ place: '甲溪所' }), { base: 1 }), stamp(2));
    const two = evolve(one, byCounty(1, amend({ priorHandling: '调解过' }), 1), stamp(3));
    expect(two.registration).toMatchObject({ place: '甲溪所', priorHandling: '调解过' });
    expect(two.conflicts).toBeUndefined();
  });

  test('same field: the first stands, the second is contested with its author and value', () => {
    const one = evolve(aMatter(), operation(2, amend({ place: '甲溪所' }), { base: 1 }), stamp(2));
    const two = evolve(one, byCounty(8, amend({ place: '县局' }), 1), stamp(3));
    expect(two.registration.place).toBe('甲溪所');
    expect(two.conflicts).toEqual([
      {
        field: 'place',
        contested: operationId(8),
        by: 'jiaxi-clerk',
        office: 'qinglan',
        recordedAt: AT,
        value: '县局',
      },
    ]);
  });

  test('same field, same value: nothing to choose', () => {
    const one = evolve(aMatter(), operation(2, amend({ place: '甲溪所' }), { base: 1 }), stamp(2));
    expect(evolve(one, byCounty(1, amend({ place: '甲溪所' }), 1), stamp(3)).conflicts).toBeUndefined();
  });

  test('who has seen the change may change it again', () => {
    const one = evolve(aMatter(), operation(2, amend({ place: '甲溪所' }), { base: 1 }), stamp(2));
    const two = evolve(one, byCounty(1, amend({ place: '县局' }), 2), stamp(3));
    expect(two.registration.place).toBe('县局');
    expect(two.conflicts).toBeUndefined();
  });

  test('the own earlier change on the same device counts as seen', () => {
    const one = evolve(aMatter(), operation(2, amend({ place: '甲溪所' }), { base: 1 }), stamp(2));
    expect(evolve(one, operation(3, amend({ place: '甲溪所二室' }), { base: 1 }), stamp(3)).registration.place).toBe(
      '甲溪所二室',
    );
  });

  test.each(LEGAL_FIELDS.filter((field) => field !== 'dutyUnit'))(
    'legal fields count as one: dutyUnit and %s',
    (field) => {
      const value: Partial<Registration> = {
        occurredAt: AT,
        receivedOn: PlainDate.parse('2026-09-01'),
        purpose: 'inquiry',
        justiceCategory: 'lawyer',
        handlingPath: 'people-mediation',
        simpleGround: 'plain',
        promisedOn: PlainDate.parse('2026-09-09'),
        feedbackDue: PlainDate.parse('2026-09-30'),
        takenOverStatus: 'handling',
      };
      const one = evolve(aMatter(), operation(2, amend({ dutyUnit: 'yidian' }), { base: 1 }), stamp(2));
      const two = evolve(one, byCounty(1, amend({ [field]: value[field] }), 1), stamp(3));
      expect(two.conflicts?.map((c) => c.field)).toEqual([field]);
      expect(two.registration[field]).toEqual(one.registration[field]);
    },
  );

  test('the order of keys makes no difference', () => {
    const one = evolve(aMatter(), operation(2, amend({ dutyUnit: 'yidian' }), { base: 1 }), stamp(2));
    const [a, b] = [
      amend({ purpose: 'inquiry', handlingPath: 'legal-aid' }),
      amend({ handlingPath: 'legal-aid', purpose: 'inquiry' }),
    ].map((action) => evolve(one, byCounty(8, action, 1), stamp(3)));
    expect(a).toEqual(b);
    expect(a?.conflicts).toHaveLength(2);
  });

  test('annex columns are fields of their own', () => {
    const one = evolve(aMatter(), operation(2, amend({ annex: { 满意度: 5 } }), { base: 1 }), stamp(2));
    const two = evolve(one, byCounty(1, amend({ annex: { 版本: 2 } }), 1), stamp(3));
    expect(two.registration.annex).toEqual({ 满意度: 5, 版本: 2 });
    const three = evolve(two, operation(3, amend({ annex: { 版本: 3 } }), { base: 1 }), stamp(4));
    expect(three.conflicts).toMatchObject([{ field: 'annex.版本', value: 3 }]);
  });

  test.each(['current', 'contested'] as const)('a person chooses %s', (keep) => {
    const one = evolve(aMatter(), operation(2, amend({ place: '甲溪所' }), { base: 1 }), stamp(2));
    const two = evolve(one, byCounty(8, amend({ place: '县局' }), 1), stamp(3));
    const choose: Action = { kind: 'resolve-conflict', contested: operationId(8), field: 'place', keep };
    const three = evolve(two, operation(4, choose, { base: 3 }), stamp(4));
    expect(three.registration.place).toBe(keep === 'current' ? '甲溪所' : '县局');
    expect(three).not.toHaveProperty('conflicts');
  });

  test('a contested removal can be chosen', () => {
    const one = evolve(aMatter(), operation(2, amend({ place: '甲溪所' }), { base: 1 }), stamp(2));
    const two = evolve(one, byCounty(8, { kind: 'amend', set: {}, unset: ['place'] }, 1), stamp(3));
    expect(two.conflicts?.[0]).not.toHaveProperty('value');
    const choose: Action = { kind: 'resolve-conflict', contested: operationId(8), field: 'place', keep: 'contested' };
    expect(evolve(two, operation(4, choose, { base: 3 }), stamp(4)).registration).not.toHaveProperty('place');
  });
});

describe('C31 where it is easily forgotten', () => {
  test('a confirmed day and an amended day, unknown to each other: the first stands, the other is contested', () => {
    const doubtful = aMatter({ timeDoubtful: true });
    const one = evolve(
      doubtful,
      operation(2, amend({ receivedOn: PlainDate.parse('2026-09-01') }), { base: 1 }),
      stamp(2),
    );
    const two = evolve(one, byCounty(1, ACTIONS['confirm-date'], 1), stamp(3));
    expect(two.registration.receivedOn).toBe('2026-09-01');
    expect(two.conflicts?.map(({ field }) => field)).toContain('receivedOn');
  });

  test('a choice between two values does not overwrite a third that came meanwhile', () => {
    const one = evolve(aMatter(), operation(2, amend({ place: '甲溪所' }), { base: 1 }), stamp(2));
    const two = evolve(one, byCounty(8, amend({ place: '县局' }), 1), stamp(3));
    const three = evolve(two, operation(3, amend({ place: '第三处' }), { base: 3 }), stamp(4));
    const choose: Action = { kind: 'resolve-conflict', contested: operationId(8), field: 'place', keep: 'contested' };
    const four = evolve(three, byCounty(9, choose, 3), stamp(5));
    expect(four.registration.place).toBe('第三处');
    expect(four.conflicts).toHaveLength(1);
  });

  test('R1 a base beyond the head belongs to a lost history: nothing of this one was seen', () => {
    const one = evolve(aMatter(), operation(2, amend({ dutyUnit: 'yidian' }), { base: 1 }), stamp(2));
    const two = evolve(one, byCounty(1, amend({ dutyUnit: 'bingdian' }), 90), stamp(3));
    expect(two.registration.dutyUnit).toBe('yidian');
    expect(two.conflicts).toHaveLength(1);
  });
});

describe('procedures', () => {
  test.each([
    ['settle-on-spot', 'closed', 'settlement'],
    ['guide-out', 'guided-out', 'guidance'],
    ['refer-mediation', 'mediation', 'mediation'],
  ] as const)('%s leads to %s', (kind, status, part) => {
    const { kind: _, ...content } = ACTIONS[kind];
    const view = evolve(aMatter(), operation(2, ACTIONS[kind]), stamp(2));
    expect(view).toMatchObject({ status, [part]: content });
    expect(view[part]).not.toHaveProperty('kind');
  });

  test('R004-47 voiding keeps the number and the reason', () => {
    const view = evolve(aMatter(), operation(2, ACTIONS.void), stamp(2));
    expect(view).toMatchObject({ status: 'void', voidReason: '重复登记', officialNo: '青司信甲溪〔2026〕1号' });
  });

  test('C34 a link taken back leaves no trace but the time line', () => {
    const linked = evolve(aMatter(), operation(2, ACTIONS['link-matter']), stamp(2));
    expect(linked.links).toEqual([{ to: OTHER, relation: 'same-matter', op: operationId(2) }]);
    const free = evolve(linked, operation(3, ACTIONS['unlink-matter']), stamp(3));
    expect(free).not.toHaveProperty('links');
    expect(free.history.map((line) => line.kind)).toEqual(['register', 'link-matter', 'unlink-matter']);
  });

  test('C32 the confirmed time replaces the doubtful one', () => {
    const view = evolve(aMatter({ timeDoubtful: true }), operation(2, ACTIONS['confirm-date']), stamp(2));
    expect(view).not.toHaveProperty('timeDoubtful');
    expect(view.registration.receivedOn).toBe('2026-09-04');
  });

  test('a taken-over status that is amended shows; one reached by a procedure stays', () => {
    const taken = evolve(aMatter(), operation(2, amend({ takenOverStatus: 'replied' }), { base: 1 }), stamp(2));
    expect(taken.status).toBe('replied');
    const closed = evolve(taken, operation(3, ACTIONS['settle-on-spot']), stamp(3));
    expect(evolve(closed, operation(4, amend({ place: '甲溪所' }), { base: 3 }), stamp(4)).status).toBe('closed');
  });
});
