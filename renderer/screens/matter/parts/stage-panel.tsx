import { dateText } from '#shared/documents/date-text.ts';
import { closureGaps } from '#shared/domain/workflow/closure.ts';
import { acceptanceOf, firstUnit, handlingUnit, procedureOf } from '#shared/domain/workflow/facts.ts';
import { ENDED } from '#shared/domain/workflow/procedures.ts';
import { supervisionLines } from '#shared/domain/workflow/supervision-lines.ts';
import type { MatterView } from '#shared/model/matter.ts';
import { unitName, useSession } from '#renderer/session/session.ts';
import { codes } from '#renderer/text/codes.ts';
import { stepText } from '#renderer/text/step-forms.ts';
import { GAPS } from '#renderer/text/step-refusals.ts';
import { KeyValueList } from '#renderer/ui/key-value-list.tsx';
import { Panel } from '#renderer/ui/panel.tsx';

/** Where the matter stands: procedure, unit, what is still owed before it can be reported as done (R004-52). */
export function StagePanel({ view }: { readonly view: MatterView }) {
  const { profile } = useSession();
  const acceptance = acceptanceOf(view);
  const gaps = acceptance !== null && !ENDED.has(view.status) ? closureGaps(view) : [];
  const lines = supervisionLines(view);
  const items = [
    { label: stepText.procedure, value: `${codes.procedure[procedureOf(view)]} · ${codes.status[view.status]}` },
    { label: stepText.unit, value: unitName(profile, handlingUnit(view)) },
    ...(firstUnit(view) === handlingUnit(view)
      ? []
      : [{ label: stepText.firstUnit, value: unitName(profile, firstUnit(view)) }]),
    ...(acceptance === null ? [] : [{ label: stepText.accepted, value: dateText(acceptance.action.on) }]),
    ...(gaps.length === 0 ? [] : [{ label: stepText.owed, value: gaps.map((gap) => GAPS[gap] ?? gap).join('、') }]),
    ...(lines.length === 0
      ? []
      : [
          {
            label: stepText.supervision,
            value: lines.map(({ about, unit }) => `${stepText.line[about]}：${unitName(profile, unit)}`).join('；'),
          },
        ]),
  ];
  return (
    <Panel title={stepText.stage}>
      <KeyValueList items={items} />
    </Panel>
  );
}
