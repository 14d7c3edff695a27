/** Between the case records of the shared benchmark and our registrations; nothing of a record is left out. */
import type { MatterView } from '#shared/model/matter.ts';
import type { MatterStatus } from '#shared/model/codes.ts';
import { UnitCode } from '#shared/model/ids.ts';
import { Instant } from '#shared/model/plain-date.ts';
import { Registration } from '#shared/model/registration.ts';
import type { Sheet } from '../harness/records.ts';

/** A record of the shared generator: text, numbers, flags and lists under its own names. */
export type PeerRecord = { readonly id: string } & Readonly<Record<string, unknown>>;

const CODES: Readonly<Record<string, MatterStatus>> = {
  待受理: 'registered',
  已受理: 'triaging',
  办理中: 'handling',
  待回访: 'replied',
  已办结: 'assigned',
  已归档: 'notified',
};
const WORDS = new Map<string, string>(Object.entries(CODES).map(([word, code]) => [code, word]));

export const statusCode = (word: string): MatterStatus => CODES[word] ?? 'registered';
export const statusWord = (code: string): string => WORDS.get(code) ?? code;

/** Towns become codes of offices, made from their characters. */
export const townCode = (town: string): UnitCode =>
  UnitCode.parse(`t-${Array.from(town, (c) => c.codePointAt(0)?.toString(36)).join('-')}`);
const townName = (code: string): string =>
  String.fromCodePoint(
    ...code
      .slice(2)
      .split('-')
      .map((part) => Number.parseInt(part, 36)),
  );

/** Fields with a field of their own in a registration; every other one goes into the annex under its name. */
const OWN = new Set([
  'id',
  'caseNo',
  'title',
  'status',
  'registeredAt',
  'updatedAt',
  'town',
  'village',
  'address',
  'applicantName',
  'applicantGender',
  'applicantIdMasked',
  'applicantPhone',
  'applicantCount',
  'respondentName',
  'handlerName',
  'summary',
  'demands',
  'opinion',
  'remark',
]);

const annexOf = (record: Readonly<Record<string, unknown>>): Record<string, unknown> =>
  Object.fromEntries(Object.entries(record).filter(([name]) => !OWN.has(name)));

const earlier = (a: string, b: string): string => (a < b ? a : b);

export function toSheet(record: PeerRecord): Sheet {
  const text = (name: string): string => String(record[name]);
  return {
    id: record.id,
    slipNo: text('caseNo'),
    recordedAt: Instant.parse(record['updatedAt']),
    registration: Registration.parse({
      form: 'visit',
      occurredAt: record['registeredAt'],
      // The generator lets some records be changed before they were received; the exact times stay in the annex.
      receivedOn: earlier(text('receivedAt'), text('updatedAt')).slice(0, 10),
      petitionerType: 'individual',
      petitioners: [
        {
          name: record['applicantName'],
          role: 'principal',
          gender: record['applicantGender'] === '男' ? 'male' : 'female',
          idNo: record['applicantIdMasked'],
          phone: record['applicantPhone'],
          address: record['address'],
        },
      ],
      totalPersons: record['applicantCount'],
      purpose: 'appeal-resolve',
      justiceCategory: 'people-mediation',
      issueOffice: townCode(text('town')),
      issueVillage: record['village'],
      concernedParty: record['respondentName'],
      statement: record['summary'],
      summary: record['title'],
      claims: [record['demands']],
      dutyUnit: 'qinglan',
      dutyOfficer: record['handlerName'],
      explanation: record['opinion'],
      priorHandling: record['remark'],
      takenOverStatus: statusCode(text('status')),
      annex: annexOf(record),
    }),
  };
}

/** The changed fields of a record as an amendment: only they travel. */
export function toSet(patch: Readonly<Record<string, unknown>>): Partial<Registration> {
  const { status, handlerName, opinion, remark } = patch;
  const annex = annexOf(patch);
  const set = Registration.partial().parse({
    ...(typeof status === 'string' && { takenOverStatus: statusCode(status) }),
    ...(handlerName !== undefined && { dutyOfficer: handlerName }),
    ...(opinion !== undefined && { explanation: opinion }),
    ...(remark !== undefined && { priorHandling: remark }),
    ...(Object.keys(annex).length > 0 && { annex }),
  });
  // Parsed from JSON values: what is absent is absent, never undefined.
  return set as Partial<Registration>;
}

/** The record again, from what is stored. */
export function toRecord(view: MatterView): PeerRecord {
  const r = view.registration;
  const person = r.petitioners[0];
  return {
    id: view.id,
    caseNo: view.slipNo,
    title: r.summary,
    status: statusWord(view.status),
    registeredAt: r.occurredAt,
    updatedAt: view.updatedAt,
    town: townName(r.issueOffice ?? ''),
    village: r.issueVillage,
    address: person?.address,
    applicantName: person?.name,
    applicantGender: person?.gender === 'male' ? '男' : '女',
    applicantIdMasked: person?.idNo,
    applicantPhone: person?.phone,
    applicantCount: r.totalPersons,
    respondentName: r.concernedParty,
    handlerName: r.dutyOfficer,
    summary: r.statement,
    demands: r.claims[0],
    opinion: r.explanation,
    remark: r.priorHandling,
    ...r.annex,
  };
}
