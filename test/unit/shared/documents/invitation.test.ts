import { expect, test } from 'vitest';
import { invitation, invitationKind } from '#shared/documents/invitation.ts';
import { SESSION_TYPES, type SessionView } from '#shared/model/reception.ts';
import { CLERK, planOf, sessionAfter } from '../domain/reception/sessions.ts';
import { aMatter, context, SECRETS } from './sample-matter.ts';

const session = (over: object = {}): SessionView => ({
  ...sessionAfter([
    { by: CLERK, action: planOf({ type: 'appointment', about: '告知办理进展', matters: [aMatter().id] }) },
  ]),
  office: aMatter().office,
  host: 'wang' as SessionView['host'], // 甲溪's head in the sample county
  companions: [],
  ...over,
});
const VISIT = { type: 'outreach', place: { kind: 'residence', name: '东村某户' } };

test.each([
  ['R004-37 a talk', 'appointment', {}, ['法规股办公室', '告知办理进展', '来不来由你决定', '没有带也可以谈']],
  ['R004-38 a visit', 'outreach', VISIT, ['东村某户', '你可以不同意', '出示工作证件']],
] as const)(
  'RO-47 documents §2.12 %s: who, which matter, when, where, what to bring, whom to call',
  (_name, kind, over, said) => {
    const { document, missing } = invitation(kind, session(over), aMatter(), context);
    const text = JSON.stringify(document);
    for (const words of [
      '孙某丙：',
      '甲溪-D1-20260904-002',
      '2026年9月18日（星期五）09:00—12:00',
      '{"label":"接谈人员","value":"王某壬（所长）"}',
      '0000-1234567',
      '不影响本事项的办理和期限',
      ...said,
    ]) {
      expect(text).toContain(words);
    }
    expect(document.title).toBe(kind === 'appointment' ? '约访通知' : '下访通知');
    expect(document.docNo).toBe('甲溪-D1-20260904-002');
    expect(missing).toEqual([]);
    for (const secret of SECRETS.filter((each) => each !== '孙某丙')) expect(text).not.toContain(secret);
  },
);

test('RO-47 what is empty is named before printing', () => {
  const nobody = aMatter({}, { petitionerType: 'anonymous', petitioners: [] });
  const { missing, document } = invitation('appointment', session({ host: 'gone', office: 'new' }), nobody, context);
  expect(missing).toEqual(['对方姓名', '接谈人', '联系电话']);
  expect(document.blocks[0]).toEqual({ kind: 'paragraph', text: '来访人：' });
});

test('RO-47 nobody is invited to the other sessions', () => {
  expect(SESSION_TYPES.filter((type) => invitationKind({ type }) !== null)).toEqual(['outreach', 'appointment']);
});
