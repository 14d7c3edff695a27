import { BRANCHES } from '#shared/model/market-rule.ts';
import { marketWords } from '#renderer/text/market-words.ts';
import { CheckBox } from '#renderer/ui/check-box.tsx';
import { DateInput } from '#renderer/ui/date-input.tsx';
import { Field } from '#renderer/ui/field.tsx';
import { RadioGroup } from '#renderer/ui/radio-group.tsx';
import { TextInput } from '#renderer/ui/text-input.tsx';
import type { Draft } from '../draft.ts';

export type PatternFieldsProps = {
  readonly draft: Draft;
  readonly onChange: (part: Partial<Draft>) => void;
  readonly today: string;
  /** Say what is missing; not before somebody has tried to save. */
  readonly strict: boolean;
};

const DIGITS = [1, 2, 3, 4, 5, 6, 7, 8, 9, 0] as const;
const WEEK = [1, 2, 3, 4, 5, 6, 7] as const;

/** The fields of the chosen shape, nothing else. */
export function PatternFields({ draft, onChange, today, strict }: PatternFieldsProps) {
  const words = marketWords;
  const missing = (name: keyof typeof words.missing, empty: boolean) =>
    strict && empty ? words.missing[name] : undefined;
  switch (draft.type) {
    case 'solar-digit':
    case 'lunar-digit':
      return (
        <>
          <Choices
            label={words.digits}
            items={DIGITS}
            chosen={draft.digits}
            word={draft.type === 'lunar-digit' ? words.lunarDigit : words.digit}
            onChange={(digits) => onChange({ digits })}
            error={missing('digits', draft.digits.length === 0)}
          />
          {draft.type === 'solar-digit' && draft.digits.includes(1) && (
            <CheckBox checked={draft.include31} onChange={(include31) => onChange({ include31 })}>
              {words.include31}
            </CheckBox>
          )}
          {draft.type === 'lunar-digit' && draft.digits.includes(0) && (
            <Field label={words.monthEnd} group>
              <RadioGroup
                options={options(words.monthEnds)}
                value={draft.monthEnd}
                onChange={(monthEnd) => onChange({ monthEnd })}
              />
            </Field>
          )}
        </>
      );
    case 'weekday':
      return (
        <Choices
          label={words.weekdays}
          items={WEEK}
          chosen={draft.weekdays}
          word={words.weekday}
          onChange={(weekdays) => onChange({ weekdays })}
          error={missing('weekdays', draft.weekdays.length === 0)}
        />
      );
    case 'branch':
      return (
        <Choices
          label={words.branches}
          items={BRANCHES}
          chosen={draft.branches}
          word={(branch) => branch}
          onChange={(branches) => onChange({ branches })}
          error={missing('branches', draft.branches.length === 0)}
        />
      );
    case 'interval-days':
      return (
        <>
          <Field
            label={words.anchor}
            hint={words.anchorHint}
            required
            error={missing('anchor', !/^\d{4}-\d{2}-\d{2}$/.test(draft.anchor))}
          >
            <DateInput value={draft.anchor} onChange={(anchor) => onChange({ anchor })} today={today} />
          </Field>
          <Field
            label={words.every}
            hint={words.everyHint}
            required
            error={missing('every', !(Number(draft.every) >= 2 && Number(draft.every) <= 60))}
          >
            <TextInput
              value={draft.every}
              onChange={(every) => onChange({ every })}
              inputMode="numeric"
              maxLength={2}
            />
          </Field>
        </>
      );
    case 'odd-even':
      return (
        <>
          <Field label={words.parity} group>
            <RadioGroup
              options={options(words.parities)}
              value={draft.parity}
              onChange={(parity) => onChange({ parity })}
            />
          </Field>
          <Field label={words.calendar} group>
            <RadioGroup
              options={options(words.calendars)}
              value={draft.calendar}
              onChange={(calendar) => onChange({ calendar })}
            />
          </Field>
        </>
      );
    case 'every-day':
      return null;
  }
}

type ChoicesProps<V extends string | number> = {
  readonly label: string;
  readonly items: readonly V[];
  readonly chosen: readonly V[];
  readonly word: (item: V) => string;
  readonly onChange: (chosen: readonly V[]) => void;
  readonly error: string | undefined;
};

/** Several of a few; kept in the order in which they are shown. */
function Choices<V extends string | number>({ label, items, chosen, word, onChange, error }: ChoicesProps<V>) {
  return (
    <Field label={label} required group error={error}>
      <div className="market-choices" role="group" aria-label={label}>
        {items.map((item) => (
          <CheckBox
            key={item}
            checked={chosen.includes(item)}
            onChange={(on) => onChange(items.filter((each) => (each === item ? on : chosen.includes(each))))}
          >
            {word(item)}
          </CheckBox>
        ))}
      </div>
    </Field>
  );
}

/** Radio options of a table of words. */
export function options<V extends string>(words: Readonly<Record<V, string>>) {
  // The keys of a record with known keys are those keys.
  return (Object.keys(words) as V[]).map((value) => ({ value, label: words[value] }));
}
