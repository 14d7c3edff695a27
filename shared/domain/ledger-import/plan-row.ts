import type { JusticeCategory, MatterStatus, PetitionForm, PetitionPurpose } from '#shared/model/codes.ts';
import type { Unit } from '#shared/model/county.ts';
import type { PlainDate } from '#shared/model/plain-date.ts';
import { Registration } from '#shared/model/registration.ts';
import { instantAt } from '../calendar/plain-date.ts';
import { registrationProblem } from '../matter/decide.ts';
import { ANNEX } from './annex.ts';
import type { ColumnUse, LedgerField } from './columns.ts';
import type { LedgerRow } from './find-table.ts';
import { readLedgerDate } from './ledger-date.ts';
import { readPeople } from './ledger-people.ts';
import { personNumbers } from './person-numbers.ts';
import type { RowFault, RowNote } from './row-problem.ts';
import * as values from './ledger-values.ts';

/** What the whole file is taken for where a row says nothing (LI-10). */
export type LedgerDefaults = {
  readonly form: PetitionForm;
  readonly purpose: PetitionPurpose;
  readonly category: JusticeCategory;
  readonly status: MatterStatus;
  readonly dutyUnit: string;
};

export type LedgerMapping = { readonly uses: readonly ColumnUse[]; readonly defaults: LedgerDefaults };

export type PlanContext = {
  readonly headings: readonly string[];
  readonly mapping: LedgerMapping;
  readonly units: readonly Unit[];
  readonly today: PlainDate;
  readonly sheetYear: number | null;
  /** Where every row comes from, kept with it: file and sheet. */
  readonly source: string;
  /** Mark of this import, by which exactly its rows are taken back (LI-14). */
  readonly batch: string;
};

export type RowPlan =
  | {
      readonly ok: true;
      readonly line: number;
      readonly registration: Registration;
      readonly notes: readonly RowNote[];
    }
  | {
      readonly ok: false;
      readonly line: number;
      readonly faults: readonly RowFault[];
      readonly notes: readonly RowNote[];
    };

const MOST = {
  name: 50,
  summary: 1000,
  claim: 500,
  result: 1000,
  opinion: 1000,
  address: 120,
  party: 120,
  village: 60,
  officer: 40,
  annex: 4000,
};
const MOST_ANNEX = 90;

