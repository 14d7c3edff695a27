import { AddAttachment } from '#shared/model/attachment.ts';
import type {
  Carried,
  FormValues,
  LineForm,
  MaterialForm,
  PartyForm,
  PersonForm,
} from '#renderer/state/register-form.ts';

let lastKey = 0;
/** Identity of a row on the screen, so that React keeps the box a person is typing in. */
const nextKey = (): number => (lastKey += 1);

export const blankPerson = (role: PersonForm['role']): PersonForm => ({
  key: nextKey(),
  name: '',
  role,
  gender: null,
  idType: null,
  idNo: '',
  phone: '',
  address: '',
  addressUnknown: false,
});
export const blankLine = (): LineForm => ({ key: nextKey(), text: '' });
export const blankMaterial = (): MaterialForm => ({ key: nextKey(), name: '', pages: '', original: false });
/** Consent is an active tick of each party, never a default (人民调解法 3, 17). */
export const blankParty = (): PartyForm => ({ key: nextKey(), name: '', agreed: false });

export type FormStart = {
  readonly date: string;
  readonly time: string;
  readonly officerName: string;
  readonly officerTitle: string;
  /** Who would sign at this desk: the head of the unit, or the officer where it has none. */
  readonly leader: { readonly name: string; readonly title: string };
  readonly place: string;
  readonly issueOffice: string | null;
  readonly carried: Carried | null;
};

/** A new form: now, here, by this officer, and whatever the last visitor of the queue had in common (C01). */
export function blankForm(start: FormStart): FormValues {
  return {
    paperSlipNo: '',
    paperQueryCode: '',
    form: 'visit',
    visitKind: 'walk-in',
    intakeSource: 'direct',
    date: start.date,
    time: start.time,
    learnedDate: '',
    learnedTime: '',
    postmarkOn: '',
    place: start.place,
    receiver: start.officerName,
    receiverTitle: start.officerTitle,
    substituteFor: '',
    petitionerType: 'individual',
    people: [blankPerson('principal')],
    totalPersons: '1',
    accessNeeds: [],
    purpose: null,
    contentCategory: null,
    justiceCategory: null,
    handlingPath: null,
    simpleGround: null,
    issueOffice: start.issueOffice,
    issueVillage: '',
    concernedParty: '',
    statement: '',
    summary: '',
    claims: [blankLine()],
    materials: [blankMaterial()],
    priorHandling: '',
    explanation: '',
    dutyUnit: null,
    dutyOfficer: '',
    promisedOn: '',
    promisedTime: '',
    assignedNo: '',
    assignedOn: '',
    feedbackDue: '',
    leaderOpinion: '',
    leaderName: start.leader.name,
    leaderTitle: start.leader.title,
    writtenByClerk: false,
    readBack: false,
    outcome: 'register-only',
    closeMode: null,
    reply: '',
    basis: '',
    informedBy: 'in-person',
    response: null,
    guideReason: '',
    redirectTo: '',
    redirectContact: '',
    guideResponse: null,
    committee: '',
    parties: [blankParty(), blankParty()],
    links: [],
    attachments: [],
    ...start.carried,
  };
}

/**
 * A stored draft as a form: fields this version knows, of the kind it expects; anything else keeps its blank. Rows get
 * new keys, since those of an earlier run may meet the ones given now.
 */
export function formFromDraft(stored: unknown, blank: FormValues): FormValues {
  if (typeof stored !== 'object' || stored === null) return blank;
  const found = new Map<string, unknown>(Object.entries(stored));
  const kept = Object.entries(blank).map(([field, otherwise]): readonly [string, unknown] => {
    const value = found.get(field);
    return [field, isAlike(value, otherwise) ? value : otherwise];
  });
  // Every field is of the kind that `blank` has; the schema checks codes and lengths when it is registered.
  const form = Object.fromEntries(kept) as FormValues;
  return {
    ...form,
    people: form.people.map((person) => ({ ...blankPerson('companion'), ...person, key: nextKey() })),
    // Written by this program; a later one may know other kinds.
    attachments: form.attachments.filter((each) => AddAttachment.safeParse(each).success),
    claims: form.claims.map((line) => ({ ...blankLine(), ...line, key: nextKey() })),
    materials: form.materials.map((material) => ({ ...blankMaterial(), ...material, key: nextKey() })),
    parties: form.parties.map((party) => ({ ...blankParty(), ...party, key: nextKey() })),
  };
}

function isAlike(value: unknown, otherwise: unknown): boolean {
  if (Array.isArray(otherwise)) return Array.isArray(value);
  if (otherwise === null || value === null) return value === null || typeof value === 'string';
  return typeof value === typeof otherwise;
}
