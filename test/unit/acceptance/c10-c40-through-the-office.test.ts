import { expect, test } from 'vitest';
import { readAuditLinks } from '#renderer/data/queries/audit.ts';
import { performRecorded } from '#renderer/usecases/perform-recorded.ts';
import { createAuditLog } from '#renderer/usecases/record-audit.ts';
import { accessReply } from '#shared/documents/papers/access-reply.ts';
import { litigationNotice } from '#shared/documents/papers/acceptance-notices.ts';
import { frameFor, fromMatter } from '#shared/documents/papers/from-matter.ts';
import { paperValues } from '#shared/documents/papers/own-values.ts';
import { closureGaps } from '#shared/domain/workflow/closure.ts';
import { GuideOut, type Action } from '#shared/model/action.ts';
import { AuditEvent } from '#shared/model/audit.ts';
import type { StreamId } from '#shared/model/ids.ts';
import type { MatterView } from '#shared/model/matter.ts';
import { day, setupCaseCounty, type Desk } from '#test/support/case-county.ts';
import { aStep } from '#test/unit/shared/domain/workflow/sample-steps.ts';

/** cases.md C10, C11, C37, C39, C40 through the use cases: offices and bureau at their own devices. */

const on = (text: string) => ({ on: day(text) });

test('C10 业务范围外: told on the spot, and three days later registered again', async () => {
  const county = await setupCaseCounty('2026-09-08 09:30');
  const desk = await county.desk('yijiang-clerk');
  const { id } = await desk.register({ summary: '农村宅基地分配标准' });
  const guide = GuideOut.parse({
    kind: 'guide-out',
    reason: '农村宅基地分配不属司法行政',
    redirectTo: '县自然资源局',
    redirectContact: '青岚县城关镇，工作日 8:30–12:00',
    explanation: '已说明，本人表示清楚',
    informedOn: '2026-09-08',
  });
  expect((await desk.act(id, guide)).status).toBe('guided-out');
  expect(await desk.clocks(id)).toContain('notifyDirect 2026-09-23 2026-09-23 ended in-time');
  county.at('2026-09-11 09:30');
  expect((await desk.register({ summary: '农村宅基地分配标准' })).status).toBe('registered');
});

test('C11 涉诉引导: registered on a Saturday, told in writing where to go, and nothing promised', async () => {
  const county = await setupCaseCounty('2026-09-12 10:00');
  const desk = await county.desk('dingping-head');
  const { id } = await desk.register();
  expect(await desk.clocks(id)).toContain('notifyDirect 2026-09-27 2026-09-28 running ok');
  const decided = { decision: 'not-accepted-litigation', reason: '不服人民法院判决', ...on('2026-09-12') } as const;
  expect(await desk.whyNot(id, aStep('decide-intake', decided)), 'R001-34: where to go').toBe('redirect-missing');
  await desk.act(id, aStep('decide-intake', { ...decided, redirectTo: '作出判决的人民法院、人民检察院' }));
  const told = await desk.act(id, aStep('record-delivery', { paper: 'litigation-separated', ...on('2026-09-12') }));
  expect(told.status).toBe('litigation-separated');
  expect(await desk.clocks(id)).toContain('notifyDirect 2026-09-27 2026-09-28 ended in-time');

  const context = { county: county.server.profile, printedAt: desk.deps.clock.now(), reprint: 0 };
  const known = paperValues('litigation-notice', told, context, day('2026-09-12'));
  const typed = { procedure: '民事诉讼', timeLimit: '上诉、申请再审等期限以法律规定为准' };
  const { document } = litigationNotice.fill(
    { ...known, ...typed },
    {
      ...frameFor(litigationNotice, told, context, 'dingping'),
      signedOn: day('2026-09-12'),
    },
  );
  const printed = JSON.stringify(document);
  for (const words of ['诉讼权利救济', '请向作出判决的人民法院、人民检察院', '期限提示'])
    expect(printed).toContain(words);
  expect(printed, 'no promise of another judgment').not.toMatch(/改判|撤销判决|保证|承诺|督促法院/u);
});