/** One row of an old ledger as a registration that is taken over, or everything that keeps it from being one. Pure. */
export function planRow(row: LedgerRow, context: PlanContext): RowPlan {
  const { mapping, headings, today, sheetYear } = context;
  const { defaults } = mapping;
  const faults: RowFault[] = [];
  const notes: RowNote[] = [];
  const annex: Record<string, string> = {};
  const cell = (field: LedgerField): string => {
    const at = mapping.uses.indexOf(field);
    return at < 0 ? '' : (row.cells[at] ?? '');
  };
  const keep = (heading: string, text: string): void => {
    if (text !== '') annex[freeKey(annex, heading)] = text;
  };
  const keepCell = (field: LedgerField): void => keep(headings[mapping.uses.indexOf(field)] ?? field, cell(field));
  /** A longer text is cut where the field ends and kept whole beside the record. */
  const fitted = (field: LedgerField, most: number): string | undefined => {
    const text = cell(field);
    if (text.length <= most) return text === '' ? undefined : text;
    notes.push({ code: 'shortened', field });
    keepCell(field);
    return `${text.slice(0, most - 1)}…`;
  };
  const coded = <Code>(field: LedgerField, meant: (text: string) => Code | null): Code | null => {
    const text = cell(field);
    if (text === '') return null;
    const code = meant(text);
    if (code === null) notes.push({ code: 'word-unknown', field, text });
    // 已化解 and 办结 are one code; the office's own word stays readable.
    keepCell(field);
    return code;
  };

  row.cells.forEach((text, i) => {
    if (text.length > MOST.annex && mapping.uses[i] !== 'skip')
      faults.push({ code: 'cell-too-long', field: null, column: i, most: MOST.annex });
    if (mapping.uses[i] === 'annex') keep(headings[i] ?? '', text.slice(0, MOST.annex));
  });

  const dateText = cell('received-on');
  const date = dateText === '' ? null : readLedgerDate(dateText, { today, sheetYear });
  if (date === null) faults.push({ code: 'date', field: 'received-on', fault: 'empty', text: '' });
  else if (!date.ok) faults.push({ code: 'date', field: 'received-on', fault: date.error, text: dateText });

  const people = readPeople(cell('name'));
  if (people.names.length === 0 && !people.anonymous) faults.push({ code: 'name-missing', field: 'name' });
  if (people.names.some((name) => name.length > MOST.name))
    faults.push({ code: 'name-too-long', field: 'name', most: MOST.name });
  const named = people.names.slice(0, 200);
  const told = Number(/\d{1,5}/.exec(cell('persons'))?.[0] ?? people.total ?? 0);
  const totalPersons = Math.max(told, 1);
  if (told > 0 && told < named.length) faults.push({ code: 'persons-fewer', field: 'persons', named: named.length });

  const summary = fitted('summary', MOST.summary);
  if (summary === undefined) faults.push({ code: 'summary-missing', field: 'summary' });

  const numbers = personNumbers({ idNo: cell('id-no'), phone: cell('phone') }, today);
  notes.push(...numbers.notes);
  if (numbers.phoneBeside !== undefined) keep(headings[mapping.uses.indexOf('phone')] ?? '', numbers.phoneBeside);
  const form = coded('form', values.formMeant) ?? defaults.form;
  const gender = values.genderMeant(cell('gender'));
  const address = fitted('address', MOST.address);
  const purpose = coded('purpose', values.purposeMeant) ?? defaults.purpose;
  const category = coded('category', values.categoryMeant) ?? defaults.category;
  const source = coded('source', values.sourceMeant);
  const unit = coded('duty-unit', (text) => values.unitMeant(text, context.units));
  const closed = cell('closed-on');
  keepCell('closed-on');
  const status = coded('status', values.statusMeant) ?? (closed === '' ? defaults.status : 'closed');
  const claim = fitted('claim', MOST.claim);
  const village = fitted('village', MOST.village);
  const concernedParty = fitted('concerned-party', MOST.party);
  const dutyOfficer = fitted('duty-officer', MOST.officer);
  const receiver = fitted('receiver', MOST.officer);
  const priorHandling = fitted('result', MOST.result);
  const leaderOpinion = fitted('leader-opinion', MOST.opinion);
  const number = cell('number').slice(0, 60);
  if (faults.length > 0 || date === null || !date.ok || summary === undefined) {
    return { ok: false, line: row.line, faults, notes };
  }

  const others = form === 'letter' ? 'signatory' : 'companion';
  const joint = named.length > 1 || totalPersons > 1;
  const candidate = {
    form,
    ...(source !== null && { intakeSource: source }),
    // No time told: the day begins; the day itself is what counts (RX-01).
    occurredAt: instantAt(date.value.date, date.value.time ?? '00:00'),
    receivedOn: date.value.date,
    petitionerType: people.anonymous
      ? 'anonymous'
      : people.organization
        ? 'organization'
        : joint
          ? 'joint'
          : 'individual',
    petitioners: named.map((name, i) => ({
      name,
      role: i === 0 ? 'principal' : others,
      ...(i === 0 && {
        ...(gender !== null && { gender }),
        ...numbers.ofFirst,
        ...(address !== undefined && { address }),
      }),
    })),
    totalPersons: Math.max(totalPersons, named.length),
    purpose,
    justiceCategory: category,
    ...(village !== undefined && { issueVillage: village }),
    ...(concernedParty !== undefined && { concernedParty }),
    summary,
    claims: claim === undefined ? [] : [claim],
    ...(priorHandling !== undefined && { priorHandling }),
    dutyUnit: unit ?? defaults.dutyUnit,
    ...(dutyOfficer !== undefined && { dutyOfficer }),
    ...(receiver !== undefined && { receiver }),
    ...(leaderOpinion !== undefined && { leaderOpinion }),
    takenOverStatus: status,
    annex: {
      ...Object.fromEntries(Object.entries(annex).slice(0, MOST_ANNEX)),
      ...(number !== '' && { [ANNEX.number]: number }),
      [ANNEX.source]: `${context.source} 第${row.line}行`,
      [ANNEX.batch]: context.batch,
    },
  };
  const registration = Registration.safeParse(candidate);
  if (!registration.success) {
    return {
      ok: false,
      line: row.line,
      faults: [{ code: 'not-storable', field: null, path: registration.error.issues[0]?.path.join('.') ?? '' }],
      notes,
    };
  }
  const problem = registrationProblem(registration.data);
  if (problem !== null) {
    return { ok: false, line: row.line, faults: [{ code: 'not-storable', field: null, path: problem.code }], notes };
  }
  return { ok: true, line: row.line, registration: registration.data, notes };
}

/** Headings of one name are kept apart: 备注, 备注2. */
function freeKey(annex: Readonly<Record<string, string>>, heading: string): string {
  const key = heading.slice(0, 36) || '无名栏目';
  for (let n = 1; ; n += 1) {
    const tried = n === 1 ? key : `${key}${n}`;
    if (!Object.hasOwn(annex, tried)) return tried;
  }
}
