/** One well-formed act of every kind that a reception, its queue and its rules know; invented, and parsed like any other. */
import { ReceptionAction } from '#shared/model/reception-stream.ts';
import { idOf } from './sample-operations.ts';

type Kind = ReceptionAction['kind'];

const AT = '2026-09-04T01:00:00.000Z';
const MATTER = idOf('stjiaxiD1', 1);
const OTHER = idOf('rc', 9);
const DESK = { desk: 1, term: 1, n: 1 };
const PLACE = { kind: 'reception-place', name: '甲溪镇便民服务中心接待室' };
const ARRANGED = { from: '09:00', to: '12:00', place: PLACE, companions: [] };

const SAMPLES: { readonly [K in Kind]: object } = {
  'plan-session': { ...ARRANGED, type: 'office-market-day', day: '2026-09-14', host: 'jiaxi-head' },
  'publish-session': {},
  'move-session': { seen: '2026-09-14', day: '2026-09-15', choice: 'work-day', reason: '停电' },
  'keep-day': { seen: '2026-09-14', dayOff: '2026-09-16', reason: '照常接访' },
  'cancel-session': { reason: '大雪封路' },
  'adjust-session': { seen: ARRANGED, next: { ...ARRANGED, from: '08:30', note: '带打印机' }, reason: '人多' },
  'change-host': { seen: 'jiaxi-head', host: 'jiaxi-clerk', reason: '出差' },
  'offer-swap': { other: 'jiaxi-clerk', otherSession: OTHER, reason: '出差' },
  'answer-swap': { offer: idOf('opjiaxiD1', 1), answer: 'agreed' },
  'give-by-swap': { offer: idOf('opjiaxiD1', 1), offerSession: OTHER, host: 'jiaxi-head' },
  delegate: { to: 'jiaxi-clerk', reason: 'meeting', writtenOn: '2026-09-03', paper: '委托书第1号' },
  'answer-appointment': { answer: 'agreed' },
  'sign-in': { officer: 'jiaxi-head', at: AT, attendance: 'on-duty' },
  'unit-arrived': { unit: 'yijiang', officer: 'yijiang-head', at: AT },
  'report-joint': { at: AT, text: '已到三家单位' },
  'open-session': { at: AT },
  'take-matter': { matter: MATTER },
  'sign-form': { matter: MATTER, medium: 'paper' },
  'drop-matter': { matter: MATTER, reason: '记错场次' },
  'mark-matter': { matter: MATTER, marks: ['urgent'], reason: '今天要断水' },
  'end-session': { at: AT, persons: 3 },
  'open-queue': { session: OTHER, letter: 'A' },
  'join-desk': { desk: 1, request: idOf('opjiaxiD1', 2) },
  'take-ticket': { no: 'A001', persons: 2 },
  'call-next': { ...DESK, no: 'A001' },
  recall: { ...DESK, no: 'A001' },
  'no-show': { ...DESK, no: 'A001' },
  'return-ticket': { no: 'A001' },
  'hand-over': { ...DESK, no: 'A001', to: 2 },
  finish: { ...DESK, no: 'A001', matter: MATTER },
  'release-desk': { desk: 2, reason: '电脑坏了' },
  'close-queue': { at: AT, left: 0 },
  'confirm-market': {
    office: 'jiaxi',
    name: '甲溪街',
    pattern: { type: 'lunar-digit', digits: [3, 8], monthEnd: 'exact' },
    monthBasis: 'gregorian',
  },
  'set-special-period': { name: '汛期', first: '2026-09-20', last: '2026-09-25' },
  'lift-special-period': { reason: '提前结束' },
  'plan-absence': { officer: 'jiaxi-head', first: '2026-09-14', last: '2026-09-16', reason: 'training' },
  'lift-absence': {},
  'set-reception-rule': { everyWorkDay: true, leaders: 'county', reason: '县局决定' },
};

export const RECEPTION_ACTIONS: readonly ReceptionAction[] = Object.entries(SAMPLES).map(([kind, part]) =>
  ReceptionAction.parse({ kind, ...part }),
);
