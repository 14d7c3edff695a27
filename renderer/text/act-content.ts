/** What a step says, whole: every value of it in words, named as in the form that asked for it. */
import { dateText } from '#shared/documents/date-text.ts';
import { PlainDate } from '#shared/model/plain-date.ts';
import type { ActionOf, WorkflowAction } from '#shared/model/workflow-action.ts';
import { CLOSURE_CHECKS } from '#shared/model/workflow-codes.ts';
import { codes, labelOf } from './codes.ts';
import type { StepField } from './step-field.ts';
import { STEP_FORMS } from './step-forms.ts';
import { stepText } from './step-words.ts';

export type ActNames = {
  readonly unit: (code: string) => string;
  readonly officer: (id: string) => string;
  /** Another registration, step or letter in words; empty where nothing is known of it. */
  readonly ref: (id: string) => string;
};

type Line = { readonly label: string; readonly value: string };

/** Every value that was entered, in the order of its form; nothing is cut and nothing empty is listed. */
export function actContent(action: WorkflowAction, names: ActNames): readonly Line[] {
  const values: Readonly<Record<string, unknown>> = action;
  return STEP_FORMS[action.kind]
    .flatMap((field) =>
      values[field.key] === undefined
        ? []
        : (tableLines(action, field, names) ?? [
            { label: field.label, value: textOf(field, values[field.key], names) },
          ]),
    )
    .concat(unasked(action, names))
    .filter(({ value }) => value !== '');
}

/** The fields that are tables of their own, and the steps that have them. */
function tableLines(action: WorkflowAction, { key, label }: StepField, names: ActNames): Line[] | null {
  if (action.kind === 'draft-opinion' && key === 'findings') return findingLines(action.findings);
  if (action.kind === 'draft-opinion' && key === 'execution' && action.execution !== undefined) {
    const { unit, dueOn, text } = action.execution;
    return [
      { label, value: text },
      { label: stepText.executionUnit, value: names.unit(unit) },
      { label: stepText.executionDue, value: dateText(dueOn) },
    ];
  }
  if (action.kind === 'check-closure' && key === 'checks') {
    return CLOSURE_CHECKS.map((check) => ({
      label: codes.closureCheck[check],
      value: action.checks[check] ? stepText.holds : stepText.fails,
    }));
  }
  if (action.kind === 'check-closure' && key === 'faults') {
    return Object.entries(action.faults ?? {}).map(([check, fault]) => ({
      label: labelOf('closureCheck', check),
      value: fault,
    }));
  }
  if (action.kind === 'record-hearing' && key === 'participants') {
    return [{ label, value: (action.participants ?? []).map(({ name, role }) => `${name} ${role}`).join('\n') }];
  }
  if (action.kind === 'archive' && key === 'contents') {
    return [{ label, value: action.contents.map(({ title, from, to }) => `${title} ${from}-${to}`).join('\n') }];
  }
  return null;
}

/** What no form asks for by a field of its own. */
function unasked(action: WorkflowAction, names: ActNames): Line[] {
  if (action.kind === 'propose' && action.coUnits !== undefined) {
    return [{ label: stepText.coUnits, value: action.coUnits.map(names.unit).join('、') }];
  }
  return [];
}

function textOf(field: StepField, value: unknown, names: ActNames): string {
  if (Array.isArray(value)) {
    const parts = value.map(String);
    if (field.type === 'codes') return parts.map((code) => labelOf(field.table, code)).join('、');
    return (field.type === 'matters' ? parts.map(names.ref) : parts).join('、');
  }
  switch (field.type) {
    case 'yes-no':
      return value === true ? field.yes : field.no;
    case 'tick':
      return stepText.yes;
    case 'date':
      return dateText(PlainDate.parse(value));
    case 'code':
      return labelOf(field.table, String(value));
    case 'unit':
      return names.unit(String(value));
    case 'officer':
    case 'advised-leader':
      return names.officer(String(value));
    case 'linked':
    case 'delivery':
    case 'access-request':
    case 'co-request':
    case 'issued-letter':
    case 'attachment':
    case 'order':
      return names.ref(String(value));
    default:
      return String(value);
  }
}

/** Claim by claim; numbered where there are several. */
const findingLines = (findings: ActionOf<'draft-opinion'>['findings']): Line[] =>
  findings.flatMap(({ claim, fact, result, basis }, i) => {
    const no = findings.length === 1 ? '' : String(i + 1);
    return [
      { label: `${stepText.claim}${no}`, value: claim },
      { label: `${stepText.fact}${no}`, value: fact },
      { label: `${stepText.result}${no}`, value: codes.opinionResult[result] },
      { label: `${stepText.basis}${no}`, value: basis },
    ];
  });
