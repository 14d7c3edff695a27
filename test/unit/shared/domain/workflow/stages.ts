import { MATTER_STATUSES, type MatterStatus } from '#shared/model/codes.ts';
import type { MatterView } from '#shared/model/matter.ts';
import { ACTIONS } from '../matter/matters.ts';
import { day, play, registered, type Line } from './life.ts';
import { aStep } from './sample-steps.ts';

const D = '2026-09-04';
const LATER = '2026-12-24';

const ACCEPT: Line = ['jiaxi-clerk', D, aStep('decide-intake')];
const TOLD: Line = ['jiaxi-clerk', D, aStep('record-delivery')];
const DRAFT: Line = ['jiaxi-clerk', D, aStep('draft-opinion')];
const SIGN: Line = ['deputy-b', D, aStep('sign-opinion')];
const SERVED: Line = ['jiaxi-clerk', D, aStep('record-delivery', { paper: 'opinion' })];
const SUBMIT: Line = ['jiaxi-clerk', D, aStep('submit-closure')];
const CHECK: Line = ['petition-clerk', D, aStep('check-closure')];
const ANSWERED = [ACCEPT, TOLD, DRAFT, SIGN, SERVED] as const;
const CLOSED = [...ANSWERED, SUBMIT, CHECK] as const;
const SENT: readonly Line[] = [
  ['petition-clerk', D, aStep('propose')],
  ['deputy-a', D, aStep('decide-proposal')],
  ['petition-clerk', D, aStep('assign')],
];
const REVIEW: Line = ['petition-clerk', D, aStep('request-review')];
const REVIEWED: Line = ['petition-clerk', D, aStep('decide-review')];
const REVIEW_SERVED: Line = ['petition-clerk', D, aStep('record-delivery', { paper: 'review-opinion' })];
const RECHECK: Line = ['petition-clerk', D, aStep('request-review', { level: 'recheck' })];

/** How each stage is reached, step by step, by people who may. */
export const WAYS: { readonly [S in MatterStatus]: readonly Line[] } = {
  registered: [],
  triaging: [['jiaxi-clerk', D, aStep('propose')]],
  notified: [ACCEPT],
  handling: [ACCEPT, DRAFT],
  replied: [ACCEPT, TOLD, DRAFT, SIGN],
  delivered: ANSWERED,
  closing: [...ANSWERED, SUBMIT],
  closed: CLOSED,
  archived: [...CLOSED, ['archivist-a', D, aStep('archive')]],
  mediation: [['jiaxi-clerk', D, ACTIONS['refer-mediation']]],
  'guided-out': [['jiaxi-clerk', D, ACTIONS['guide-out']]],
  'litigation-separated': [
    [
      'jiaxi-head',
      D,
      aStep('decide-intake', { decision: 'not-accepted-litigation', reason: '不服判决', redirectTo: '县人民法院' }),
    ],
  ],
  void: [['jiaxi-head', D, ACTIONS.void]],
  forwarded: [['petition-clerk', D, aStep('transfer')]],
  assigned: SENT,
  objection: [...SENT, ['public-legal-service-head', D, aStep('object')]],
  returned: [
    ['petition-clerk', D, aStep('object')],
    ['petition-clerk', D, aStep('answer-objection')],
  ],
  'not-accepted': [
    [
      'jiaxi-head',
      D,
      aStep('decide-intake', { decision: 'not-accepted-out-of-scope', reason: '不属职权', redirectTo: '县自然资源局' }),
    ],
  ],
  'no-longer-accepted': [
    ['petition-clerk', D, aStep('decide-intake', { decision: 'not-again', finalNo: '临政复核〔2026〕3号' })],
  ],
  redo: [
    ...ANSWERED,
    SUBMIT,
    [
      'petition-clerk',
      D,
      aStep('check-closure', {
        checks: { facts: true, conclusion: true, policy: true, formalities: true, materials: false, implemented: true },
        close: false,
        reason: '材料不全',
        dueOn: day(LATER),
      }),
    ],
  ],
  review: [...ANSWERED, REVIEW],
  'review-decided': [...ANSWERED, REVIEW, REVIEWED],
  recheck: [...ANSWERED, REVIEW, REVIEWED, REVIEW_SERVED, RECHECK],
  'recheck-decided': [
    ...ANSWERED,
    REVIEW,
    REVIEWED,
    REVIEW_SERVED,
    RECHECK,
    ['petition-clerk', D, aStep('decide-review', { level: 'recheck' })],
  ],
  finalized: [...CLOSED, ['legal-affairs-head', LATER, aStep('finalize', { ground: 'review-lapsed' })]],
  withdrawn: [['jiaxi-clerk', D, aStep('withdraw')]],
  reopened: [...CLOSED, ['archivist-a', D, aStep('archive')], ['chief', D, aStep('reopen')]],
  merged: [['jiaxi-clerk', D, aStep('merge-into')]],
  confidential: [['jiaxi-clerk', D, aStep('seal-confidential')]],
};

export const EVERY_STAGE = MATTER_STATUSES;

/** A matter brought to a stage by allowed steps. */
export function matterAt(stage: MatterStatus): MatterView {
  // An objection to a body above needs a matter that came from there.
  const start = stage === 'returned' ? registered({ intakeSource: 'petition-bureau' }) : registered();
  return play(start, ...WAYS[stage]);
}
