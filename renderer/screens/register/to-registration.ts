import { instantAt } from '#shared/domain/calendar/plain-date.ts';
import { normalizeResidentId } from '#shared/domain/identity/resident-id.ts';
import { registrationProblem, MOST_REPRESENTATIVES } from '#shared/domain/matter/decide.ts';
import { BUILT_IN_SETTINGS, type CountySettings } from '#shared/domain/settings/county-settings.ts';
import { contentCategoryOf } from '#shared/domain/duty/content-category.ts';
import { isLeadersReception } from '#shared/domain/reception/session/visit-kind.ts';
import type { Refusal, RegistrationRefusal } from '#shared/domain/matter/refusal.ts';
import { GuideOut, ReferMediation, SettleOnSpot } from '#shared/model/action.ts';
import { UPSTREAM_SOURCES } from '#shared/model/codes.ts';
import { StreamId } from '#shared/model/ids.ts';
import { PlainDate, type Instant } from '#shared/model/plain-date.ts';
import { Registration } from '#shared/model/registration.ts';
import { err, ok, type Result } from '#shared/lib/result.ts';
import type { FormValues, PersonForm } from '#renderer/state/register-form.ts';
import { actionFields, fieldError, fieldName, type FieldIssue } from '#renderer/text/fields.ts';
import { explainAtForm } from '#renderer/text/registration-refusals.ts';
import { UI_TEXT } from '#renderer/text/ui.ts';
import type { RegisterInput } from '#renderer/usecases/register-visit.ts';
import { registerWords } from '#renderer/text/register-words.ts';

/** Field → sentence saying what to do. Keys are `data-field` names: `summary`, `people.0.name`, `parties.1.name`. */
export type FieldErrors = Readonly<Record<string, string>>;

export type ReadyToRegister = Omit<RegisterInput, 'draftId'>;

/**
 * The form as a registration, or every field that has to be put right. `dutyUnit` is the suggestion, used while the
 * officer has not chosen another one.
 */
export function toRegistration(
  values: FormValues,
  suggestedUnit: string | null,
  today: string,
  settings: CountySettings = BUILT_IN_SETTINGS,
): Result<ReadyToRegister, FieldErrors> {
  const errors = new Map<string, string>();
  const complain = (field: string, sentence: string): void => {
    if (!errors.has(field)) errors.set(field, sentence);
  };

  const parsed = Registration.safeParse(candidateOf(values, suggestedUnit));
  if (!parsed.success) {
    for (const issue of parsed.error.issues) complain(fieldOf(issue, values), sentenceFor(issue));
    // Said in the same breath, so that the officer corrects everything in one go.
    const spoken = values.form === 'visit' || values.form === 'phone';
    if (spoken && values.statement.trim() === '')
      complain('statement', sentenceForRefusal({ code: 'statement-missing' }));
    if (values.writtenByClerk && !values.readBack)
      complain('readBack', sentenceForRefusal({ code: 'read-back-missing' }));
  } else {
    const problem = registrationProblem(parsed.data, settings);
    if (problem !== null) complain(fieldOfRefusal(problem, values), sentenceForRefusal(problem));
    if (parsed.data.receivedOn > today) {
      complain('date', sentenceForRefusal({ code: 'received-in-future' }));
    }
  }
  // 诉求逐项 1..n (documents §1.1); thanks ask for nothing.
  const asks = values.purpose !== 'thanks' && values.purpose !== 'other';
  if (asks && values.claims.every(({ text }) => text.trim() === '')) complain('claims', registerWords.claimMissing);
  if (values.promisedOn !== '' && values.promisedOn < values.date)
    complain('promisedOn', registerWords.promiseTooEarly);
  if (isAssigned(values)) {
    const { assignedOn, feedbackDue, date, intakeSource } = values;
    // R002-12: 回告期限必填; what a petition bureau passes on (转送) may bear none.
    if (feedbackDue === '') {
      if (intakeSource !== 'petition-bureau') complain('feedbackDue', registerWords.feedbackMissing);
    } else if (feedbackDue < date) complain('feedbackDue', registerWords.feedbackTooEarly);
    if (assignedOn !== '' && assignedOn > date) complain('assignedOn', registerWords.assignedLate);
  }
  if (values.learnedDate !== '' || values.learnedTime !== '') {
    const learned = learnedAtOf(values);
    const isGood = learned !== undefined && parsed.success && learned >= parsed.data.occurredAt;
    if (learned === undefined) complain('learnedTime', UI_TEXT.timeInvalid);
    else if (values.learnedDate > today || (parsed.success && !isGood))
      complain('learnedTime', registerWords.learnedTooEarly);
  }

  const onTheSpot = onTheSpotOf(values, today, complain);
  const links = values.links.map(({ to, relation }) => ({ to: StreamId.parse(to), relation }));
  if (!parsed.success || errors.size > 0) return err(Object.fromEntries(errors));
  return ok({
    registration: parsed.data,
    ...(onTheSpot !== undefined && { onTheSpot }),
    ...(links.length > 0 && { links }),
    ...(values.paperSlipNo !== '' && { reissue: { slipNo: values.paperSlipNo, queryCode: values.paperQueryCode } }),
  });
}

