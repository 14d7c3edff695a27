import { labelOf } from '#renderer/text/codes.ts';
import type { StepField } from '#renderer/text/step-field.ts';
import { STEP_FORMS } from '#renderer/text/step-forms.ts';
import {
  accessRequestsOf,
  grantedExtension,
  acceptanceOf,
  acceptanceTold,
  isFromAbove,
  newest,
  opinionOf,
  proposalOf,
  servedOf,
  stepsOfKind,
} from '#shared/domain/workflow/facts.ts';
import { crossOf, openCoRequests } from '#shared/domain/workflow/co-handling.ts';
import { nudgeDays, owedReply } from '#shared/domain/supervision/ladder.ts';
import { addDays } from '#shared/domain/calendar/plain-date.ts';
import { BUILT_IN_SETTINGS, type CountySettings } from '#shared/domain/settings/county-settings.ts';
import { letterKind } from '#shared/domain/letters/letter-kinds.ts';
import { fileEntries } from '#shared/documents/papers/file-values.ts';
import type { MatterView } from '#shared/model/matter.ts';
import type { PlainDate } from '#shared/model/plain-date.ts';
import { WorkflowAction, type WorkflowKind } from '#shared/model/workflow-action.ts';
import { CLOSURE_CHECKS, MEANS, type Paper } from '#shared/model/workflow-codes.ts';

/** What stands in a form, by the key of its field: texts, ticks, and lists for the three fields that are tables. */
export type StepValues = Readonly<Record<string, unknown>>;

/** What can be known before anything is typed: today, the approved unit and term, the paper that is still owed. */
export function initialValues(
  kind: WorkflowKind,
  view: MatterView,
  today: PlainDate,
  settings: CountySettings = BUILT_IN_SETTINGS,
): StepValues {
  const dates = STEP_FORMS[kind].some(({ key }) => key === 'on') ? { on: today } : {};
  return { ...dates, ...known(kind, view, today, settings) };
}

function known(kind: WorkflowKind, view: MatterView, today: PlainDate, settings: CountySettings): StepValues {
  const { dutyUnit, claims, intakeSource, promisedOn } = view.registration;
  switch (kind) {
    case 'propose':
      return { unit: dutyUnit, ...(promisedOn !== undefined && { dueOn: promisedOn }) };
    case 'assign': {
      const approved = proposalOf(view)?.asked.action;
      return approved === undefined
        ? {}
        : { unit: approved.unit, dueOn: approved.dueOn, requirements: approved.opinion };
    }
    case 'decide-intake':
      return {
        decision: view.registration.simpleGround === undefined ? 'accepted' : 'accepted-simple',
        path: view.registration.handlingPath ?? 'petition-procedure',
      };
    case 'record-delivery':
      return { paper: owedPaper(view), mode: 'in-person', result: 'signed', ...issuedLetter(view) };
    case 'report-up':
      return isFromAbove(view) && intakeSource !== undefined ? { to: labelOf('intakeSource', intakeSource) } : {};
    case 'draft-opinion': {
      const earlier = opinionOf(view)?.asked.action ?? newest(view, 'draft-opinion')?.action;
      const blank = (claims.length === 0 ? [''] : claims).map((claim) => ({
        claim,
        fact: '',
        result: null,
        basis: '',
      }));
      if (earlier === undefined) return { findings: blank };
      const { findings, execution, remedyOrg } = earlier;
      return { findings, remedyOrg, ...(execution !== undefined && { execution }) };
    }
    case 'archive':
      // The pages are counted by hand; a line without them keeps the form incomplete.
      return {
        contents: fileEntries(view, String)
          .map(({ title }) => `${title.slice(0, 80)} `)
          .join('\n'),
      };
    case 'check-closure':
      return {
        checks: Object.fromEntries(CLOSURE_CHECKS.map((check) => [check, false])),
        // R002-41: asked only when it is returned; another day may be written.
        dueOn: addDays(today, settings.on(today).redo),
      };
    case 'request-review':
      return { level: view.status === 'review-decided' ? 'recheck' : 'review' };
    case 'submit-closure':
      return { means: meansUsed(view) };
    case 'decide-review':
    case 'refuse-review':
      return { level: view.status === 'recheck' ? 'recheck' : 'review' };
    case 'finalize':
      return {
        ground:
          view.status === 'recheck-decided'
            ? 'recheck-decided'
            : view.status === 'review-decided'
              ? 'recheck-lapsed'
              : 'review-lapsed',
      };
    case 'rate':
      return { target: 'duty-unit', onBehalf: true };
    case 'record-work':
      return { work: 'hear' };
    case 'mark-cross':
      return { types: crossOf(view)?.action.types ?? [], level: 'office' };
    case 'answer-co-unit': {
      const [open, ...others] = openCoRequests(view);
      return open === undefined || others.length > 0 ? {} : { request: open.asked.op };
    }
    case 'record-hearing':
      return hearingCalled(view);
    case 'request-access':
      return { asks: 'see', ...ownName(view) };
    case 'answer-access': {
      const open = accessRequestsOf(view).find(({ decision }) => decision === null);
      return { outcome: 'granted', ...(open !== undefined && { request: open.asked.op }) };
    }
    case 'record-nudge':
      return { unit: owedReply(view)?.unit ?? dutyUnit, newDue: addDays(today, nudgeDays(today, settings)) };
    case 'authorize-supervision':
      return { mode: 'here' };
    case 'record-lead':
      return { work: 'interview' };
    default:
      return {};
  }
}

