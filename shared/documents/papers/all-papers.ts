/** Every paper of a matter's life that is asked for by fields, in the order of that life (documents §2–§6). */
import {
  acceptanceNotice,
  litigationNotice,
  noFurtherNotice,
  refusalNotice,
  simpleNotice,
  transferNotice,
} from './acceptance-notices.ts';
import { accessReply } from './access-reply.ts';
import { closureCheck, extensionApproval, handlingDraft, leniencyNote } from './approval-forms.ts';
import { copyCertificate, fileContents, fileCover, fileEndSheet } from './archive-papers.ts';
import { assignmentLetter, closingReport, forwardLetter, objectionLetter } from './forwarding-letters.ts';
import { coHandlingLetter, coHandlingSheet } from './co-handling-papers.ts';
import { delayTrace, hearingReport, mediationRecord, oralAgreement, reviewApplication } from './case-registers.ts';
import { extensionNotice, meetingNotice, suggestionReply } from './handling-notices.ts';
import { hearingNotice, hearingRecord } from './hearing-papers.ts';
import {
  confirmationHint,
  mediationAgreement,
  mediationEnd,
  mediationReferral,
  talkRecord,
} from './mediation-papers.ts';
import { leadForm } from './lead-form.ts';
import { outreachRecord } from './outreach-record.ts';
import { opinionLetter, reviewOpinion, reviewRefusal } from './opinion-papers.ts';
import type { Paper, PaperGroup } from './paper.ts';
import { followUpRecord, satisfactionForm, serviceReturn, tellingRecord } from './service-forms.ts';
import {
  accountabilityProposal,
  circular,
  explanationDemand,
  nudgeLetter,
  redoNotice,
  supervisionLetter,
} from './supervision-letters.ts';

export const ALL_PAPERS: readonly Paper[] = [
  acceptanceNotice,
  simpleNotice,
  refusalNotice,
  noFurtherNotice,
  litigationNotice,
  transferNotice,
  meetingNotice,
  extensionNotice,
  accessReply,
  handlingDraft,
  forwardLetter,
  assignmentLetter,
  objectionLetter,
  coHandlingLetter,
  coHandlingSheet,
  opinionLetter,
  suggestionReply,
  leniencyNote,
  extensionApproval,
  closureCheck,
  closingReport,
  tellingRecord,
  serviceReturn,
  followUpRecord,
  satisfactionForm,
  talkRecord,
  outreachRecord,
  reviewApplication,
  reviewOpinion,
  reviewRefusal,
  hearingNotice,
  hearingRecord,
  hearingReport,
  mediationReferral,
  mediationRecord,
  mediationAgreement,
  oralAgreement,
  confirmationHint,
  mediationEnd,
  nudgeLetter,
  supervisionLetter,
  explanationDemand,
  circular,
  redoNotice,
  accountabilityProposal,
  delayTrace,
  leadForm,
  fileCover,
  fileContents,
  fileEndSheet,
  copyCertificate,
];

export const PAPER_GROUPS = {
  notice: '告知',
  forward: '拟办、转送、交办',
  result: '办理结果',
  service: '送达、回访、评价',
  review: '复查、复核、听证',
  mediation: '调解',
  supervision: '催办、督办、包案',
  file: '归档',
} as const satisfies Record<PaperGroup, string>;

/** Earlier versions of papers, for letters that were issued with them (LN-07). None has changed since the first release. */
const FORMER_PAPERS: readonly Paper[] = [];

/** The paper of this code and version; `null` when this program does not know it (yet). */
export const paperOfVersion = (id: string, version: number): Paper | null =>
  [...ALL_PAPERS, ...FORMER_PAPERS].find((paper) => paper.id === id && paper.version === version) ?? null;
