import type { Operation } from '#shared/model/operation.ts';
import { isReception, type AnyOperation, type ReceptionOperation } from '#shared/model/reception-stream.ts';
import type { WorkflowAction } from '#shared/model/workflow-action.ts';
import { useActNames } from './act-names.ts';
import { unitName, useSession } from './session.ts';
import { actContent } from '#renderer/text/act-content.ts';
import { labelOf, type CodeTable } from '#renderer/text/codes.ts';
import { fieldName } from '#renderer/text/fields.ts';
import { contestedFieldName, fieldValueText } from '#renderer/text/matter-words.ts';
import { listText, conflictText } from '#renderer/text/screens.ts';
import { STEP_FORMS } from '#renderer/text/step-forms.ts';
import { actionText } from '#renderer/text/time-line.ts';
import { receptionActionText } from '#renderer/text/reception-actions.ts';
import { trayWords } from '#renderer/text/tray-words.ts';
import { KeyValueList, type KeyValue } from '#renderer/ui/key-value-list.tsx';

/** Every value of a record that was not taken in words, so that it can be written down or typed again. */
export function OperationContent({ op }: { readonly op: AnyOperation | null }) {
  const { profile } = useSession();
  const actNames = useActNames(null);
  if (op === null) return <p>{trayWords.unreadable}</p>;
  const names = { unit: (code: string) => unitName(profile, code), empty: conflictText.madeEmpty };
  if (isReception(op)) return <ReceptionContent op={op} />;
  const { action } = op;
  const values: readonly KeyValue[] =
    action.kind === 'register'
      ? [{ label: listText.columns.slipNo, value: action.slipNo }, ...fieldsOf(action.registration)]
      : action.kind === 'amend'
        ? [...fieldsOf(action.set), ...(action.unset ?? []).map((field) => item(field, undefined))]
        : isStep(action)
          ? actContent(action, actNames)
          : Object.entries(action)
              .filter(([key]) => key !== 'kind')
              .map(([key, value]) => ({ label: fieldName([key]), value: coded(key, value) }));

  function fieldsOf(fields: object): readonly KeyValue[] {
    return Object.entries(fields).map(([field, value]) => item(field, value));
  }
  function item(field: string, value: unknown): KeyValue {
    return { label: contestedFieldName(field), value: fieldValueText(field, value, names) };
  }
  function coded(key: string, value: unknown): string {
    const table = TABLES[key];
    return table !== undefined && typeof value === 'string' ? labelOf(table, value) : fieldValueText(key, value, names);
  }
  return <KeyValueList items={[{ label: trayWords.what, value: actionText[action.kind].name }, ...values]} />;
}

const isStep = (action: Operation['action']): action is WorkflowAction => Object.hasOwn(STEP_FORMS, action.kind);

/** Plain enough for whoever has to do it again: what it was, and its values. */
function ReceptionContent({ op: { action } }: { readonly op: ReceptionOperation }) {
  const { kind, ...rest } = action;
  const values = Object.entries(rest).map(
    ([key, value]): KeyValue => ({
      label: fieldName([key]),
      value: typeof value === 'string' || typeof value === 'number' ? String(value) : JSON.stringify(value),
    }),
  );
  return <KeyValueList items={[{ label: trayWords.what, value: receptionActionText[kind] }, ...values]} />;
}

const TABLES: Readonly<Record<string, CodeTable>> = {
  closeMode: 'closeMode',
  informedBy: 'serviceMode',
  response: 'response',
  relation: 'linkRelation',
};
