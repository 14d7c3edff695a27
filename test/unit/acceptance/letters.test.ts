import { expect, test } from 'vitest';
import { readTray } from '#renderer/data/queries/sync-state.ts';
import { paperOfVersion } from '#shared/documents/papers/all-papers.ts';
import { frameFor, reprinted } from '#shared/documents/papers/from-matter.ts';
import { IssuePaper } from '#shared/model/paper-action.ts';
import { day, setupCaseCounty, type Desk } from '#test/support/case-county.ts';
import { aStep } from '#test/unit/shared/domain/workflow/sample-steps.ts';

/** LN over the use cases and the county server in memory: who gives a number, when, and what stays of the letter. */

const letter = (paper: string, more: Partial<IssuePaper> = {}): IssuePaper =>
  IssuePaper.parse({
    kind: 'issue-paper',
    paper,
    template: 1,
    issuer: '青岚县司法局甲溪司法所',
    values: { addressee: '赵某甲', summary: '反映排水' },
    ...more,
  });

const numbers = async (desk: Desk, id: string): Promise<readonly (string | undefined)[]> =>
  ((await desk.view(id)).papers ?? []).map(({ docNo }) => docNo);

test('LN-02, LN-03 offline a letter has no number; with the network the county gives the next of its unit, kind and year', async () => {
  const county = await setupCaseCounty('2026-09-04 09:10');
  const [first, second] = [await county.desk('jiaxi-head'), await county.desk('jiaxi-clerk', 'D2')];
  const { id } = await first.register();
  await first.act(id, letter('meeting-notice'), letter('nudge-letter'));
  const { id: other } = await second.register();
  await second.act(other, letter('meeting-notice'));
  expect(await numbers(first, id)).toEqual([undefined, undefined]);
  await second.sync();
  await county.syncAll();
  expect(await numbers(second, other)).toEqual(['青司信甲溪约〔2026〕1号']);
  expect(await numbers(first, id)).toEqual(['青司信甲溪约〔2026〕2号', '青司信甲溪催〔2026〕1号']);
  county.at('2027-01-04');
  await first.act(id, letter('meeting-notice'));
  await county.syncAll();
  expect((await numbers(first, id)).at(-1)).toBe('青司信甲溪约〔2027〕1号');
});

test('LN-05 what a section makes out, and every opinion, is counted and signed by the bureau', async () => {
  const county = await setupCaseCounty('2026-09-04 09:10');
  const clerk = await county.desk('petition-clerk');
  const { id } = await clerk.register();
  await clerk.act(id, letter('meeting-notice'));
  await clerk.sync();
  expect(await numbers(clerk, id)).toEqual(['青司信约〔2026〕1号']);
});

test('LN-04 a number of the register is taken where it is free, refused where it is not, and no number is left out', async () => {
  const county = await setupCaseCounty('2026-09-04 09:10');
  const [first, second] = [await county.desk('jiaxi-head'), await county.desk('jiaxi-clerk', 'D2')];
  const { id } = await first.register();
  const { id: other } = await second.register();
  await first.act(id, letter('meeting-notice', { docNo: '青司信甲溪约〔2026〕2号' }));
  await first.sync();
  await second.act(other, letter('meeting-notice', { docNo: '青司信甲溪约〔2026〕2号' }));
  await county.syncAll();
  expect((await readTray(second.store)).map(({ code }) => code)).toEqual(['letter-number-taken']);
  await first.act(
    id,
    letter('meeting-notice'),
    letter('meeting-notice'),
    letter('nudge-letter', { docNo: '公证〔2026〕1号' }),
  );
  await county.syncAll();
  expect((await readTray(first.store)).map(({ code }) => code)).toEqual(['letter-number-wrong']);
  const given = (await county.server.views()).get(id)?.papers?.map(({ docNo }) => docNo);
  expect(given).toEqual(['青司信甲溪约〔2026〕2号', '青司信甲溪约〔2026〕1号', '青司信甲溪约〔2026〕3号']);
});

test('LN-02, R4 a server restored from a backup gives a letter its number again', async () => {
  const county = await setupCaseCounty('2026-09-04 09:10');
  const desk = await county.desk('jiaxi-head');
  const { id } = await desk.register();
  await desk.act(id, letter('meeting-notice'));
  await desk.sync();
  const backup = county.server.backup();
  await desk.act(id, letter('meeting-notice'), letter('meeting-notice'));
  await desk.sync();
  const before = await numbers(desk, id);
  county.server.restore(backup);
  await county.syncAll();
  await county.syncAll();
  expect(await numbers(desk, id)).toEqual(before);
  expect((await county.server.views()).get(id)?.papers?.map(({ docNo }) => docNo)).toEqual(before);
  expect((await desk.view(id)).officialNo).toBe('青司信甲溪〔2026〕1号');
});

test('LN-06 a letter that tells of a decision is issued after it; the proof of delivery names that letter', async () => {
  const county = await setupCaseCounty('2026-09-04 09:10');
  const desk = await county.desk('jiaxi-head');
  const { id } = await desk.register();
  expect(await desk.whyNot(id, letter('acceptance-notice'))).toBe('paper-missing');
  await desk.act(
    id,
    aStep('decide-intake', { on: day('2026-09-04') }),
    letter('acceptance-notice'),
    letter('meeting-notice'),
  );
  const [notice, meeting] = (await desk.view(id)).papers ?? [];
  const proof = { paper: 'acceptance', on: day('2026-09-04') } as const;
  expect(await desk.whyNot(id, aStep('record-delivery', { ...proof, issued: meeting?.op }))).toBe('paper-missing');
  const view = await desk.act(id, aStep('record-delivery', { ...proof, issued: notice?.op }));
  expect(view.acts?.at(-1)?.action).toMatchObject({ issued: notice?.op });
});

test('LN-07 printed again it says the same words, the number of the copy, and nothing else is new', async () => {
  const county = await setupCaseCounty('2026-09-04 09:10');
  const desk = await county.desk('jiaxi-head');
  const { id } = await desk.register();
  await desk.act(id, letter('meeting-notice', { signedOn: day('2026-09-04') }));
  await desk.sync();
  const view = await desk.view(id);
  const [issued] = view.papers ?? [];
  if (issued === undefined) throw new Error('nothing was issued');
  const context = { county: county.server.profile, printedAt: desk.deps.clock.now(), reprint: 0 };
  const paper = paperOfVersion('meeting-notice', 1);
  const original = paper?.fill(issued.values, {
    ...frameFor(paper, view, context, 'jiaxi'),
    docNo: issued.docNo,
    signedOn: issued.signedOn,
  });
  expect(reprinted(issued, view, context)).toEqual(original);
  await desk.act(id, { kind: 'record-print', what: 'meeting-notice', issued: issued.op });
  await desk.act(id, { kind: 'amend', set: { summary: '改过的摘要' } }, { kind: 'record-print', what: 'receipt' });
  const later = await desk.view(id);
  expect(later.prints).toEqual({ [issued.op]: 1, receipt: 1 });
  const copy = reprinted(issued, later, { ...context, reprint: later.prints?.[issued.op] ?? 0 });
  expect(copy?.document.marks).toEqual(['补打第 1 次']);
  expect(copy?.document.blocks).toEqual(original?.document.blocks);
  expect(await desk.whyNot(id, { kind: 'record-print', what: 'nudge-letter', issued: issued.op })).toBe(
    'paper-missing',
  );
});
