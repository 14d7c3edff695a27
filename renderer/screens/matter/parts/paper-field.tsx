import type { Field as PaperField, FlatField, PaperValue } from '#shared/documents/papers/paper.ts';
import { dateText } from '#shared/documents/date-text.ts';
import { PlainDate } from '#shared/model/plain-date.ts';
import { paperWords } from '#renderer/text/paper-words.ts';
import { Button } from '#renderer/ui/button.tsx';
import { DateInput } from '#renderer/ui/date-input.tsx';
import { Field } from '#renderer/ui/field.tsx';
import { KeyValueList } from '#renderer/ui/key-value-list.tsx';
import { Select } from '#renderer/ui/select.tsx';
import { TextArea } from '#renderer/ui/text-area.tsx';
import { TextInput } from '#renderer/ui/text-input.tsx';

type Props = {
  readonly field: PaperField;
  readonly value: PaperValue | undefined;
  readonly today: string;
  /** Shown, not typed. */
  readonly isFixed: boolean;
  readonly onChange: (value: PaperValue) => void;
};

/** One field of a paper, asked for in the way of its kind. */
export function PaperFieldControl({ field, value, today, isFixed, onChange }: Props) {
  if (isFixed) return <FixedValue field={field} value={value} />;
  if (field.kind === 'rows') return <RowsControl field={field} value={value} today={today} onChange={onChange} />;
  if (field.kind === 'lines') {
    const text =
      typeof value === 'string' ? value : (value ?? []).filter((line) => typeof line === 'string').join('\n');
    return (
      <Field label={field.label} required={field.required} hint={field.hint}>
        <TextArea value={text} onChange={(next) => onChange(next.split('\n'))} />
      </Field>
    );
  }
  return <FlatControl field={field} value={typeof value === 'string' ? value : ''} today={today} onChange={onChange} />;
}

/** A limit of the law, or what was signed or approved, with where it comes from. */
function FixedValue({ field, value }: Pick<Props, 'field' | 'value'>) {
  const rows = typeof value === 'string' || value === undefined ? [value ?? ''] : value;
  const text = (one: FlatField | undefined, part: string): string => {
    if (one?.kind === 'choice') return one.choices[part] ?? part;
    const day = one?.kind === 'date' ? PlainDate.safeParse(part) : null;
    return day?.success === true ? dateText(day.data) : part;
  };
  return (
    <Field label={field.label} hint={paperWords.fixed} group>
      <div className="paper-fixed">
        {rows.map((row, i) =>
          typeof row === 'string' ? (
            <p key={i}>{text(field.kind === 'rows' || field.kind === 'lines' ? undefined : field, row)}</p>
          ) : (
            <KeyValueList
              key={i}
              items={Object.entries(row).map(([key, part = '']) => {
                const column = field.kind === 'rows' ? field.columns[key] : undefined;
                return { label: column?.label ?? key, value: text(column, part) };
              })}
            />
          ),
        )}
      </div>
    </Field>
  );
}

type FlatProps = {
  readonly field: FlatField;
  readonly value: string;
  readonly today: string;
  readonly onChange: (value: string) => void;
};

function FlatControl({ field, value, today, onChange }: FlatProps) {
  return (
    <Field label={field.label} required={field.required} hint={field.hint}>
      {field.kind === 'text' && <TextInput value={value} onChange={onChange} />}
      {field.kind === 'long' && <TextArea value={value} onChange={onChange} />}
      {field.kind === 'date' && <DateInput value={value} today={today} onChange={onChange} />}
      {field.kind === 'choice' && (
        <Select
          value={value === '' ? null : value}
          options={Object.entries(field.choices).map(([code, label]) => ({ value: code, label }))}
          onChange={(next) => onChange(next ?? '')}
        />
      )}
    </Field>
  );
}

type RowsProps = Omit<Props, 'field' | 'isFixed'> & { readonly field: Extract<PaperField, { kind: 'rows' }> };
type PaperRow = Readonly<Record<string, string | undefined>>;

/** A list of small records; one empty one is always offered. */
function RowsControl({ field, value, today, onChange }: RowsProps) {
  const given = typeof value === 'string' || value === undefined ? [] : value;
  const rows: readonly PaperRow[] = given.flatMap((row) => (typeof row === 'string' ? [] : [row]));
  const shown = rows.length === 0 ? [{}] : rows;
  const put = (at: number, key: string, text: string): void =>
    onChange(shown.map((row, i) => (i === at ? { ...row, [key]: text } : row)));
  return (
    <fieldset className="paper-rows">
      <legend>{field.label}</legend>
      {shown.map((row, i) => (
        <div key={i} className="paper-row">
          {Object.entries(field.columns).map(([key, column]) => (
            <FlatControl
              key={key}
              field={column}
              value={row[key] ?? ''}
              today={today}
              onChange={(text) => put(i, key, text)}
            />
          ))}
          {shown.length > 1 && (
            <Button small onClick={() => onChange(shown.filter((_, other) => other !== i))}>
              {paperWords.removeRow(i + 1)}
            </Button>
          )}
        </div>
      ))}
      <Button small onClick={() => onChange([...shown, {}])}>
        {paperWords.addRow}
      </Button>
    </fieldset>
  );
}
