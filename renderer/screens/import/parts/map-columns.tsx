import { openUnits } from '#shared/domain/organisation/units.ts';
import { isNeverImported, LEDGER_FIELDS, NEEDED_FIELDS, type ColumnUse } from '#shared/domain/ledger-import/columns.ts';
import { yearOf } from '#shared/domain/calendar/plain-date.ts';
import { useSession } from '#renderer/session/session.ts';
import { columnUseNames, fieldName, importText } from '#renderer/text/import-words.ts';
import { optionsOf } from '#renderer/text/codes.ts';
import { Button } from '#renderer/ui/button.tsx';
import { Field } from '#renderer/ui/field.tsx';
import { Notice } from '#renderer/ui/notice.tsx';
import { Panel } from '#renderer/ui/panel.tsx';
import { Select } from '#renderer/ui/select.tsx';
import { useHotkeys } from '#renderer/ui/use-hotkeys.ts';
import type { MapDraft, useImport } from '../use-import.ts';

export type MapColumnsProps = {
  readonly draft: MapDraft;
  readonly busy: boolean;
  readonly work: Pick<ReturnType<typeof useImport>, 'change' | 'changeSheet' | 'check' | 'restart'>;
};

const USES: readonly { readonly value: ColumnUse; readonly label: string }[] = (
  [
    ...NEEDED_FIELDS,
    ...LEDGER_FIELDS.filter((field) => !NEEDED_FIELDS.some((needed) => needed === field)),
    'annex',
    'skip',
  ] as const
).map((value) => ({ value, label: columnUseNames[value] }));

/** The second step: what each column is, and what holds where a row says nothing. */
export function MapColumns({ draft, busy, work }: MapColumnsProps) {
  const { sheet, ledger, uses, earlier } = draft;
  const missing = NEEDED_FIELDS.filter((field) => !uses.includes(field)).map(fieldName);
  const twice = LEDGER_FIELDS.find((field) => uses.filter((use) => use === field).length > 1);
  const ready = missing.length === 0 && twice === undefined && !busy;
  const next = (): void => void work.check(draft);
  useHotkeys({ ...(ready && { 'Alt+N': next }) });
  return (
    <div className="import-map">
      <Panel
        title={ledger.file}
        actions={
          <Button small onClick={work.restart}>
            {importText.another}
          </Button>
        }
      >
        {ledger.sheets.length > 1 && (
          <Field label={importText.sheet}>
            <Select
              value={sheet.name}
              options={ledger.sheets.map(({ name }) => ({ value: name, label: name }))}
              onChange={(name) => work.changeSheet(draft, name)}
            />
          </Field>
        )}
        <p className="import-soft">{importText.entries(sheet.table.rows.length, sheet.table.leftOut)}</p>
        {earlier !== undefined && (
          <Notice tone="info" title={importText.remembered}>
            {earlier.state === 'running' && importText.interrupted(earlier.imported + earlier.already, earlier.wanted)}
          </Notice>
        )}
        <table className="import-columns">
          <thead>
            <tr>
              <th scope="col">{importText.columns.heading}</th>
              <th scope="col">{importText.columns.samples}</th>
              <th scope="col">{importText.columns.use}</th>
            </tr>
          </thead>
          <tbody>
            {sheet.table.headings.map((heading, i) => (
              <ColumnRow key={i} heading={heading} index={i} draft={draft} onChange={work.change} />
            ))}
          </tbody>
        </table>
      </Panel>
      <Panel title={importText.defaults}>
        <Defaults draft={draft} onChange={work.change} />
        <div className="import-next">
          {missing.length > 0 && <Notice tone="warning" title={importText.missing(missing)} />}
          {twice !== undefined && <Notice tone="warning" title={importText.twice(fieldName(twice))} />}
          <Button kind="primary" hotkey="Alt+N" disabled={!ready} onClick={next}>
            {busy ? importText.checking : importText.check}
          </Button>
        </div>
      </Panel>
    </div>
  );
}

function ColumnRow(props: {
  readonly heading: string;
  readonly index: number;
  readonly draft: MapDraft;
  readonly onChange: (part: Partial<MapDraft>) => void;
}) {
  const { heading, index, draft, onChange } = props;
  const never = isNeverImported(heading);
  const cells = draft.sheet.table.rows.flatMap(({ cells: row }) => row[index] || []).slice(0, 3);
  return (
    <tr data-off={draft.uses[index] === 'skip' ? '' : undefined}>
      <th scope="row">{heading === '' ? importText.noHeading : heading}</th>
      {/* What is never imported is not shown either. */}
      <td className="import-samples">{never ? '—' : cells.map((cell) => cell.slice(0, 24)).join('｜')}</td>
      <td>
        {never ? (
          <span className="import-soft">{importText.never}</span>
        ) : (
          <Select
            aria-label={`${heading} ${importText.columns.use}`}
            value={draft.uses[index] ?? 'skip'}
            options={USES}
            onChange={(use) => {
              if (use !== null) onChange({ uses: draft.uses.map((old, i) => (i === index ? use : old)) });
            }}
          />
        )}
      </td>
    </tr>
  );
}

/** Where a ledger taken over may stand; what is further on is said row by row. */
const STATUSES = ['registered', 'handling', 'closed'] as const;

function Defaults({
  draft,
  onChange,
}: {
  readonly draft: MapDraft;
  readonly onChange: (part: Partial<MapDraft>) => void;
}) {
  const { profile, deps } = useSession();
  const { defaults, sheet } = draft;
  const names = importText.defaultNames;
  const set = (part: Partial<MapDraft['defaults']>): void => onChange({ defaults: { ...defaults, ...part } });
  const thisYear = yearOf(deps.clock.today());
  const years = [
    ...new Set([...Array.from({ length: 15 }, (_, i) => thisYear - i), ...(sheet.year === null ? [] : [sheet.year])]),
  ];
  return (
    <div className="import-defaults">
      <Field label={names.status}>
        <Select
          value={defaults.status}
          options={optionsOf('status').filter(({ value }) => STATUSES.some((one) => one === value))}
          onChange={(status) => status !== null && set({ status })}
        />
      </Field>
      <Field label={names.form}>
        <Select value={defaults.form} options={optionsOf('form')} onChange={(form) => form !== null && set({ form })} />
      </Field>
      <Field label={names.purpose}>
        <Select
          value={defaults.purpose}
          options={optionsOf('purpose')}
          onChange={(purpose) => purpose !== null && set({ purpose })}
        />
      </Field>
      <Field label={names.category}>
        <Select
          value={defaults.category}
          options={optionsOf('justiceCategory')}
          onChange={(category) => category !== null && set({ category })}
        />
      </Field>
      <Field label={names.dutyUnit}>
        <Select
          value={defaults.dutyUnit}
          options={openUnits(profile.units, defaults.dutyUnit).map(({ code, shortName }) => ({
            value: code,
            label: shortName,
          }))}
          onChange={(dutyUnit) => dutyUnit !== null && set({ dutyUnit })}
        />
      </Field>
      <Field label={importText.year}>
        <Select
          value={sheet.year === null ? null : String(sheet.year)}
          placeholder={importText.yearNone}
          options={years.sort((a, b) => b - a).map((year) => ({ value: String(year), label: importText.yearOf(year) }))}
          onChange={(year) => onChange({ sheet: { ...sheet, year: year === null ? null : Number(year) } })}
        />
      </Field>
    </div>
  );
}
