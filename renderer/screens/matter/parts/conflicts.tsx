import { useState } from 'react';
import { dateTimeText } from '#shared/documents/date-text.ts';
import { LEGAL_FIELDS } from '#shared/domain/matter/refusal.ts';
import type { ContestedField, MatterView } from '#shared/model/matter.ts';
import { officerName, unitName, useSession } from '#renderer/session/session.ts';
import { contestedFieldName, fieldValueText } from '#renderer/text/matter-words.ts';
import { conflictText } from '#renderer/text/screens.ts';
import { Button } from '#renderer/ui/button.tsx';
import { Field } from '#renderer/ui/field.tsx';
import { Notice } from '#renderer/ui/notice.tsx';
import { Panel } from '#renderer/ui/panel.tsx';
import { TextInput } from '#renderer/ui/text-input.tsx';
import { useAct } from '../use-act.ts';

/** Two versions of a field side by side, who wrote each and when; a person chooses (C31). Needs no network. */
export function Conflicts({ view }: { readonly view: MatterView }) {
  // A void matter changes no more, so there is nothing to choose.
  if (view.conflicts === undefined || view.status === 'void') return null;
  return (
    <Panel title={conflictText.title} note={conflictText.intro}>
      {view.conflicts.map((conflict) => (
        <Conflict key={`${conflict.contested} ${conflict.field}`} view={view} conflict={conflict} />
      ))}
    </Panel>
  );
}

function Conflict({ view, conflict }: { readonly view: MatterView; readonly conflict: ContestedField }) {
  const { profile } = useSession();
  const { problem, busy, act } = useAct(view);
  const [reason, setReason] = useState('');
  const names = { unit: (code: string) => unitName(profile, code), empty: conflictText.madeEmpty };
  const current = writerOf(view, conflict);
  const currentOffice = view.touched?.[conflict.field]?.office ?? view.office;
  const isLegal = LEGAL_FIELDS.some((field) => field === conflict.field);
  const choose = (keep: 'current' | 'contested') =>
    act({
      kind: 'resolve-conflict',
      contested: conflict.contested,
      field: conflict.field,
      keep,
      ...(reason.trim() !== '' && { reason: reason.trim() }),
    });
  const said = (writer: Writer): string =>
    conflictText.by(unitName(profile, writer.office), officerName(profile, writer.by), dateTimeText(writer.recordedAt));

  return (
    <section className="conflict" aria-label={contestedFieldName(conflict.field)}>
      <h3>{contestedFieldName(conflict.field)}</h3>
      {isLegal && <p className="conflict-legal">{conflictText.legal}</p>}
      <div className="conflict-versions">
        <div className="conflict-version">
          <h4>{conflictText.inForce}</h4>
          <p className="conflict-value">{fieldValueText(conflict.field, currentValue(view, conflict.field), names)}</p>
          <p className="matter-soft">{current === null ? unitName(profile, currentOffice) : said(current)}</p>
        </div>
        <div className="conflict-version">
          <h4>{conflictText.other}</h4>
          <p className="conflict-value">{fieldValueText(conflict.field, conflict.value, names)}</p>
          <p className="matter-soft">{said(conflict)}</p>
        </div>
      </div>
      <div className="conflict-choice">
        <Field label={conflictText.reason}>
          <TextInput maxLength={500} value={reason} onChange={setReason} />
        </Field>
        <Button disabled={busy} onClick={() => void choose('current')}>
          {conflictText.keepCurrent}
        </Button>
        <Button disabled={busy} onClick={() => void choose('contested')}>
          {conflictText.takeOther}
        </Button>
      </div>
      {problem !== null && (
        <Notice tone="warning" title={problem.title}>
          {problem.happened}
        </Notice>
      )}
    </section>
  );
}

type Writer = Pick<ContestedField, 'by' | 'office' | 'recordedAt'>;

/**
 * Who wrote the value in force. The field remembers the office that last wrote it, and the line stands before the contested
 * one; `null` when several lines of that office could be meant, and then only the office is named.
 */
function writerOf(view: MatterView, conflict: ContestedField): Writer | null {
  const touch = view.touched?.[conflict.field];
  if (touch === undefined) return view.history[0] ?? null;
  const before = view.history.findIndex((line) => line.op === conflict.contested);
  const lines = view.history.filter(
    (line, i) =>
      (line.kind === 'amend' || line.kind === 'resolve-conflict') &&
      line.office === touch.office &&
      line.op !== conflict.contested &&
      (before < 0 || i < before) &&
      (touch.seq === null) === (line.arrivedAt === undefined),
  );
  return lines.length === 1 ? (lines[0] ?? null) : null;
}

function currentValue(view: MatterView, field: string): unknown {
  const values: Readonly<Record<string, unknown>> = view.registration;
  return field.startsWith('annex.') ? view.registration.annex?.[field.slice('annex.'.length)] : values[field];
}
