/** A good body for every route that takes one: what the fuzz test damages. */
import { fictionalCounty } from '#server/usecases/fictional-county.ts';
import { monthlyFigures } from '#shared/domain/statistics/monthly-figures.ts';
import { Month } from '#shared/model/monthly-report.ts';
import { PlainDate } from '#shared/model/plain-date.ts';
import type { SeatTicket } from '#shared/sync/enroll.ts';
import { auditEvent, linkAfter } from '#test/support/audit-chain.ts';
import { newSeatKeys, SETUP_CODE } from '#test/support/server.ts';
import { ACTIONS } from '#test/unit/shared/domain/matter/matters.ts';
import { authorOf, idOf } from './sample-operations.ts';
import { RECEPTION_ACTIONS } from './sample-receptions.ts';

type Round = { readonly round: number; readonly now: string; readonly ticket: SeatTicket };

export type Endpoint = {
  /** After `/api/v1`, with its parameters filled in. */
  readonly path: string;
  /** Who sends it where the clerk of 甲溪 would only be refused: an officer of the fictional county and the device's unit. */
  readonly by?: { readonly office: string; readonly officer: string };
  readonly valid: (round: Round) => unknown;
  /** What a body that is still good after the damage may change by right. */
  readonly mayChange?: 'county';
  /** It was asked rightly; that what it got is worth nothing stands in its answer. */
  readonly saysInAnswer?: true;
};

const OWN = newSeatKeys();
const KEYS = { deviceKey: OWN.device.publicKey, sign: OWN.sign.publicKey, seal: OWN.seal.publicKey };
const SECURITY = { office: 'qinglan', officer: 'security-a' };
const SYSADMIN = { office: 'qinglan', officer: 'sysadmin-a' };
const PETITION_HEAD = { office: 'legal-affairs', officer: 'legal-affairs-head' };
const SEALED = 'A'.repeat(60);
const HASH = 'a'.repeat(64);

const NOTE = { kind: 'add-note', text: '补记一笔' };

/** Every kind of act of a matter but its registration, then those of receptions, which make streams of their own. */
const ACTS: readonly object[] = [
  { kind: 'amend', set: { summary: '改过的摘要', annex: { 备注: '三' } }, unset: ['statement'] },
  ...Object.values(ACTIONS).filter(({ kind }) => kind !== 'register'),
  ...RECEPTION_ACTIONS,
];

/** A registration and one further act, on known and on new streams, so that mutations reach rules and projections too. */
function pushOf({ round, now }: Round): unknown {
  const author = authorOf('jiaxi', 'D1', `fuzz${round}`);
  const annex = { 旧台账序号: 7, 备注: ['一', '二'] };
  const first = author.register(1, { annex, materials: [{ name: '身份证复印件', pages: 1 }] });
  const act = ACTS[round % ACTS.length] ?? RECEPTION_ACTIONS[0];
  const isOfMatter = round % ACTS.length < ACTS.length - RECEPTION_ACTIONS.length;
  const known = round % 2 === 0 ? first.stream : idOf('stjiaxiD1', 1 + (round % 3));
  // Receptions of ten rounds meet in one stream, so that some of them follow upon each other.
  const stream = isOfMatter ? known : idOf('rcfuzz', Math.floor(round / (ACTS.length * 10)) * 4 + (round % 4));
  const second = { ...author.act(first.stream, NOTE), stream, action: act, ...(isOfMatter && { prev: first.id }) };
  const claims = { [first.id]: '青司信甲溪〔2026〕3号' };
  return { wire: 1, office: 'jiaxi', device: 'D1', sentAt: now, ops: [first, second], claims };
}

/** Each kind of act on a report in confidence, the report first. */
function confidentialOf({ round, now }: Round): unknown {
  const report = idOf('rpjiaxiD1', 1 + (round % 5));
  const box = { office: 'legal-affairs', device: 'D1', officer: 'confidential-a', half: SEALED, content: SEALED };
  const boxes = [
    { ...box, part: 'clerk' },
    { ...box, office: 'qinglan', officer: 'chief', part: 'approver' },
  ];
  const envelope = { alg: 'A256GCM+P256', identity: SEALED, content: SEALED, boxes };
  const ask = idOf('enjiaxiD1', 2);
  const actions = [
    {
      kind: 'report',
      form: 'visit',
      receivedOn: '2026-09-04',
      named: true,
      queryCode: 'ABCD2345',
      concerned: { units: ['yijiang'], officers: [] },
      envelope,
    },
    { kind: 'ask', reason: '需要当面核实' },
    { kind: 'approve', ask, half: SEALED },
    { kind: 'open', ask },
    { kind: 'note', note: 'contact', on: '2026-09-04', words: SEALED },
    { kind: 'add-readers', boxes },
    { kind: 'rekey', ask, envelope },
  ];
  const about = { report, office: 'jiaxi', device: 'D1', by: 'jiaxi-clerk', recordedAt: now };
  const entries = actions.map((action, n) => ({ id: idOf('enjiaxiD1', n + round * 10), ...about, action }));
  return { wire: 1, entries: entries.slice(round % 2) };
}

function auditOf({ round }: Round): unknown {
  const links = [linkAfter(undefined, auditEvent(1 + (round % 50), { office: 'jiaxi', device: 'D1' }))];
  return { wire: 1, office: 'jiaxi', device: 'D1', head: { n: 1, hash: links[0]?.hash ?? '' }, links };
}

