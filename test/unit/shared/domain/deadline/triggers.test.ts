/** What starts and ends a clock of a real matter, through its registration and its steps; and which clocks nothing starts. */
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { CLOCK_TABLE } from '#shared/domain/deadline/clock-table.ts';
import { clocksOf } from '#shared/domain/deadline/clocks-of.ts';
import { factsOfMatter } from '#shared/domain/deadline/facts-of-matter.ts';
import { Act, type MatterView } from '#shared/model/matter.ts';
import type { Registration } from '#shared/model/registration.ts';
import type { DeadlineCode } from '#shared/model/rule-pack.ts';
import type { WorkflowAction } from '#shared/model/workflow-action.ts';
import { aMatter, AT, operationId } from '../matter/matters.ts';
import { aStep } from '../workflow/sample-steps.ts';
import { contextOn, day, told } from './facts.ts';

const on = (text: string) => ({ on: day(text) });

/** Received at 甲溪 on 2026-09-04, a Friday; then these steps. */
function matter(part: Partial<Registration>, ...steps: readonly WorkflowAction[]): MatterView {
  const view = aMatter();
  const acts = steps.map((action, i) =>
    Act.parse({ op: operationId(10 + i), by: 'clerk', office: 'jiaxi', at: AT, from: 'handling', action }),
  );
  return { ...view, registration: { ...view.registration, ...part }, ...(acts.length > 0 && { acts }) };
}

const legalAid = { justiceCategory: 'legal-aid', handlingPath: 'statutory-duty' } as const;
const forensic = { justiceCategory: 'forensic', handlingPath: 'statutory-duty' } as const;
const accept = aStep('decide-intake', { path: 'statutory-duty', ...on('2026-09-07') });
const signed = aStep('sign-opinion', on('2026-09-18'));
const handed = aStep('record-delivery', { paper: 'opinion', ...on('2026-09-22') });
const elsewhere = aStep('transfer', { unit: undefined, to: '县自然资源局', ...on('2026-09-08') });
const order = aStep('propose-supervision', { trigger: 'instructed', dueOn: day('2026-09-28') });
const checked = aStep('check-supervision', { order: operationId(10), ...on('2026-09-29') });

/** Those of `codes`, as `told` writes them. */
const only = (view: MatterView, codes: readonly DeadlineCode[], today = '2026-09-04'): readonly string[] =>
  told(factsOfMatter(view), today).filter((line) => codes.some((code) => line.startsWith(`${code} `)));

const rows: readonly (readonly [string, MatterView, readonly DeadlineCode[], readonly string[]])[] = [
  [
    'DL-45 a complaint about legal aid: five working days to decide',
    matter(legalAid),
    ['laComplaintDecide', 'faComplaintDecide', 'handle'],
    ['laComplaintDecide 2026-09-11 2026-09-11 running ok'],
  ],
  [
    'DL-45 DL-46 accepted: sixty days, not those of 条例 34',
    matter(legalAid, accept),
    ['laComplaintDecide', 'laComplaintHandle', 'handle'],
    ['laComplaintHandle 2026-11-06 2026-11-06 running ok', 'laComplaintDecide 2026-09-11 2026-09-11 ended in-time'],
  ],
  [
    'DL-45 the way chosen only when it was accepted',
    matter({ justiceCategory: 'legal-aid' }, accept),
    ['laComplaintDecide', 'laComplaintHandle', 'handle'],
    ['laComplaintHandle 2026-11-06 2026-11-06 running ok', 'laComplaintDecide 2026-09-11 2026-09-11 ended in-time'],
  ],
  [
    'DL-45 not accepted ends the decision and not the notice',
    matter(
      legalAid,
      aStep('decide-intake', {
        decision: 'not-accepted-out-of-scope',
        path: undefined,
        reason: '不属',
        ...on('2026-09-08'),
      }),
    ),
    ['laComplaintDecide', 'laComplaintHandle', 'notifyDirect'],
    ['notifyDirect 2026-09-19 2026-09-20 running ok', 'laComplaintDecide 2026-09-11 2026-09-11 ended in-time'],
  ],
  [
    'DL-47 extended once',
    matter(
      legalAid,
      accept,
      aStep('ask-extension', { days: 30, ...on('2026-11-02') }),
      aStep('decide-extension', on('2026-11-03')),
    ),
    ['laComplaintHandle', 'laComplaintExtend'],
    ['laComplaintExtend 2026-12-06 2026-12-07 running ok', 'laComplaintHandle 2026-11-06 2026-11-06 replaced'],
  ],
  [
    'DL-48 decided: told within five working days, 9-20 works',
    matter(legalAid, accept, signed),
    ['laComplaintHandle', 'laComplaintNotify'],
    ['laComplaintNotify 2026-09-24 2026-09-24 running ok', 'laComplaintHandle 2026-11-06 2026-11-06 ended in-time'],
  ],
  [
    'DL-48 told',
    matter(legalAid, accept, signed, handed),
    ['laComplaintNotify'],
    ['laComplaintNotify 2026-09-24 2026-09-24 ended in-time'],
  ],
  [
    'DL-49 a complaint about a forensic examiner: seven working days to decide',
    matter(forensic),
    ['laComplaintDecide', 'faComplaintDecide'],
    ['faComplaintDecide 2026-09-15 2026-09-15 running ok'],
  ],
  [
    'DL-50 DL-52 decided: told within seven working days, over 中秋',
    matter(forensic, accept, signed),
    ['faComplaintHandle', 'faComplaintNotify'],
    ['faComplaintNotify 2026-09-29 2026-09-29 running ok', 'faComplaintHandle 2026-11-06 2026-11-06 ended in-time'],
  ],
  [
    'DL-51 extended once',
    matter(
      forensic,
      accept,
      aStep('ask-extension', { days: 20, ...on('2026-11-02') }),
      aStep('decide-extension', on('2026-11-03')),
    ),
    ['faComplaintExtend'],
    ['faComplaintExtend 2026-11-26 2026-11-26 running ok'],
  ],
  [
    'DL-72 asking for legal aid is no complaint about it',
    matter({ justiceCategory: 'legal-aid', handlingPath: 'legal-aid' }),
    ['laComplaintDecide', 'laComplaintHandle'],
    [],
  ],
  [
    'DL-72 another duty of ours has no such limit',
    matter({ justiceCategory: 'notary', handlingPath: 'statutory-duty' }, accept),
    ['laComplaintDecide', 'faComplaintDecide', 'handle'],
    [],
  ],
  [
    'DL-24 DL-73 检举控告 is passed on within fifteen days',
    matter({ purpose: 'accusation' }),
    ['forwardByPetitionOffice', 'forwardCounty'],
    ['forwardCounty 2026-09-08 2026-09-08 running ok', 'forwardByPetitionOffice 2026-09-19 2026-09-20 running ok'],
  ],
  [
    'DL-24 DL-73 sent to another organ',
    matter({}, elsewhere),
    ['forwardByPetitionOffice'],
    ['forwardByPetitionOffice 2026-09-19 2026-09-20 ended in-time'],
  ],
  [
    'DL-73 sent to a unit of our own: nothing is passed on',
    matter({}, aStep('transfer', on('2026-09-08'))),
    ['forwardByPetitionOffice', 'forwardCounty'],
    [],
  ],
  [
    'DL-73 检举控告 that is ours after all',
    matter({ purpose: 'accusation' }, accept),
    ['forwardByPetitionOffice'],
    ['forwardByPetitionOffice 2026-09-19 2026-09-20 ended in-time'],
  ],
  [
    'DL-37 DL-74 C25 what a leader assigned was inspected: reported within three working days, over 国庆',
    matter({ intakeSource: 'leader-instruction' }, order, checked),
    ['leaderReport'],
    ['leaderReport 2026-10-09 2026-10-09 running ok'],
  ],
  [
    'DL-37 DL-74 reported to the leader',
    matter({ intakeSource: 'leader-instruction' }, order, checked, aStep('report-up', on('2026-10-10'))),
    ['leaderReport'],
    ['leaderReport 2026-10-09 2026-10-09 ended late'],
  ],
  [
    'DL-74 no leader, no such report',
    matter({ intakeSource: 'superior-bureau' }, order, checked),
    ['leaderReport'],
    [],
  ],
  [
    'DL-28 C08 a simple matter that is not accepted has been decided',
    matter(
      { simpleGround: 'instant' },
      aStep('decide-intake', { decision: 'not-accepted-in-process', reason: '在办', ...on('2026-09-08') }),
    ),
    ['simpleDecide'],
    ['simpleDecide 2026-09-09 2026-09-09 ended in-time'],
  ],
];