test('C37 匿名与地址不清: no notice runs, a result all the same', async () => {
  const county = await setupCaseCounty('2026-09-22 09:00');
  const office = await county.desk('jiaxi-clerk');
  const bureau = await county.desk('petition-clerk');
  const { id } = await office.register({ form: 'letter', petitionerType: 'anonymous', petitioners: [] });
  expect(await office.clocks(id)).toEqual([]);
  const unclear = { decision: 'address-unclear', path: undefined, ...on('2026-09-22') } as const;
  await office.act(id, aStep('decide-intake', unclear));
  expect(await office.whyNot(id, aStep('submit-closure', on('2026-09-22')))).toBe('closure-gaps');
  await office.act(id, aStep('record-work', on('2026-09-22')), aStep('submit-closure', on('2026-09-22')));
  await county.syncAll();
  expect((await bureau.act(id, aStep('check-closure', on('2026-09-22')))).status).toBe('closed');
});

test('C37 来人认领: made sure of, put on record, and told within fifteen days from then', async () => {
  const county = await setupCaseCounty('2026-09-22 09:00');
  const office = await county.desk('jiaxi-clerk');
  const bureau = await county.desk('petition-clerk');
  const { id, slipNo } = await office.register({ form: 'letter', petitionerType: 'anonymous', petitioners: [] });
  county.at('2026-10-15 10:00');
  const petitioners = [{ name: '郑某辛', role: 'principal' as const, phone: '10000000037' }];
  const claim = { kind: 'amend', set: { petitionerType: 'individual', petitioners } } as const;
  expect(await office.whyNot(id, claim), 'how was it made sure?').toBe('reason-missing');
  await office.act(id, { ...claim, reason: '能说出信的内容，笔迹一致' });
  await county.syncAll();
  const view = await bureau.view(id);
  expect([view.slipNo, view.registration.petitioners[0]?.name]).toEqual([slipNo, '郑某辛']);
  expect(view.history.map(({ note }) => note)).toContain('能说出信的内容，笔迹一致');
  expect(await bureau.clocks(id)).toEqual(['notifyDirect 2026-10-30 2026-10-30 running ok']);
});

test('C39 意见建议类: no sixty days, a reply with its reason', async () => {
  const county = await setupCaseCounty('2026-10-22 09:00');
  const desk = await county.desk('jiaxi-clerk');
  const { id } = await desk.register({ purpose: 'suggestion', summary: '集市设法律咨询点' });
  await desk.act(id, aStep('decide-intake', on('2026-10-22')), aStep('record-delivery', on('2026-10-22')));
  expect((await desk.clocks(id)).some((line) => line.startsWith('handle'))).toBe(false);
  expect(await desk.whyNot(id, aStep('ask-extension', on('2026-10-22')))).toBe('wrong-stage');
  await desk.act(id, aStep('answer-suggestion', on('2026-10-22')));
  const told = await desk.act(id, aStep('record-delivery', { paper: 'suggestion-reply', ...on('2026-10-22') }));
  expect([told.status, closureGaps(told)]).toEqual(['delivered', []]);
});

test('C40 更正电话: thirty days, first corrected, then answered; the old value stays in the operations', async () => {
  const county = await setupCaseCounty('2026-09-08 09:00');
  const desk = await county.desk('jiaxi-clerk');
  const person = { name: '周某甲', role: 'principal' as const, phone: '10000000001' };
  const { id } = await desk.register({ petitioners: [person] });
  const asked = await desk.act(id, aStep('request-access', { asks: 'correct', ...on('2026-09-08') }));
  expect(await desk.clocks(id)).toContain('accessReply 2026-10-08 2026-10-08 running ok');
  const request = asked.acts?.at(-1)?.op;
  const answer = aStep('answer-access', { ...(request !== undefined && { request }), ...on('2026-09-08') });
  expect(await desk.whyNot(id, answer)).toBe('correction-missing');
  await desk.act(id, {
    kind: 'amend',
    set: { petitioners: [{ ...person, phone: '10000000009' }] },
    reason: '本人请求更正电话',
  });
  const done = await desk.act(id, answer);
  expect(await desk.clocks(id)).toContain('accessReply 2026-10-08 2026-10-08 ended in-time');
  expect(done.history.map(({ note }) => note)).toContain('本人请求更正电话');
});