/** R001-40: held as it was called, unless somebody says otherwise. */
function hearingCalled(view: MatterView): StepValues {
  const called = newest(view, 'call-hearing')?.action;
  if (called === undefined) return {};
  const { heldOn, chair, open, closedReason, hearers, recorder } = called;
  return { from: heldOn, to: heldOn, chair, open, closedReason, hearers: hearers.join('、'), recorder };
}

/** R001-38: what the records of work name already, in the order of the table. */
const meansUsed = (view: MatterView): readonly string[] => {
  const used = new Set(stepsOfKind(view, 'record-work').flatMap(({ action }) => action.means ?? []));
  return MEANS.filter((means) => used.has(means));
};

/** Nobody is guessed among several. */
function ownName(view: MatterView): StepValues {
  const [first, ...others] = view.registration.petitioners;
  return first === undefined || others.length > 0 ? {} : { person: first.name };
}

/** The paper whose delivery is most likely recorded next. */
function owedPaper(view: MatterView): Paper | null {
  if (view.status === 'not-accepted') return 'not-accepted';
  if (view.status === 'no-longer-accepted') return 'no-longer-accepted';
  if (view.status === 'litigation-separated') return 'litigation-separated';
  if (view.status === 'guided-out') return 'guidance';
  if (isUntold(view, 'call-hearing', 'hearing')) return 'hearing';
  if (isUntold(view, 'refuse-review', 'review-refusal')) return 'review-refusal';
  if (view.status === 'review-decided') return 'review-opinion';
  if (view.status === 'recheck-decided') return 'recheck-opinion';
  if (acceptanceOf(view) !== null && acceptanceTold(view) === null) return 'acceptance';
  if (grantedExtension(view) !== null && servedOf(view, 'extension') === null) return 'extension';
  if (view.status === 'replied') return newest(view, 'answer-suggestion') === null ? 'opinion' : 'suggestion-reply';
  return null;
}

/** Did this step happen without its paper being handed over since? */
function isUntold(view: MatterView, kind: 'call-hearing' | 'refuse-review', paper: Paper): boolean {
  const step = newest(view, kind);
  return step !== null && servedOf(view, paper, step.index) === null;
}

/** The newest issued letter that tells of the owed paper, with its number. */
function issuedLetter(view: MatterView): StepValues {
  const owed = owedPaper(view);
  const letter = (view.papers ?? [])
    .filter(({ paper }) => owed !== null && letterKind(paper)?.tells?.includes(owed) === true)
    .at(-1);
  return letter === undefined ? {} : { issued: letter.op, ...(letter.docNo !== undefined && { docNo: letter.docNo }) };
}

