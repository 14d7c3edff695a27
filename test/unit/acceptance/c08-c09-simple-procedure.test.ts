import { expect, test } from 'vitest';
import { initialValues, stepOf } from '#renderer/screens/matter/step-values.ts';
import { acceptanceOf } from '#shared/domain/workflow/facts.ts';
import { closureGaps } from '#shared/domain/workflow/closure.ts';
import { day } from '#test/support/case-county.ts';
import { aStep } from '#test/unit/shared/domain/workflow/sample-steps.ts';
import { on, place } from './case-place.ts';

/** C08, C09: the simple procedure over the holidays, in time, late, at once, and turned ordinary; every date to the day. */

const plain = { purpose: 'inquiry', simpleGround: 'instant' } as const;

test('C08 简易办理跨国庆, C09 简易转普通', async () => {
  const it = await place('2026-09-28 09:00');
  const people = Array.from({ length: 5 }, (_, i) => ({ name: `周某${i}`, role: 'representative' as const }));
  const group = { ...plain, petitionerType: 'joint', totalPersons: 5, petitioners: people } as const;
  expect(await it.office.whyNotRegister(group), '集体联名').toBe('simple-not-for-groups');
  const { id } = await it.office.register(plain);
  // 9-29, 9-30, 10-08: undecided it runs, and then is late.
  expect(await it.office.clocks(id)).toContain('simpleDecide 2026-10-08 2026-10-08 running ok');
  const late = await it.office.register(plain);
  const head = it.office.seat('jiaxi-head');
  const simple = aStep('decide-intake', { decision: 'accepted-simple', ...on('2026-09-28') });
  expect(stepOf('decide-intake', initialValues('decide-intake', await head.view(id), day('2026-09-28')))).toEqual({
    ...simple,
    path: 'petition-procedure',
  });
  it.county.at('2026-09-30 09:00');
  await head.act(id, aStep('decide-intake', { decision: 'accepted-simple', ...on('2026-09-30') }));
  expect(await head.clocks(id)).toContain('simpleDecide 2026-10-08 2026-10-08 ended in-time');
  expect(await head.clocks(id)).toContain('simpleHandle 2026-10-20 2026-10-20 running ok');
  await head.act(id, aStep('record-delivery', on('2026-09-30')));
  expect(closureGaps(await head.view(id)), 'told by telephone').not.toContain('acceptance-notice');
  it.county.at('2026-10-09 09:00');
  expect(await head.clocks(late.id)).toContain('simpleDecide 2026-10-08 2026-10-08 running overdue');
  await head.act(id, aStep('convert-to-ordinary', { reason: '涉及两家单位', ...on('2026-10-09') }));
  expect(await head.clocks(id)).toContain('handle 2026-11-29 2026-11-30 running ok');
  const owed = async (): Promise<readonly unknown[]> => [
    closureGaps(await head.view(id)).includes('acceptance-notice'),
    initialValues('record-delivery', await head.view(id), day('2026-10-09'))['paper'],
  ];
  expect(await owed(), 'C09 the ordinary notice is told after the simple one').toEqual([true, 'acceptance']);
  await head.act(id, aStep('record-delivery', on('2026-10-09')));
  expect(await owed()).toEqual([false, null]);
  await it.county.syncAll();
  expect(acceptanceOf(await head.view(id))?.action.on).toBe('2026-09-30');
});

test('C08 意见 on 10-20, the make-up Saturday counted: in time; a day later it would be overdue', async () => {
  const it = await place('2026-09-28 09:00');
  const head = it.office.seat('jiaxi-head');
  const [swift, slow] = [await it.office.register(plain), await it.office.register(plain)];
  it.county.at('2026-09-30 09:00');
  for (const { id } of [swift, slow]) {
    await head.act(id, aStep('decide-intake', { decision: 'accepted-simple', ...on('2026-09-30') }));
    await head.act(id, aStep('record-delivery', on('2026-09-30')));
  }
  it.county.at('2026-10-20 17:00');
  expect(await head.clocks(swift.id), 'the last day is not late').toContain(
    'simpleHandle 2026-10-20 2026-10-20 running due-today',
  );
  await head.act(swift.id, aStep('draft-opinion'));
  await it.county.syncAll();
  await it.chief.act(swift.id, aStep('sign-opinion', on('2026-10-20')));
  await it.county.syncAll();
  await head.act(swift.id, aStep('record-delivery', { paper: 'opinion', ...on('2026-10-20') }));
  expect(await head.clocks(swift.id)).toContain('simpleHandle 2026-10-20 2026-10-20 ended in-time');
  it.county.at('2026-10-21 09:00');
  expect(await head.clocks(slow.id)).toContain('simpleHandle 2026-10-20 2026-10-20 running overdue');
});

test('C08 当即答复 on 9-29: closed the same day, its clocks ended in time', async () => {
  const it = await place('2026-09-29 09:00');
  const { id } = await it.office.register(plain);
  expect(await it.office.clocks(id)).toContain('simpleDecide 2026-10-09 2026-10-09 running ok');
  const settled = await it.office.act(id, {
    kind: 'settle-on-spot',
    closeMode: 'explained',
    reply: '已当面说明办理条件',
    informedBy: 'in-person',
    informedOn: day('2026-09-29'),
  });
  expect(settled.status).toBe('closed');
  expect(await it.office.clocks(id)).toEqual([
    'notifyDirect 2026-10-14 2026-10-14 ended in-time',
    'simpleDecide 2026-10-09 2026-10-09 ended in-time',
    'simpleInstant 2026-09-29 2026-09-29 ended in-time',
  ]);
});
