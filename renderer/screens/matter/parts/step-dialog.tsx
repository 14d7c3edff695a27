import { useState } from 'react';
import { askedOf } from '#shared/domain/workflow/asked-of.ts';
import type { MatterView } from '#shared/model/matter.ts';
import type { WorkflowKind } from '#shared/model/workflow-action.ts';
import { useSession, useSettings } from '#renderer/session/session.ts';
import { STEP_FORMS, STEP_WARNINGS } from '#renderer/text/step-forms.ts';
import { actionText } from '#renderer/text/time-line.ts';
import { FieldGrid } from '#renderer/ui/field-grid.tsx';
import { askedFields, initialValues, stepOf, type StepValues } from '../step-values.ts';
import { useAct } from '../use-act.ts';
import { ActDialog } from './act-dialog.tsx';
import { AskedText } from './asked-text.tsx';
import { FileGaps } from './file-gaps.tsx';
import { StepInput } from './step-input.tsx';

type StepDialogProps = {
  readonly view: MatterView;
  readonly kind: WorkflowKind;
  /** What is known beforehand, besides what the matter itself says. */
  readonly initial?: StepValues;
  readonly onClose: () => void;
};

/** The form of any step, from the table of its fields. What is missing keeps the button grey; what is wrong is said in words. */
export function StepDialog({ view, kind, initial, onClose }: StepDialogProps) {
  const { deps } = useSession();
  const settings = useSettings();
  const { problem, busy, act } = useAct(view);
  const [values, setValues] = useState<StepValues>(() => ({
    ...initialValues(kind, view, deps.clock.today(), settings),
    ...initial,
  }));
  const step = stepOf(kind, values);
  const warning = STEP_WARNINGS[kind];
  const about = values['order'] ?? values['request'];
  const asked = askedOf(view, kind, typeof about === 'string' ? about : undefined);
  const save = async (): Promise<void> => {
    if (step !== null && (await act(step))) onClose();
  };
  return (
    <ActDialog
      wide={STEP_FORMS[kind].length > 2 || asked.length > 0}
      title={actionText[kind].name}
      ready={step !== null && !busy}
      problem={problem}
      onConfirm={() => void save()}
      onClose={onClose}
    >
      {warning !== undefined && <p>{warning}</p>}
      {asked.length > 0 && <AskedText view={view} asked={asked} />}
      {kind === 'archive' && <FileGaps view={view} />}
      <FieldGrid>
        {askedFields(kind, values).map((field) => (
          <StepInput
            key={field.key}
            view={view}
            field={field}
            values={values}
            value={values[field.key]}
            onChange={(value) => setValues((old) => ({ ...old, [field.key]: value }))}
          />
        ))}
      </FieldGrid>
    </ActDialog>
  );
}
