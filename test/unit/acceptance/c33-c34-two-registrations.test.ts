import { expect, test } from 'vitest';
import { startCandidateFinder, type WhenIdle } from '#renderer/usecases/find-candidates.ts';
import { createDuplicateFinder, type Duplicate } from '#renderer/usecases/find-duplicates.ts';
import { linkMatters, unlinkMatters } from '#renderer/usecases/link-matters.ts';
import { readGroups } from '#renderer/usecases/matter-groups.ts';
import { duplicatesAcrossOffices } from '#shared/domain/matching/repeat-count.ts';
import { StreamId, UnitCode } from '#shared/model/ids.ts';
import type { Registration } from '#shared/model/registration.ts';
import { setupCaseCounty, type Desk } from '#test/support/case-county.ts';
import { aStep } from '#test/unit/shared/domain/workflow/sample-steps.ts';

/** C33, C34: one person at two offices, two persons of one name. The machine asks, a person says, and it can be taken back. */

const jiaxiUnit = UnitCode.parse('jiaxi');
const person = (name: string, phone: string) => ({ petitioners: [{ name, role: 'principal' as const, phone }] });

/** What the form offers for this, once the machine had time. */
async function offered(desk: Desk, typed: Partial<Registration>) {
  const waiting: Parameters<WhenIdle>[0][] = [];
  const finder = startCandidateFinder(desk.store, (work) => waiting.push(work));
  // The reading of names is loaded first.
  await expect.poll(() => waiting.length, { timeout: 10_000 }).toBeGreaterThan(0);
  while (waiting.length > 0) waiting.shift()?.(() => 0);
  return finder.find(typed, 10).map(({ id, about, level, reasons }) => ({
    id,
    about,
    level,
    why: reasons.map(({ kind }) => kind),
  }));
}

/** 疑似同一件 on the county's desk. */
async function suspected(desk: Desk): Promise<readonly Duplicate[]> {
  const finder = createDuplicateFinder({ pause: () => Promise.resolve() });
  return (await finder.refresh(desk.store.index.all(), desk.deps.clock.today(), () => false)) ?? [];
}

/** The group of this matter; throws when it stands alone. */
function groupOf(desk: Desk, id: string) {
  const found = readGroups(desk.store).groupOf(id);
  if (found === null) throw new Error('it stands alone');
  return found;
}

test('C33 一人两所重复登记: asked by 姓名＋电话＋诉求, confirmed by a person; 15 days from 9-04, the second has no clock of its own', async () => {
  const county = await setupCaseCounty('2026-09-04 09:10');
  const [jiaxi, yijiang] = [await county.desk('jiaxi-clerk'), await county.desk('yijiang-clerk')];
  const bureau = await county.desk('petition-clerk');
  const zhao = { ...person('赵某甲', '13800000001'), summary: '与邻居的宅基地界址有争执，要求重新测量' };
  const first = await jiaxi.register({ ...zhao, dutyUnit: jiaxiUnit });
  county.at('2026-09-05 10:00');
  const again = { ...zhao, summary: '宅基地界址与邻居有争执，要求测量' };
  const second = await yijiang.register({ ...again, dutyUnit: jiaxiUnit });
  await county.syncAll();
  expect(await offered(bureau, again)).toMatchObject([
    {
      about: 'matter',
      level: 'strong',
      why: expect.arrayContaining(['same-name', 'same-phone', 'similar-text']) as string[],
    },
    {
      about: 'matter',
      level: 'strong',
      why: expect.arrayContaining(['same-name', 'same-phone', 'similar-text']) as string[],
    },
  ]);
  expect((await suspected(bureau)).map(({ earlier, later, level }) => [earlier.id, later.id, level])).toEqual([
    [first.id, second.id, 'strong'],
  ]);
  expect(readGroups(bureau.store).groupOf(second.id), 'asked, not decided').toBeNull();
  expect(await bureau.clocks(second.id)).toEqual(['notifyDirect 2026-09-20 2026-09-20 running ok']);

  const pair = { from: second.id, to: first.id, relation: 'same-matter', reason: '同一宅基地' } as const;
  expect(await linkMatters(bureau.deps, pair)).toEqual({ ok: true, value: null });
  await county.syncAll();
  expect(await suspected(bureau), 'decided, it is not asked again').toEqual([]);
  const found = groupOf(bureau, second.id);
  expect(found.mainId).toBe(first.id);
  expect(duplicatesAcrossOffices(found).map(({ id }) => id)).toEqual([second.id]);
  expect(await bureau.clocks(first.id)).toEqual(['notifyDirect 2026-09-19 2026-09-20 running ok']);
  expect(await bureau.clocks(second.id), 'counted from 9-04').toEqual([
    'notifyDirect 2026-09-19 2026-09-20 running ok',
  ]);
  await bureau.act(second.id, aStep('merge-into', { main: StreamId.parse(first.id) }));
  await county.syncAll();
  expect(await bureau.clocks(second.id), 'no clock of its own runs').toEqual([
    'notifyDirect 2026-09-19 2026-09-20 ended in-time',
  ]);
  expect(await bureau.clocks(first.id)).toEqual(['notifyDirect 2026-09-19 2026-09-20 running ok']);

  const views = await county.server.views();
  expect([first.id, second.id].map((id) => views.get(id)?.officialNo)).toEqual([
    '青司信甲溪〔2026〕1号',
    '青司信乙江〔2026〕1号',
  ]);
  expect(
    [first.slipNo, second.slipNo].map((no) => [...views.values()].filter((each) => each.slipNo === no).length),
  ).toEqual([1, 1]);
  expect(views.get(second.id)?.registration.dutyUnit).toBe('jiaxi');
});

