import { expect, test } from 'vitest';
import { readGroups } from '#renderer/usecases/matter-groups.ts';
import { decidedWith } from '#shared/domain/matching/matter-links.ts';
import { repeatCount } from '#shared/domain/matching/repeat-count.ts';
import { setupCaseCounty } from '#test/support/case-county.ts';
import { aStep } from '#test/unit/shared/domain/workflow/sample-steps.ts';

test('WF-24 R004-40 a part told beside it gets its own registration; both numbers stay, and each names the other', async () => {
  const county = await setupCaseCounty('2026-09-04 09:10');
  const clerk = await county.desk('jiaxi-clerk');
  const petitionOffice = await county.desk('petition-clerk');
  const told = await clerk.register({ claims: ['恢复原水沟', '确认宅基地界址'] });
  const part = {
    claims: ['确认宅基地界址'],
    summary: '反映宅基地界址不清',
    statement: '我家宅基地的界址至今没有量清。',
  };
  const own = await clerk.register(part, { links: [{ relation: 'same-person', to: told.id }] });
  expect(await clerk.whyNot(told.id, aStep('split-off', { to: told.id })), 'it is no part of itself').toBe('own-link');
  await clerk.act(told.id, aStep('split-off', { to: own.id, part: '确认宅基地界址' }));
  await county.syncAll();

  // The same at the county's petition office, which did nothing of it.
  for (const desk of [clerk, petitionOffice]) {
    const [whole, split] = [await desk.view(told.id), await desk.view(own.id)];
    const numbers = [whole.officialNo, split.officialNo];
    expect(numbers.every((no) => no !== undefined) && new Set(numbers).size, 'two official numbers').toBe(2);
    expect([whole.slipNo, split.slipNo]).toEqual([told.slipNo, own.slipNo]);
    expect([whole.status, split.status], 'each runs its own course').toEqual(['registered', 'registered']);
    expect(whole.acts?.map(({ action }) => action)).toEqual([
      { kind: 'split-off', to: own.id, part: '确认宅基地界址' },
    ]);
    const { groupOf, links } = readGroups(desk.store);
    expect([...decidedWith(told.id, links)], 'from the one').toEqual([[own.id, 'same-person']]);
    expect([...decidedWith(own.id, links)], 'and from the other').toEqual([[told.id, 'same-person']]);
    const group = groupOf(told.id);
    expect(group === null ? 1 : repeatCount(group, told.id), 'R001-58: a part is no second visit').toBe(1);
  }
  expect(await clerk.clocks(own.id), 'the part has clocks of its own').toEqual(await clerk.clocks(told.id));
});
