/**
 * What the registration screen is doing: the text in its boxes and what the next form takes over from the last one.
 * Never a record, never persisted; the draft is sealed by a use case instead.
 */
import type { AddAttachment } from '#shared/model/attachment.ts';
import { create, createStore, useStore, type StoreApi } from 'zustand';
import type {
  ACCESS_NEEDS,
  CodeOf,
  CONTENT_CATEGORIES,
  GENDERS,
  GUIDE_RESPONSES,
  HANDLING_PATHS,
  SIMPLE_GROUNDS,
  ID_TYPES,
  INTAKE_SOURCES,
  JusticeCategory,
  LinkRelation,
  PETITIONER_TYPES,
  PetitionerRole,
  PetitionForm,
  PetitionPurpose,
  SERVICE_MODES,
  SPOT_CLOSE_MODES,
  VisitKind,
} from '#shared/model/codes.ts';

/** Empty text and `null` mean “nothing said”; text stays as typed until the form is registered. */
export type PersonForm = {
  readonly key: number;
  readonly name: string;
  readonly role: PetitionerRole;
  readonly gender: CodeOf<typeof GENDERS> | null;
  readonly idType: CodeOf<typeof ID_TYPES> | null;
  readonly idNo: string;
  readonly phone: string;
  readonly address: string;
  readonly addressUnknown: boolean;
};
export type LineForm = { readonly key: number; readonly text: string };
export type MaterialForm = {
  readonly key: number;
  readonly name: string;
  readonly pages: string;
  readonly original: boolean;
};
export type PartyForm = { readonly key: number; readonly name: string; readonly agreed: boolean };
/** What a person said about an earlier registration (RX-03). */
export type LinkForm = { readonly to: string; readonly relation: LinkRelation };

export const OUTCOMES = ['register-only', 'settle', 'guide', 'mediate'] as const;
export type Outcome = CodeOf<typeof OUTCOMES>;

export type FormValues = {
  /** Number and code already on the visitor's paper, when a refused registration is done again. */
  readonly paperSlipNo: string;
  readonly paperQueryCode: string;
  readonly form: PetitionForm;
  readonly visitKind: VisitKind | null;
  readonly intakeSource: CodeOf<typeof INTAKE_SOURCES> | null;
  readonly date: string;
  readonly time: string;
  /** When the office first learned of it, if later than it came (RX-01 获知); both empty otherwise. */
  readonly learnedDate: string;
  readonly learnedTime: string;
  readonly postmarkOn: string;
  readonly place: string;
  readonly receiver: string;
  readonly receiverTitle: string;
  readonly substituteFor: string;
  readonly petitionerType: CodeOf<typeof PETITIONER_TYPES>;
  readonly people: readonly PersonForm[];
  readonly totalPersons: string;
  readonly accessNeeds: readonly CodeOf<typeof ACCESS_NEEDS>[];
  readonly purpose: PetitionPurpose | null;
  readonly contentCategory: CodeOf<typeof CONTENT_CATEGORIES> | null;
  readonly justiceCategory: JusticeCategory | null;
  readonly handlingPath: CodeOf<typeof HANDLING_PATHS> | null;
  readonly simpleGround: CodeOf<typeof SIMPLE_GROUNDS> | null;
  readonly issueOffice: string | null;
  readonly issueVillage: string;
  readonly concernedParty: string;
  readonly statement: string;
  readonly summary: string;
  readonly claims: readonly LineForm[];
  readonly materials: readonly MaterialForm[];
  readonly priorHandling: string;
  readonly explanation: string;
  /** `null`: the suggestion stands (R004-01). */
  readonly dutyUnit: string | null;
  readonly dutyOfficer: string;
  readonly promisedOn: string;
  readonly promisedTime: string;
  readonly assignedNo: string;
  readonly assignedOn: string;
  readonly feedbackDue: string;
  readonly leaderOpinion: string;
  readonly leaderName: string;
  readonly leaderTitle: string;
  readonly writtenByClerk: boolean;
  readonly readBack: boolean;
  readonly outcome: Outcome;
  readonly closeMode: CodeOf<typeof SPOT_CLOSE_MODES> | null;
  readonly reply: string;
  readonly basis: string;
  readonly informedBy: CodeOf<typeof SERVICE_MODES>;
  readonly response: 'agree' | 'disagree' | 'no-statement' | null;
  readonly guideReason: string;
  readonly redirectTo: string;
  readonly redirectContact: string;
  readonly guideResponse: CodeOf<typeof GUIDE_RESPONSES> | null;
  readonly committee: string;
  readonly parties: readonly PartyForm[];
  readonly links: readonly LinkForm[];
  /** Papers photographed or chosen so far; their contents are sealed on this device. */
  readonly attachments: readonly AddAttachment[];
};

/** What the next visitor of a queue has in common with the last one; nothing about a person. */
export type Carried = Pick<
  FormValues,
  | 'form'
  | 'visitKind'
  | 'place'
  | 'receiver'
  | 'receiverTitle'
  | 'substituteFor'
  | 'issueOffice'
  | 'issueVillage'
  | 'leaderName'
  | 'leaderTitle'
>;

export type RegisterFormState = {
  readonly values: FormValues;
  /** Has a person changed anything since the form was opened? Untouched forms leave no draft. */
  readonly dirty: boolean;
  readonly set: (change: Partial<FormValues>) => void;
};

export type RegisterForm = StoreApi<RegisterFormState>;

export function createRegisterForm(values: FormValues): RegisterForm {
  return createStore<RegisterFormState>()((set) => ({
    values,
    dirty: false,
    set: (change) => set((state) => ({ values: { ...state.values, ...change }, dirty: true })),
  }));
}

export function useRegisterForm<T>(form: RegisterForm, select: (state: RegisterFormState) => T): T {
  return useStore(form, select);
}

/** Carried from one registration to the next of the same officer, until the program is closed. */
export const useCarriedOver = create<{ readonly officer: string | null; readonly carried: Carried | null }>()(() => ({
  officer: null,
  carried: null,
}));

export function carryOver(officer: string, values: FormValues): void {
  const { form, visitKind, place, receiver, receiverTitle, substituteFor } = values;
  const { issueOffice, issueVillage, leaderName, leaderTitle } = values;
  useCarriedOver.setState({
    officer,
    carried: {
      form,
      visitKind,
      place,
      receiver,
      receiverTitle,
      substituteFor,
      issueOffice,
      issueVillage,
      leaderName,
      leaderTitle,
    },
  });
}