const CLOCK_TIME = /^([01]\d|2[0-3]):[0-5]\d$/;

/** Fields as the schema wants them: what was left empty is absent, so a record carries only what was said. */
function candidateOf(values: FormValues, suggestedUnit: string | null): Record<string, unknown> {
  const day = PlainDate.safeParse(values.date);
  const hasTime = CLOCK_TIME.test(values.time);
  const visit = values.form === 'visit';
  const anonymous = values.petitionerType === 'anonymous';
  const total = Number(values.totalPersons);
  const materials = values.materials
    .filter(({ name }) => name.trim() !== '')
    .map(({ name, pages, original }) => ({
      name: name.trim(),
      ...(pages.trim() !== '' && { pages: Number(pages) }),
      ...(original && { original }),
    }));
  return withoutEmpty({
    form: values.form,
    visitKind: visit ? values.visitKind : null,
    intakeSource: values.intakeSource,
    occurredAt: day.success && hasTime ? instantAt(day.data, values.time) : undefined,
    receivedOn: values.date,
    learnedAt: learnedAtOf(values),
    place: values.place,
    receiver: values.receiver,
    receiverTitle: values.receiverTitle,
    substituteFor: values.substituteFor,
    petitionerType: values.petitionerType,
    // C37: whoever does not want to be named is not named anywhere.
    petitioners: anonymous ? [] : values.people.map((person) => personOf(person, values.people.length)),
    totalPersons: values.totalPersons.trim() === '' ? undefined : total,
    accessNeeds: values.accessNeeds.length === 0 ? undefined : values.accessNeeds,
    purpose: values.purpose,
    contentCategory:
      values.contentCategory ?? (values.justiceCategory === null ? null : contentCategoryOf(values.justiceCategory)),
    justiceCategory: values.justiceCategory,
    handlingPath: values.handlingPath,
    simpleGround: values.simpleGround,
    issueOffice: values.issueOffice,
    issueVillage: values.issueVillage,
    concernedParty: values.concernedParty,
    statement: values.statement,
    summary: values.summary,
    claims: values.claims.map(({ text }) => text.trim()).filter((text) => text !== ''),
    materials: materials.length === 0 ? undefined : materials,
    priorHandling: values.priorHandling,
    explanation: values.explanation,
    dutyUnit: values.dutyUnit ?? suggestedUnit,
    dutyOfficer: values.dutyOfficer,
    promisedOn: values.promisedOn,
    promisedTime: values.form === 'phone' && values.promisedOn !== '' ? values.promisedTime : undefined,
    postmarkOn: values.form === 'letter' ? values.postmarkOn : undefined,
    ...(isAssigned(values) && {
      assignedNo: values.assignedNo,
      assignedOn: values.assignedOn,
      feedbackDue: values.feedbackDue,
    }),
    // Without an opinion nobody has signed: the printed form leaves the column to the leader's pen.
    ...(isLeadersReception(values) &&
      values.leaderOpinion.trim() !== '' && {
        leaderOpinion: values.leaderOpinion,
        leaderName: values.leaderName,
        leaderTitle: values.leaderTitle,
      }),
    ...(values.writtenByClerk && { writtenByClerk: true }),
    ...(isSpoken(values) && values.readBack && { readBack: true }),
  });
}

/** 口述: own words to be taken down, and read back (R003-02, documents §10). */
export const isSpoken = ({ form, writtenByClerk }: Pick<FormValues, 'form' | 'writtenByClerk'>): boolean =>
  form === 'visit' || form === 'phone' || writtenByClerk;

/** RX-01 获知; half a time is no time, and is complained about. */
function learnedAtOf({ learnedDate, learnedTime }: FormValues): Instant | undefined {
  const day = PlainDate.safeParse(learnedDate);
  return day.success && CLOCK_TIME.test(learnedTime) ? instantAt(day.data, learnedTime) : undefined;
}

/** What a superior organ or a leader has passed on names the document and when it wants an answer (R002-12). */
export const isAssigned = ({ intakeSource }: Pick<FormValues, 'intakeSource'>): boolean =>
  intakeSource !== null && UPSTREAM_SOURCES.has(intakeSource);

function personOf(person: PersonForm, count: number): Record<string, unknown> {
  const idNo = person.idNo.trim();
  const isResident = person.idType === null || person.idType === 'resident-id';
  return {
    ...withoutEmpty({
      role: count === 1 && person.role === 'companion' ? 'principal' : person.role,
      gender: person.gender,
      idType: idNo === '' && person.idType !== 'none' ? null : (person.idType ?? 'resident-id'),
      idNo: isResident ? normalizeResidentId(idNo) : idNo,
      phone: person.phone,
      address: person.address,
      addressUnknown: person.addressUnknown && person.address.trim() === '' ? true : undefined,
    }),
    name: person.name.trim(),
  };
}

