import { useState } from 'react';
import type { Explanation } from '#renderer/text/explanation.ts';
import { codes } from '#renderer/text/codes.ts';
import { organisationWords as words } from '#renderer/text/organisation-words.ts';
import { Field } from '#renderer/ui/field.tsx';
import { FieldGrid } from '#renderer/ui/field-grid.tsx';
import { FormDialog } from '#renderer/ui/form-dialog.tsx';
import { Select } from '#renderer/ui/select.tsx';
import { TextArea } from '#renderer/ui/text-area.tsx';
import { TextInput } from '#renderer/ui/text-input.tsx';
import { Unit, type CountyProfile } from '#shared/model/county.ts';
import { filled } from './filled.ts';
import { ProblemNotice } from '#renderer/session/problem-notice.tsx';

export type UnitDialogProps = {
  readonly profile: CountyProfile;
  /** `null` for a new one. */
  readonly unit: Unit | null;
  readonly busy: boolean;
  readonly problem: Explanation | null;
  readonly onClose: () => void;
  readonly onSave: (unit: Unit) => void;
};

type Texts = Readonly<Record<'name' | 'shortName' | 'numberPrefix' | 'place' | 'address' | 'phone', string>>;

/** Its names, its numbers, where it receives people. The code is ours and never changes: records bear it. */
export function UnitDialog({ profile, unit, busy, problem, onClose, onSave }: UnitDialogProps) {
  const [level, setLevel] = useState<Unit['level']>(unit?.level ?? 'township-office');
  const [texts, setTexts] = useState<Texts>({
    name: unit?.name ?? '',
    shortName: unit?.shortName ?? '',
    numberPrefix: unit?.numberPrefix ?? '',
    place: unit?.place ?? '',
    address: unit?.address ?? '',
    phone: unit?.phone ?? '',
  });
  const [villages, setVillages] = useState((unit?.villages ?? []).join('\n'));
  const names = [...new Set(villages.split(/[\n、，,；;]/).map((name) => name.trim()))].filter((name) => name !== '');
  const parsed = Unit.safeParse({
    ...filled(texts),
    code: unit?.code ?? nextCode(profile, level),
    level,
    ...(names.length > 0 && { villages: names }),
    ...(unit?.closed === true && { closed: true }),
  });
  const text = (key: keyof Texts, span: 6 | 12, more: { readonly required?: boolean; readonly hint?: string } = {}) => (
    <Field label={LABELS[key]} span={span} {...more}>
      <TextInput maxLength={MOST[key]} value={texts[key]} onChange={(value) => setTexts({ ...texts, [key]: value })} />
    </Field>
  );
  return (
    <FormDialog
      wide
      title={unit?.name ?? words.add}
      confirm={words.save}
      ready={!busy && parsed.success}
      onClose={onClose}
      onConfirm={() => parsed.success && onSave(parsed.data)}
    >
      <ProblemNotice problem={problem} />
      <FieldGrid>
        {unit === null && (
          <Field label={words.level} required>
            <Select
              value={level}
              onChange={(next) => next !== null && setLevel(next)}
              options={(['township-office', 'county-section'] as const).map((value) => ({
                value,
                label: codes.unitLevel[value],
              }))}
            />
          </Field>
        )}
        {text('name', 6, { required: true })}
        {text('shortName', 6, { required: true, hint: words.shortNameHint })}
        {text('numberPrefix', 12, { required: true, hint: words.prefixHint })}
        {text('place', 6, { hint: words.placeHint })}
        {text('phone', 6)}
        {text('address', 12)}
        {level === 'township-office' && (
          <Field label={words.villages} hint={words.villagesHint}>
            <TextArea value={villages} onChange={setVillages} />
          </Field>
        )}
      </FieldGrid>
    </FormDialog>
  );
}

const LABELS: Readonly<Record<keyof Texts, string>> = {
  name: words.name,
  shortName: words.shortName,
  numberPrefix: words.prefix,
  place: words.place,
  address: words.address,
  phone: words.phone,
};

/** As `Unit` has them. */
const MOST: Readonly<Record<keyof Texts, number>> = {
  name: 60,
  shortName: 20,
  numberPrefix: 20,
  place: 80,
  address: 120,
  phone: 40,
};

/** `office-3`: after the highest number that any unit has borne, closed ones included. */
function nextCode({ units }: CountyProfile, level: Unit['level']): string {
  const stem = level === 'township-office' ? 'office' : 'section';
  const taken = units.map(({ code }) => Number(new RegExp(`^${stem}-(\\d+)$`).exec(code)?.[1] ?? 0));
  return `${stem}-${Math.max(0, ...taken) + 1}`;
}