const WRAP = { store: 'sealed-1', kdf: 'argon2id', memory: 65536, passes: 3, lanes: 1, salt: SEALED, wrapped: SEALED };
const SETTING = {
  sets: 'number',
  key: 'followUp',
  value: 10,
  from: '2026-10-01',
  reason: '青司发〔2026〕3号',
  checked: { by: '梁某甲', on: '2026-09-01' },
};
const NO_FIGURES = monthlyFigures([], {
  month: Month.parse('2026-08'),
  today: PlainDate.parse('2026-09-04'),
  townships: new Set(),
});
const YEAR = {
  year: 2027,
  coverage: 'statutory',
  source: '虚构的2027年放假安排',
  days: [{ date: '2027-01-04', kind: 'rest', name: '元旦' }],
};

export const ENDPOINTS: readonly Endpoint[] = [
  { path: '/push', valid: pushOf },
  { path: '/known', valid: () => ({ wire: 1, ids: [idOf('opjiaxiD1', 1), 'A'.repeat(22)] }) },
  { path: '/where', valid: () => ({ wire: 1, streams: [idOf('stjiaxiD1', 1), 'A'.repeat(22)] }) },
  { path: '/enroll', valid: () => ({ code: 'AAAAAAAAAA', label: '值班室', ...KEYS }) },
  { path: '/seats', valid: () => ({ code: 'AAAAAAAAAA', sign: KEYS.sign, seal: KEYS.seal }) },
  { path: '/rejoin', valid: ({ ticket }) => ({ wire: 1, tickets: [ticket] }) },
  { path: '/demo-code', valid: () => ({ officer: 'jiaxi-clerk', office: 'jiaxi' }) },
  { path: '/codes', by: SECURITY, valid: () => ({ wire: 1, officer: 'jiaxi-clerk' }) },
  {
    path: '/people',
    by: SECURITY,
    valid: () => ({ wire: 1, officer: { ...fictionalCounty().officers[0], unit: 'nowhere' } }),
  },
  { path: '/devices/jiaxi/D99/confirm', by: SECURITY, valid: () => ({ wire: 1, key: 'k'.repeat(87) }) },
  { path: '/devices/jiaxi/D99/revoke', by: SECURITY, valid: () => ({ wire: 1, reason: '遗失' }) },
  { path: '/second-factor', by: SECURITY, valid: () => ({ wire: 1, code: '123456' }) },
  { path: '/second-factor/new', by: SECURITY, valid: () => ({ wire: 1 }) },
  { path: '/second-factor/activate', by: SECURITY, valid: () => ({ wire: 1, code: '123456' }) },
  { path: '/second-factor/remove', by: SECURITY, valid: () => ({ wire: 1 }) },
  { path: '/people/sysadmin-a/second-factor/remove', by: SECURITY, valid: () => ({ wire: 1, reason: '遗失' }) },
  {
    path: '/setup',
    valid: ({ round }) => ({
      code: SETUP_CODE,
      ...(round % 2 === 0 ? { kind: 'fictional' } : { kind: 'empty', profile: fictionalCounty() }),
    }),
  },
  { path: '/escrow', valid: () => ({ wire: 1, escrow: { to: KEYS.seal, store: 'sealed-1', box: SEALED } }) },
  { path: '/recovery-key', by: SECURITY, valid: () => ({ wire: 1, key: KEYS.seal }), mayChange: 'county' },
  {
    path: '/recoveries',
    by: SECURITY,
    valid: () => ({ wire: 1, office: 'jiaxi', device: 'D1', officer: 'jiaxi-clerk', wrap: WRAP }),
  },
  { path: '/recover', valid: () => ({ wire: 1, code: 'AAAAAAAAAA', sign: KEYS.sign, seal: KEYS.seal }) },
  {
    path: '/calendar',
    by: PETITION_HEAD,
    valid: () => ({ wire: 1, officer: 'legal-affairs-head', seen: 1, year: YEAR }),
    mayChange: 'county',
  },
  {
    path: '/county',
    by: SYSADMIN,
    valid: ({ round }) => ({
      wire: 1,
      seen: 99,
      change: round % 2 === 0 ? { kind: 'close-unit', code: 'jiaxi' } : { kind: 'set', setting: SETTING },
    }),
  },
  { path: '/audit', valid: auditOf },
  {
    path: '/reports',
    by: { office: 'legal-affairs', officer: 'petition-clerk' },
    valid: () => ({ wire: 1, month: '2026-08', figures: NO_FIGURES, reason: '更正' }),
  },
  { path: '/confidential', valid: confidentialOf },
  {
    path: `/tray/${idOf('opjiaxiD1', 1)}`,
    by: PETITION_HEAD,
    valid: ({ round }) =>
      round % 2 === 0 ? { wire: 1, outcome: 're-applied' } : { wire: 1, outcome: 'not-needed', note: '已在别处办理' },
  },
  // Not JSON at all where it is right: any bytes are as bad as any others.
  { path: '/packages?name=fuzz.jft', by: PETITION_HEAD, valid: () => ({ jft: 'package' }), saysInAnswer: true },
  { path: `/attachments/${idOf('stjiaxiD1', 1)}/${HASH}/0`, valid: () => ({ piece: SEALED }) },
];
