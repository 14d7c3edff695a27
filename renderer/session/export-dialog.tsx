import './export-dialog.css';
import { useState, type ReactNode } from 'react';
import { isSafeReason } from '#shared/model/audit.ts';
import { exportText, purposeOptions, watermarkText, type ExportPurpose } from '#renderer/text/export-words.ts';
import { Button } from '#renderer/ui/button.tsx';
import { Field } from '#renderer/ui/field.tsx';
import { FormDialog } from '#renderer/ui/form-dialog.tsx';
import { RadioGroup } from '#renderer/ui/radio-group.tsx';
import { TextInput } from '#renderer/ui/text-input.tsx';
import type { Audit } from '#renderer/usecases/record-audit.ts';
import { officerName, unitName, useSession } from './session.ts';

/** What the officer said before an export, for the entry of the log, and the line that the file bears. */
export type ExportGrounds = {
  readonly purpose: ExportPurpose;
  readonly reason: string;
  readonly watermark: (count: number) => string;
};

type Remembered = { readonly purpose: ExportPurpose; readonly reasons: readonly string[] };

/** What was said last stays as long as this officer sits at the desk, in the memory only; it goes when the desk is locked. */
const REMEMBERED = new WeakMap<Audit, Remembered>();
const MOST_REASONS = 4;

type Props = {
  /** Name of what is exported, as the officer knows it. */
  readonly name: string;
  readonly count: number;
  readonly onConfirm: (grounds: ExportGrounds) => void;
  readonly onClose: () => void;
  /** More to decide about this export. */
  readonly children?: ReactNode;
};

/** Asks for purpose and reason before anything leaves the program as a file (C41). Enter goes on, Escape exports nothing. */
export function ExportDialog({ name, count, onConfirm, onClose, children }: Props) {
  const { audit, deps, profile, identity } = useSession();
  const before = REMEMBERED.get(audit);
  const [purpose, setPurpose] = useState<ExportPurpose>(before?.purpose ?? 'handling');
  const [reason, setReason] = useState(before?.reasons[0] ?? '');
  const said = reason.trim();
  const isUnsafe = !isSafeReason(said);
  const ready = said !== '' && !isUnsafe;
  const confirm = (): void => {
    const reasons = [said, ...(before?.reasons ?? []).filter((other) => other !== said)].slice(0, MOST_REASONS);
    REMEMBERED.set(audit, { purpose, reasons });
    const who = {
      officer: officerName(profile, deps.officer.id),
      unit: unitName(profile, identity.office),
      at: deps.clock.now(),
    };
    onConfirm({ purpose, reason: said, watermark: (found) => watermarkText({ ...who, purpose, count: found }) });
  };
  return (
    <FormDialog
      title={exportText.title}
      confirm={exportText.confirm}
      ready={ready}
      onClose={onClose}
      onConfirm={confirm}
    >
      <p>{exportText.what(name, count)}</p>
      <Field label={exportText.purpose} group required>
        <RadioGroup options={purposeOptions} value={purpose} onChange={setPurpose} />
      </Field>
      <Field
        label={exportText.reason}
        hint={exportText.reasonHint}
        error={isUnsafe ? exportText.reasonUnsafe : undefined}
        required
      >
        <TextInput maxLength={200} value={reason} onChange={setReason} />
      </Field>
      {before !== undefined && before.reasons.length > 1 && (
        <div role="group" aria-label={exportText.earlier} className="export-earlier">
          {before.reasons.map((each) => (
            <Button key={each} small kind="quiet" onClick={() => setReason(each)}>
              {each}
            </Button>
          ))}
        </div>
      )}
      {children}
      <p className="export-soft">{exportText.mark}</p>
    </FormDialog>
  );
}