test.each(rows)('%s', (_name, view, codes, expected) => {
  expect(only(view, codes)).toEqual(expected);
});
test('the table above is not empty by accident', () => expect(rows.length).toBeGreaterThanOrEqual(20));

/** Matters that between them have started every clock that a matter can start. */
const every: readonly MatterView[] = [
  ...rows.map(([, view]) => view),
  matter({ intakeSource: 'superior-bureau', feedbackDue: day('2026-11-30') }),
  matter({ purpose: 'inquiry', simpleGround: 'instant' }, aStep('decide-intake', { decision: 'accepted-simple' })),
  {
    ...matter({}),
    settlement: { closeMode: 'explained', reply: '答复', informedBy: 'in-person', informedOn: day('2026-09-04') },
  },
  matter(
    {},
    aStep('decide-intake', on('2026-09-04')),
    aStep('ask-extension', on('2026-10-30')),
    aStep('decide-extension', on('2026-10-30')),
    aStep('sign-opinion', on('2026-11-10')),
    aStep('record-delivery', { paper: 'opinion', ...on('2026-11-10') }),
    aStep('request-review', on('2026-11-12')),
    aStep('decide-review', on('2026-11-20')),
    aStep('record-delivery', { paper: 'review-opinion', ...on('2026-11-20') }),
    aStep('request-review', { level: 'recheck', ...on('2026-11-22') }),
  ),
  matter({}, aStep('conclude-mediation', on('2026-09-04'))),
  matter({}, aStep('request-access'), aStep('mark-raised-above')),
  matter({}, aStep('propose-supervision'), aStep('issue-supervision', { order: operationId(10) })),
];

test('DL-75 a clock that nothing starts stands in RULES.md with its reason, and no other does', () => {
  const started = new Set<string>(
    every.flatMap((view) => clocksOf(factsOfMatter(view), contextOn('2026-11-23')).map(({ code }) => code)),
  );
  const silent = CLOCK_TABLE.flatMap(({ code }) => (started.has(code) ? [] : [code]));
  const rules = readFileSync(new URL('../../../../../shared/domain/RULES.md', import.meta.url), 'utf8');
  const section = rules.split('### Limits that no matter starts')[1]?.split('\n## ')[0] ?? '';
  const listed = [...section.matchAll(/^\| `(\w+)`(?:, `(\w+)`)? \|/gmu)].flatMap(([, first, second]) =>
    [first, second].filter((code) => code !== undefined),
  );
  expect(listed.length).toBeGreaterThanOrEqual(1);
  expect([...new Set(silent)].sort()).toEqual(listed.sort());
});
