/** One line for a step on the time line: what was decided or done, with its day, beside the sentence that names the step. */
import { instantToPlainDate } from '#shared/domain/calendar/plain-date.ts';
import { dateText } from '#shared/documents/date-text.ts';
import type { MatterView } from '#shared/model/matter.ts';
import type { PlainDate } from '#shared/model/plain-date.ts';
import type { WorkflowAction } from '#shared/model/workflow-action.ts';
import { codes } from './codes.ts';
import { paperName } from './paper-words.ts';

type Names = { readonly unit: (code: string) => string; readonly officer: (id: string) => string };

/** The gist of a step, with its day where that is not the day it was recorded; empty where the sentence says everything. */
export function actGist(action: WorkflowAction, names: Names, recordedOn: PlainDate): string {
  const day = 'on' in action && action.on !== recordedOn ? dateText(action.on) : '';
  return [...gist(action, names), day].filter((part) => part !== '').join('，');
}

/** Gists of a matter's steps by operation, for the lines of its history. */
export const gistsOf = (view: MatterView, names: Names): ReadonlyMap<string, string> =>
  new Map([
    ...(view.acts ?? []).map(({ op, action, at }) => [op, actGist(action, names, instantToPlainDate(at))] as const),
    ...(view.papers ?? []).map(({ op, paper, docNo = '' }) => [op, `${paperName(paper)}${docNo}`] as const),
  ]);

function gist(action: WorkflowAction, { unit, officer }: Names): readonly string[] {
  switch (action.kind) {
    case 'propose':
      return [unit(action.unit), `${dateText(action.dueOn)}前办结`];
    case 'decide-proposal':
      return [action.approved ? '同意' : '不同意'];
    case 'decide-extension':
      return [action.approved ? '批准' : '不批准'];
    case 'sign-opinion':
      return [action.approved ? '签发' : '退回修改', action.docNo ?? ''];
    case 'assign':
      return [unit(action.unit), `${dateText(action.dueOn)}前办结`];
    case 'transfer':
      return [action.to];
    case 'answer-objection':
      return [action.agreed ? '同意退回' : '不同意'];
    case 'decide-intake':
      return [codes.intakeDecision[action.decision]];
    case 'record-work':
      return [codes.workKind[action.work], (action.officers ?? []).join('、')];
    case 'ask-extension':
      return [`延长 ${action.days} 日`];
    case 'draft-opinion':
      return [action.findings.map(({ result }) => codes.opinionResult[result]).join('、')];
    case 'answer-suggestion':
      return [codes.suggestionOutcome[action.outcome]];
    case 'conclude-mediation':
      return [action.agreed ? '达成协议' : '未达成'];
    case 'record-delivery':
      return [codes.paper[action.paper], codes.deliveryMode[action.mode], codes.deliveryResult[action.result]];
    case 'report-up':
      return [action.to];
    case 'submit-closure':
      return [codes.closedAs[action.closeMode]];
    case 'check-closure':
      return [
        action.close ? '准予办结' : '退回重办',
        action.dueOn === undefined ? '' : `重办期限 ${dateText(action.dueOn)}`,
      ];
    case 'follow-up':
      return [codes.followUpMode[action.mode], codes.implemented[action.implemented]];
    case 'rate':
      return [
        `对${codes.rated[action.target]}${codes.rating[action.value]}`,
        action.reason === undefined ? '' : codes.unsatisfiedReason[action.reason],
      ];
    case 'submit-to-leader':
      return [officer(action.to)];
    case 'instruct':
      return [
        action.unit === undefined ? '' : unit(action.unit),
        action.dueOn === undefined ? '' : `${dateText(action.dueOn)}前`,
      ];
    case 'archive':
      return [`案卷 ${action.volumeNo}`];
    case 'request-review':
      return [codes.reviewLevel[action.level]];
    case 'call-hearing':
      return [`${dateText(action.heldOn)}${action.heldAt}`, action.place];
    case 'refuse-review':
      return [codes.reviewLevel[action.level], action.docNo ?? ''];
    case 'record-hearing':
      return [`${dateText(action.from)}至${dateText(action.to)}`];
    case 'decide-review':
      return [codes.reviewLevel[action.level], codes.reviewConclusion[action.conclusion], action.docNo];
    case 'finalize':
      return [codes.finalGround[action.ground]];
    case 'reopen':
      return action.ground === undefined ? [] : [codes.reopenGround[action.ground]];
    case 'split-off':
      return [action.part];
    case 'withdraw':
      return [action.statement];
    case 'mark-cross':
      return [action.types.map((type) => codes.crossSplit[type]).join('、'), codes.crossLevel[action.level]];
    case 'ask-co-unit':
      return [action.unit === undefined ? (action.organ ?? '') : unit(action.unit), `${dateText(action.dueOn)}前反馈`];
    case 'request-access':
      // Who asked stands in the panel of requests; the time line is read by more eyes.
      return [codes.accessRequest[action.asks]];
    case 'answer-access':
      return [codes.accessOutcome[action.outcome]];
    case 'record-nudge':
      return [codes.nudgeChannel[action.channel], unit(action.unit), `${dateText(action.newDue)}前回复`];
    case 'propose-supervision':
      return [
        action.measure === undefined ? '' : codes.measure[action.measure],
        codes.supervisionTrigger[action.trigger],
        unit(action.unit),
        `${dateText(action.dueOn)}前回复`,
      ];
    case 'dismiss-supervision':
      return [codes.supervisionTrigger[action.trigger]];
    case 'authorize-supervision':
      return [action.approved ? '同意' : '不同意', codes.authorizationMode[action.mode]];
    case 'check-supervision':
      return [
        action.accepted ? '认可，督办办结' : '退回重报',
        action.dueOn === undefined ? '' : `${dateText(action.dueOn)}前重报`,
      ];
    case 'mark-raised-above':
      return [action.organ, action.docNo];
    case 'appoint-lead':
      return [officer(action.leader)];
    case 'record-lead':
      return [codes.leadWork[action.work], action.inPerson ? '领导本人' : ''];
    case 'conclude-lead':
      return [codes.leadOutcome[action.outcome]];
    case 'answer-co-unit':
    case 'issue-supervision':
    case 'answer-supervision':
    case 'sign-for':
    case 'object':
    case 'convert-to-ordinary':
    case 'merge-into':
    case 'undo-merge':
    case 'seal-confidential':
      return [];
  }
}
