import { useSession } from '#renderer/session/session.ts';
import { codes, optionsOf, type CodeTable } from '#renderer/text/codes.ts';
import { stepText } from '#renderer/text/step-words.ts';
import { Button } from '#renderer/ui/button.tsx';
import { CheckBox } from '#renderer/ui/check-box.tsx';
import { DateInput } from '#renderer/ui/date-input.tsx';
import { Field } from '#renderer/ui/field.tsx';
import { FieldGrid } from '#renderer/ui/field-grid.tsx';
import { Select } from '#renderer/ui/select.tsx';
import { TextArea } from '#renderer/ui/text-area.tsx';
import { TextInput } from '#renderer/ui/text-input.tsx';
import { CLOSURE_CHECKS } from '#shared/model/workflow-codes.ts';

type TableProps = { readonly value: unknown; readonly onChange: (value: unknown) => void };
type Finding = {
  readonly claim: string;
  readonly fact: string;
  readonly result: string | null;
  readonly basis: string;
};

/** 逐项意见: claim, facts, result and basis of each (条例 32). */
export function Findings({ value, onChange }: TableProps) {
  // Filled by `initialValues` and by this component alone.
  const findings = Array.isArray(value) ? (value as readonly Finding[]) : [];
  const change = (at: number, part: Partial<Finding>): void =>
    onChange(findings.map((finding, i) => (i === at ? { ...finding, ...part } : finding)));
  return (
    <>
      {findings.map((finding, i) => (
        <FieldGrid key={i}>
          <Field label={stepText.claim} span={8} required>
            <TextInput maxLength={500} value={finding.claim} onChange={(claim) => change(i, { claim })} />
          </Field>
          <Field label={stepText.result} span={4} required>
            <Select
              options={optionsOf('opinionResult')}
              value={optionsOf('opinionResult').find((option) => option.value === finding.result)?.value ?? null}
              onChange={(result) => change(i, { result })}
            />
          </Field>
          <Field label={stepText.fact} required>
            <TextArea max={3000} value={finding.fact} onChange={(fact) => change(i, { fact })} />
          </Field>
          <Field label={stepText.basis} required>
            <TextInput maxLength={500} value={finding.basis} onChange={(basis) => change(i, { basis })} />
          </Field>
        </FieldGrid>
      ))}
      <Button small onClick={() => onChange([...findings, { claim: '', fact: '', result: null, basis: '' }])}>
        {stepText.addFinding}
      </Button>
    </>
  );
}

/** 执行安排: what is granted must also be carried out (R002-10). Empty is none. */
export function Execution({ value, onChange }: TableProps) {
  const { deps, profile } = useSession();
  // Filled by `initialValues` and by this component alone.
  const execution = (value ?? {}) as Readonly<Partial<Record<'unit' | 'dueOn' | 'text', string>>>;
  const { unit = '', dueOn = '', text = '' } = execution;
  const change = (part: typeof execution): void => onChange({ ...execution, ...part });
  return (
    <FieldGrid>
      <Field label={stepText.executionUnit} span={6}>
        <Select
          options={profile.units.map(({ code, shortName }) => ({ value: String(code), label: shortName }))}
          value={unit === '' ? null : unit}
          onChange={(chosen) => change({ unit: chosen ?? '' })}
        />
      </Field>
      <Field label={stepText.executionDue} span={6}>
        <DateInput today={deps.clock.today()} value={dueOn} onChange={(day) => change({ dueOn: day })} />
      </Field>
      <Field label={stepText.executionText}>
        <TextArea max={500} value={text} onChange={(words) => change({ text: words })} />
      </Field>
    </FieldGrid>
  );
}

/** Several codes of one table, in the order of the table. */
export function Codes({ table, value, onChange }: TableProps & { readonly table: CodeTable }) {
  const chosen: readonly unknown[] = Array.isArray(value) ? value : [];
  const options = optionsOf(table);
  const change = (code: string, isIn: boolean): void =>
    onChange(
      options.flatMap((option) =>
        (option.value === code ? isIn : chosen.includes(option.value)) ? [option.value] : [],
      ),
    );
  return (
    <div className="step-checks">
      {options.map(({ value: code, label }) => (
        <CheckBox key={code} checked={chosen.includes(code)} onChange={(isIn) => change(code, isIn)}>
          {label}
        </CheckBox>
      ))}
    </div>
  );
}

/** 办结核查六项 (R002-40). */
export function Checks({ value, onChange }: TableProps) {
  // Filled by `initialValues` and by this component alone.
  const checks = (value ?? {}) as Readonly<Record<string, boolean>>;
  return (
    <div className="step-checks">
      {CLOSURE_CHECKS.map((check) => (
        <CheckBox
          key={check}
          checked={checks[check] === true}
          onChange={(checked) => onChange({ ...checks, [check]: checked })}
        >
          {codes.closureCheck[check]}
        </CheckBox>
      ))}
    </div>
  );
}

/** What is wrong with each check that does not hold (R002-41). */
export function Faults({ checks, value, onChange }: TableProps & { readonly checks: unknown }) {
  // Both are filled by `initialValues` and by the components of this file alone.
  const holds = (checks ?? {}) as Readonly<Record<string, boolean>>;
  const faults = (value ?? {}) as Readonly<Record<string, string>>;
  const open = CLOSURE_CHECKS.filter((check) => holds[check] !== true);
  return (
    <FieldGrid>
      {open.map((check) => (
        <Field key={check} label={codes.closureCheck[check]} span={6}>
          <TextInput
            maxLength={500}
            value={faults[check] ?? ''}
            onChange={(text) => onChange({ ...faults, [check]: text })}
          />
        </Field>
      ))}
    </FieldGrid>
  );
}