test.each([
  ['2026-09-19', 'notifyDirect 2026-09-19 2026-09-20 running due-today', 'the last day of the first one: a duplicate'],
  [
    '2026-09-20',
    'notifyDirect 2026-10-05 2026-10-08 running ok',
    'later: somebody who comes again, with days of their own',
  ],
])('C33, DL-57 received elsewhere on %s it runs to %s: %s', async (received, clock) => {
  const county = await setupCaseCounty('2026-09-04 09:10');
  const [jiaxi, yijiang] = [await county.desk('jiaxi-clerk'), await county.desk('yijiang-clerk')];
  const bureau = await county.desk('petition-clerk');
  const zhao = { ...person('赵某甲', '13800000001'), dutyUnit: jiaxiUnit };
  const first = await jiaxi.register(zhao);
  county.at(`${received} 10:00`);
  const second = await yijiang.register(zhao);
  await county.syncAll();
  const pair = { from: second.id, to: first.id, relation: 'same-matter', reason: '同一宅基地' } as const;
  expect((await linkMatters(bureau.deps, pair)).ok).toBe(true);
  expect(await bureau.clocks(second.id)).toEqual([clock]);
});

test('C34 同名不同人: only asked, never put together by the name; joined by mistake it is taken apart, on record', async () => {
  const county = await setupCaseCounty('2026-09-04 09:10');
  const [office, bureau] = [await county.desk('jiaxi-clerk'), await county.desk('petition-clerk')];
  const one = { ...person('李某丁', '13800000011'), summary: '反映邻居改了水沟，院子积水' };
  const other = { ...person('李某丁', '13800000022'), summary: '问社区矫正对象请假怎么办' };
  const first = await office.register(one);
  county.at('2026-09-05 10:00');
  expect(await offered(office, other), 'the same name, and no more than that').toEqual([
    { id: first.id, about: 'person', level: 'possible', why: ['same-name'] },
  ]);
  const second = await office.register(other);
  await county.syncAll();
  expect(await suspected(bureau)).toEqual([]);
  expect(readGroups(bureau.store).groupOf(second.id), 'nothing is merged by the name').toBeNull();
  expect(await bureau.clocks(second.id)).toEqual(['notifyDirect 2026-09-20 2026-09-20 running ok']);

  const mistaken = { from: second.id, to: first.id, relation: 'same-matter', reason: '同名同村' } as const;
  expect((await linkMatters(bureau.deps, mistaken)).ok).toBe(true);
  expect(groupOf(bureau, second.id).members).toHaveLength(2);
  const apart = { id: second.id, other: first.id, reason: '电话不同，核实为同名的两个人' };
  expect((await unlinkMatters(bureau.deps, apart)).ok).toBe(true);
  await county.syncAll();
  for (const desk of [office, bureau]) {
    expect(readGroups(desk.store).groupOf(second.id), 'two matters again').toBeNull();
    expect(desk.store.index.all().map(({ id }) => id)).toEqual(expect.arrayContaining([first.id, second.id]));
  }
  const kept = (await county.server.views()).get(second.id)?.history ?? [];
  expect(
    kept.map(({ kind, by, note }) => [kind, by, note]).slice(-2),
    'who joined and who parted them, and why',
  ).toEqual([
    ['link-matter', 'petition-clerk', '同名同村'],
    ['unlink-matter', 'petition-clerk', '电话不同，核实为同名的两个人'],
  ]);
});