/** The fields that are asked while the others say what they say; advice only where there is one. */
export const askedFields = (kind: WorkflowKind, values: StepValues): readonly StepField[] =>
  STEP_FORMS[kind].filter(
    ({ key, type, when }) =>
      (type !== 'advised-leader' || values[key] !== undefined) &&
      (when === undefined || isSaid(when, values[when.key])),
  );

function isSaid({ is, each }: NonNullable<StepField['when']>, value: unknown): boolean {
  if (each === undefined) return is.includes(value);
  // Lines of a table in this form are plain records.
  return Array.isArray(value) && value.some((line: Readonly<Record<string, unknown>>) => is.includes(line[each]));
}

/** The step that a form says, or `null` while something is missing or malformed. */
export function stepOf(kind: WorkflowKind, values: StepValues): WorkflowAction | null {
  const content = Object.fromEntries(
    askedFields(kind, values).flatMap((field) => {
      const value = written(field, values[field.key], values);
      return value === undefined ? [] : [[field.key, value]];
    }),
  );
  const parsed = WorkflowAction.safeParse({ kind, ...content });
  return parsed.success ? parsed.data : null;
}

function written(field: StepField, value: unknown, values: StepValues): unknown {
  switch (field.type) {
    case 'tick':
      return value === true ? true : undefined;
    case 'yes-no':
      return value;
    case 'number':
      return typeof value === 'string' ? Number(value) : undefined;
    case 'names': {
      const names = typeof value === 'string' ? value.split(/[、，,\s]+/u).filter((name) => name !== '') : [];
      return names.length === 0 ? undefined : names;
    }
    case 'contents':
      return typeof value === 'string' ? contentsOf(value) : undefined;
    case 'people':
      return typeof value === 'string' && value.trim() !== '' ? peopleOf(value) : undefined;
    case 'faults':
      return faultsOf(value, values['checks']);
    case 'execution':
      return isBlank(value) ? undefined : value;
    case 'codes':
      return Array.isArray(value) && value.length > 0 ? value : undefined;
    case 'findings':
    case 'checks':
    case 'matters':
    case 'advised-leader':
      return value;
    case 'text':
    case 'area':
    case 'date':
    case 'code':
    case 'unit':
    case 'officer':
    case 'linked':
    case 'delivery':
    case 'access-request':
    case 'co-request':
    case 'issued-letter':
    case 'attachment':
    case 'order':
      return typeof value === 'string' && value.trim() !== '' ? value.trim() : undefined;
  }
}

const isBlank = (value: unknown): boolean =>
  typeof value !== 'object' || value === null || Object.values(value).every((part) => part === '' || part === null);

/** 「赵某甲 信访人」 line by line; a name alone makes the form incomplete. */
const peopleOf = (text: string): unknown =>
  text
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => {
      const [, name, role] = /^(\S+)\s+(.+)$/u.exec(line.trim()) ?? [];
      return { name, role };
    });

/** What was written about checks that do not hold; a check that was ticked afterwards has no fault. */
function faultsOf(value: unknown, checks: unknown): unknown {
  // Both are filled by the form's own tables.
  const holds = (checks ?? {}) as Readonly<Record<string, boolean>>;
  const faults = Object.entries((value ?? {}) as Readonly<Record<string, string>>).flatMap(([check, text]) =>
    holds[check] !== true && text.trim() !== '' ? [[check, text.trim()] as const] : [],
  );
  return faults.length === 0 ? undefined : Object.fromEntries(faults);
}

/** 「来访登记表 1-2」 line by line; a line that cannot be read makes the form incomplete. */
function contentsOf(text: string): unknown {
  return text
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => {
      const [, title, from, to] = /^(.+?)\s+(\d+)(?:\s*[-—–至]\s*(\d+))?\s*$/u.exec(line.trim()) ?? [];
      return { title, from: Number(from), to: Number(to ?? from) };
    });
}
