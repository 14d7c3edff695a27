/** Clocks beside the course of a petition: reminders to units, confidence, duplicates, promises, neighbouring procedures. */
import { extended, testClocks, type ClockRow } from './clock-cases.ts';
import { day } from './facts.ts';

const rows: readonly ClockRow[] = [
  [
    'DL-36 C24 the first reminder, three days after the answer was due',
    '2026-09-19',
    ['reply-due 2026-09-18'],
    {},
    ['nudge 2026-09-21 2026-09-21 running due-soon'],
  ],
  [
    'DL-36 C24 the second, three days later',
    '2026-09-22',
    ['reply-due 2026-09-18', 'nudged 2026-09-21'],
    {},
    ['nudge 2026-09-24 2026-09-24 running due-soon'],
  ],
  [
    'DL-37 C25 report of the inspection',
    '2026-10-10',
    ['inspection-ended 2026-09-29'],
    {},
    ['leaderReport 2026-10-09 2026-10-09 running overdue'],
  ],
  [
    'DL-40 C30 confirmation by the court',
    '2026-10-08',
    ['agreement-effective 2026-09-12'],
    {},
    ['mediationConfirm 2026-10-12 2026-10-12 running ok'],
  ],
  [
    'DL-24 DL-53 C21 a signed report: forwarded within fifteen days, acknowledged within fifteen working days',
    '2026-09-15',
    ['received 2026-09-15'],
    { procedure: 'named-report', forwards: true, noticeExcused: true },
    [
      'forwardCounty 2026-09-19 2026-09-20 running ok',
      'forwardByPetitionOffice 2026-09-30 2026-09-30 running ok',
      'reportAck 2026-10-12 2026-10-12 running ok',
    ],
  ],
  ['DL-57 C37 unsigned: no notice is owed', '2026-09-22', ['received 2026-09-22'], { noticeExcused: true }, []],
  ['DL-57 C32 a doubtful day starts nothing', '2026-09-22', ['received 2026-09-22'], { timeDoubtful: true }, []],
  [
    'DL-57 C33 a duplicate ends where the main registration goes on',
    '2026-09-06',
    ['received 2026-09-05', 'merged 2026-09-06'],
    {},
    ['notifyDirect 2026-09-20 2026-09-20 ended in-time'],
  ],
  [
    'DL-26 C39 a suggestion has no sixty days',
    '2026-10-22',
    ['received 2026-10-22', 'accepted 2026-10-22'],
    { procedure: 'suggestion' },
    ['notifyDirect 2026-11-06 2026-11-06 running ok'],
  ],
  [
    'DL-18 R004-16 both promised days beside the statutory one',
    '2026-09-10',
    [
      'received 2026-09-04',
      { kind: 'promised', on: day('2026-09-04'), what: 'answer', due: day('2026-09-11') },
      { kind: 'promised', on: day('2026-09-04'), what: 'settle', due: day('2026-09-25') },
    ],
    {},
    [
      'promised:answer 2026-09-11 2026-09-11 running due-soon',
      'notifyDirect 2026-09-19 2026-09-20 running ok',
      'promised:settle 2026-09-25 2026-09-25 running ok',
    ],
  ],
  [
    'DL-18 R004-16 kept late is late; a later promise takes the place of the earlier',
    '2026-09-30',
    [
      'received 2026-09-04',
      'notified 2026-09-12',
      { kind: 'promised', on: day('2026-09-04'), what: 'answer', due: day('2026-09-11') },
      { kind: 'promise-kept', on: day('2026-09-12'), what: 'answer' },
      { kind: 'promised', on: day('2026-09-04'), what: 'settle', due: day('2026-09-25') },
      { kind: 'promised', on: day('2026-09-24'), what: 'settle', due: day('2026-10-12') },
    ],
    {},
    [
      'promised:settle 2026-10-12 2026-10-12 running ok',
      'notifyDirect 2026-09-19 2026-09-20 ended in-time',
      'promised:answer 2026-09-11 2026-09-11 ended late',
    ],
  ],
  [
    'DL-41 DL-42 where else one can go, told with its last day',
    '2026-09-10',
    ['act-known 2026-09-10'],
    {},
    ['reconsider 2026-11-09 2026-11-09 running ok', 'sue 2027-03-10 2027-03-10 running ok'],
  ],
  [
    'DL-43 DL-44 open information, answered in the extended time',
    '2026-09-01',
    ['received 2026-08-03', extended('2026-08-28', 20)],
    { procedure: 'open-information', noticeExcused: true },
    ['foiExtend 2026-09-28 2026-09-28 running ok', 'foiReply 2026-08-31 2026-08-31 replaced'],
  ],
  [
    'DL-45 to DL-48 a complaint about legal aid',
    '2026-11-10',
    ['received 2026-09-01', 'accepted 2026-09-08', 'decided 2026-11-06'],
    { procedure: 'legal-aid-complaint', noticeExcused: true },
    [
      'laComplaintNotify 2026-11-13 2026-11-13 running due-soon',
      'laComplaintDecide 2026-09-08 2026-09-08 ended in-time',
      'laComplaintHandle 2026-11-07 2026-11-09 ended in-time',
    ],
  ],
  [
    'DL-49 to DL-52 a complaint about a forensic examiner, extended',
    '2026-11-30',
    ['received 2026-09-01', 'accepted 2026-09-10', extended('2026-11-02', 30)],
    { procedure: 'forensic-complaint', noticeExcused: true },
    [
      'faComplaintExtend 2026-12-09 2026-12-09 running ok',
      'faComplaintDecide 2026-09-10 2026-09-10 ended in-time',
      'faComplaintHandle 2026-11-09 2026-11-09 replaced',
    ],
  ],
];

testClocks(rows, 12);
