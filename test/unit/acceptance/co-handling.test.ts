import { expect, test } from 'vitest';
import { readMatter } from '#renderer/data/queries/matter.ts';
import { coRequestsOf } from '#shared/domain/workflow/co-handling.ts';
import { setupCaseCounty } from '#test/support/case-county.ts';
import { aStep } from '#test/unit/shared/domain/workflow/sample-steps.ts';
import { on } from './case-place.ts';

test('R001-37 协办 over two offices and the county: the unit that helps has the matter until it has answered', async () => {
  const county = await setupCaseCounty('2026-09-04 09:10');
  const lead = await county.desk('jiaxi-head');
  const helper = await county.desk('yijiang-head');
  const { id } = await lead.register();
  await lead.act(id, aStep('decide-intake', on('2026-09-04')), aStep('record-delivery', on('2026-09-04')));
  await county.syncAll();
  expect(await readMatter(helper.store, id)).toBeNull();

  await lead.act(id, aStep('mark-cross', on('2026-09-04')), aStep('ask-co-unit', on('2026-09-04')));
  await county.syncAll();
  const [request] = coRequestsOf(await helper.view(id));
  if (request === undefined) throw new Error('nothing was asked');
  expect(helper.waits(id)).toBe('协办反馈');
  expect(await helper.clocks(id)).toContain('协办反馈 2026-09-20 2026-09-20 running ok');
  expect(await helper.whyNot(id, aStep('record-work', on('2026-09-04'))), 'it handles nothing').toBe('role-missing');
  expect(await helper.whyNot(id, { kind: 'amend', set: { summary: '改写' } }), 'it changes nothing').toBe(
    'role-missing',
  );

  county.at('2026-09-14 10:00');
  await helper.act(id, aStep('answer-co-unit', { request: request.asked.op, ...on('2026-09-14') }));
  await county.syncAll();
  expect(await readMatter(helper.store, id), 'answered, it has the number only').toBeNull();
  expect(helper.store.index.get(id)).toBeUndefined();
  const [answered] = coRequestsOf(await lead.view(id));
  expect(answered?.decision?.action.text).toBe('乙江一侧没有改动');
  expect(lead.waits(id)).toBe('起草处理意见');
});