/** A request about own data at this desk, with the log of the device beside it. */
function recordedAt(desk: Desk) {
  const log = createAuditLog({ store: desk.store, now: desk.deps.clock.now, later: () => () => undefined });
  const act = async (by: Desk, id: StreamId, action: Exclude<Action, { kind: 'register' }>) => {
    const done = await performRecorded(by.deps, log.of(by.deps.officer.id), id, action);
    await log.settled();
    return done;
  };
  const entries = async (): Promise<readonly string[]> =>
    (await readAuditLinks(desk.store, 0, 500))
      .map(({ body }) => AuditEvent.parse(JSON.parse(body)))
      .map(({ kind, what, officer, result }) => `${kind} ${what} ${officer} ${result}`);
  return { act, entries };
}

test('C40 查阅: the own part only, to who was recognised; refused with a ground by the head; every step in the log', async () => {
  const county = await setupCaseCounty('2026-09-08 09:00');
  const desk = await county.desk('jiaxi-clerk');
  const head = desk.seat('jiaxi-head');
  const { act, entries } = recordedAt(desk);
  const { id } = await desk.register({
    petitioners: [
      { name: '周某甲', role: 'principal', phone: '10000000001' },
      { name: '吴某乙', role: 'companion', phone: '10000000002' },
    ],
    totalPersons: 2,
    statement: '我和吴某乙的院子都积水。',
    summary: '二人反映积水，经办人认为可以调解',
  });
  const ask = async (person: string) => {
    const done = await act(desk, id, aStep('request-access', { person, ...on('2026-09-08') }));
    const request = done.ok ? done.value.acts?.at(-1)?.op : undefined;
    if (request === undefined) throw new Error('not taken down');
    return { request, ...on('2026-09-08') };
  };
  const replyOf = (view: MatterView): string => {
    const context = { county: county.server.profile, printedAt: desk.deps.clock.now(), reprint: 0 };
    const frame = { ...frameFor(accessReply, view, context, 'jiaxi'), signedOn: day('2026-09-08') };
    return JSON.stringify(accessReply.fill(fromMatter(view, context, day('2026-09-08')), frame).document);
  };

  const own = await ask('周某甲');
  const unknown = await act(desk, id, aStep('answer-access', { ...own, identity: 'not-shown' }));
  expect(unknown, 'nobody was recognised').toMatchObject({ error: { refusal: { code: 'identity-missing' } } });
  expect((await act(desk, id, aStep('answer-access', own))).ok).toBe(true);
  expect(await desk.clocks(id)).toContain('accessReply 2026-10-08 2026-10-08 ended in-time');
  const shown = replyOf(await desk.view(id));
  for (const words of ['周某甲', '10000000001', '我和＊＊的院子都积水']) expect(shown).toContain(words);
  expect(shown, 'nothing of others, nothing of the office').not.toMatch(/吴某乙|10000000002|可以调解/u);

  const others = await ask('郑某丁');
  const granted = await act(head, id, aStep('answer-access', others));
  expect(granted).toMatchObject({ error: { refusal: { code: 'not-own-data' } } });
  const bare = aStep('answer-access', { ...others, outcome: 'refused' });
  expect(await act(head, id, bare)).toMatchObject({ error: { refusal: { code: 'reason-missing' } } });
  const refused = { ...bare, ground: 'informant', reason: '登记的是他人的信息，依法保密。' } as const;
  expect(await act(desk, id, refused)).toMatchObject({ error: { refusal: { code: 'head-refuses-access' } } });
  expect((await act(head, id, refused)).ok).toBe(true);
  const told = replyOf(await desk.view(id));
  expect(told).toContain('登记的是他人的信息，依法保密');
  expect(told).not.toMatch(/1000000000[12]|周某甲：|吴某乙/u);

  const [done, no] = ['done', 'refused'];
  expect(await entries()).toEqual([
    `access-request request-access jiaxi-clerk ${done}`,
    `access-request answer-access jiaxi-clerk ${done}`,
    `access-request answer-access jiaxi-clerk ${no}`,
    `access-request answer-access jiaxi-clerk ${done}`,
    `access-request request-access jiaxi-clerk ${done}`,
    ...[no, no].flatMap(() => [
      `access-request answer-access jiaxi-head ${done}`,
      `access-request answer-access jiaxi-head ${no}`,
    ]),
    `access-request answer-access jiaxi-clerk ${done}`,
    `access-request answer-access jiaxi-clerk ${no}`,
    `access-request answer-access jiaxi-head ${done}`,
  ]);
  expect(JSON.stringify(await readAuditLinks(desk.store, 0, 500)), 'the log names no petitioner').not.toMatch(
    /周某甲|吴某乙|郑某丁/u,
  );
});