function withoutEmpty(fields: Readonly<Record<string, unknown>>): Record<string, unknown> {
  const said: Record<string, unknown> = {};
  for (const [field, value] of Object.entries(fields)) {
    const trimmed = typeof value === 'string' ? value.trim() : value;
    if (trimmed !== undefined && trimmed !== null && trimmed !== '') said[field] = trimmed;
  }
  return said;
}

type OnTheSpot = NonNullable<RegisterInput['onTheSpot']>;

function onTheSpotOf(
  values: FormValues,
  today: string,
  complain: (field: string, sentence: string) => void,
): OnTheSpot | undefined {
  const parsed = (() => {
    switch (values.outcome) {
      case 'register-only':
        return null;
      case 'settle': {
        const { closeMode, reply, basis, informedBy, response } = values;
        return SettleOnSpot.safeParse({
          ...withoutEmpty({ closeMode, basis, informedBy, response }),
          kind: 'settle-on-spot',
          reply: reply.trim(),
          informedOn: today,
        });
      }
      case 'guide':
        return GuideOut.safeParse({
          ...withoutEmpty({
            redirectContact: values.redirectContact,
            explanation: values.explanation,
            response: values.guideResponse,
          }),
          kind: 'guide-out',
          reason: values.guideReason.trim(),
          redirectTo: values.redirectTo.trim(),
          informedOn: today,
        });
      case 'mediate':
        return ReferMediation.safeParse({
          kind: 'refer-mediation',
          committee: values.committee.trim(),
          parties: values.parties.map(({ name, agreed }) => ({ name: name.trim(), agreed })),
          agreedOn: today,
        });
    }
  })();
  if (parsed === null) return undefined;
  if (!parsed.success) {
    for (const issue of parsed.error.issues) {
      const field = issue.path[0] === 'reason' ? 'guideReason' : issue.path.map(String).join('.');
      complain(field, sentenceFor(issue));
    }
    return undefined;
  }
  if (parsed.data.kind === 'refer-mediation') {
    // 人民调解法 17: one unwilling party ends it.
    const unwilling = parsed.data.parties.findIndex((party) => !party.agreed);
    const party = parsed.data.parties[unwilling];
    if (party !== undefined) {
      complain(`parties.${unwilling}.agreed`, sentenceForRefusal({ code: 'consent-missing', party: party.name }));
    }
  }
  return parsed.data;
}

/** Absent required text reads “fill in”, an absent code “choose”: the schema calls both a wrong type. */
function sentenceFor(issue: FieldIssue): string {
  const field = String(issue.path[0] ?? '');
  if (field === 'occurredAt') return UI_TEXT.timeInvalid;
  if (field === 'receivedOn') return UI_TEXT.dateInvalid;
  if (field === 'reason') return `${registerWords.please}${actionFields.reason.label}。`;
  if (issue.code === 'invalid_type' && CHOSEN.has(field)) return fieldError({ ...issue, code: 'invalid_value' });
  if (field === 'parties' && issue.path.length === 3) return `${registerWords.please}${fieldName(issue.path)}。`;
  return fieldError(issue);
}

const CHOSEN: ReadonlySet<string> = new Set(['purpose', 'justiceCategory', 'dutyUnit', 'closeMode', 'petitionerType']);

function sentenceForRefusal(refusal: RegistrationRefusal): string {
  const { happened, remedies } = explainAtForm(refusal);
  return `${happened}${remedies[0] === undefined ? '' : `${remedies[0]}。`}`;
}

/** The box on the screen that an issue of the schema is about. */
function fieldOf(issue: FieldIssue, values: FormValues): string {
  const [field, index, part] = issue.path.map(String);
  switch (field) {
    case 'occurredAt':
      return 'time';
    case 'receivedOn':
      return 'date';
    case 'petitioners':
      return index === undefined ? 'people.0.name' : `people.${index}.${part ?? 'name'}`;
    case 'claims':
      return 'claims';
    case 'materials':
      return `materials.${filledIndex(values, Number(index))}.${part ?? 'name'}`;
    default:
      return field ?? '';
  }
}

/** Rows without a name are left out, so the nth stored material may stand further down on the screen. */
function filledIndex(values: FormValues, stored: number): number {
  const filled = values.materials.flatMap(({ name }, index) => (name.trim() === '' ? [] : [index]));
  return filled[stored] ?? 0;
}

/** The box a refusal is about, `''` when it is about the whole. */
export function fieldOfRefusal(refusal: Refusal, values: FormValues): string {
  switch (refusal.code) {
    case 'petitioner-missing':
      return 'people.0.name';
    case 'too-many-representatives':
      return `people.${firstTooMany(values.people)}.role`;
    case 'persons-fewer-than-named':
      return 'totalPersons';
    case 'statement-missing':
      return 'statement';
    case 'read-back-missing':
      return 'readBack';
    case 'received-in-future':
      return 'date';
    default:
      return '';
  }
}

/** Place of the sixth representative (条例 20, C02); -1 when there are no more than five. */
export function firstTooMany(people: readonly PersonForm[]): number {
  const representatives = people.flatMap(({ role }, index) => (role === 'representative' ? [index] : []));
  return representatives[MOST_REPRESENTATIVES] ?? -1;
}
