import { foldFiles, type Asking, type ConfidentialFile, type StampedEntry } from '#shared/domain/confidential/file.ts';
import { partOf } from '#shared/domain/confidential/readers.ts';
import type { Acting } from '#shared/domain/access/acting.ts';
import {
  ConfidentialEntry,
  type ConfidentialAction,
  type ContentPart,
  type IdentityPart,
  type SealBox,
  type SealPart,
} from '#shared/model/confidential.ts';
import type { CountyProfile } from '#shared/model/county.ts';
import type { Registration } from '#shared/model/registration.ts';
import { Operation } from '#shared/model/operation.ts';
import { upcastView, type StoredView } from '#shared/domain/matter/upcast-view.ts';
import type { PlainDate } from '#shared/model/plain-date.ts';
import type { OperationId, StreamId } from '#shared/model/ids.ts';
import { ConfidentialListResponse } from '#shared/sync/confidential.ts';
import { err, ok, type Result } from '#shared/lib/result.ts';
import {
  boxForReader,
  lendHalf,
  openContent,
  openIdentity,
  openNote,
  sealNote,
  type OwnBox,
} from '#renderer/vault/confidential-envelope.ts';
import { openLate } from '#renderer/vault/late-records.ts';
import type { UseCaseDeps } from './deps.ts';
import type { ConfidentialDesk, DeskProblem, HandedOver } from './confidential-desk.ts';
import { sendEntry } from './exchange-sealed.ts';
import { readMaterials, type Materials } from './sealed-materials.ts';

/** A report as this seat sees it. `content` is `null` where no box is for this seat. */
export type OpenFile = {
  readonly file: ConfidentialFile;
  readonly box: SealBox | null;
  readonly content: ContentPart | null;
  readonly notes: readonly { readonly id: string; readonly words: string | null }[];
};

/** Every report this officer may know of, newest first, opened as far as the seat's own key goes. */
export async function readRegister(desk: ConfidentialDesk): Promise<Result<readonly OpenFile[], DeskProblem>> {
  const entries: StampedEntry[] = [];
  for (;;) {
    const answer = await desk.ask(`/confidential?after=${entries.at(-1)?.stamp.seq ?? 0}`);
    if (!answer.ok) return answer;
    const page = ConfidentialListResponse.safeParse(answer.value);
    if (!page.success) return err({ code: 'bad-answer' });
    entries.push(...page.data.entries);
    if (!page.data.more) break;
  }
  return ok(await Promise.all([...foldFiles(entries)].reverse().map((file) => openFile(desk, file))));
}

/**
 * Reports about somebody: the words are looked for in what the report says of whom it is about, and in the names of the
 * county's units and officers it is kept from. Only in what this seat has opened, in memory; never in an identity (C19).
 */
export function findConcerned(
  files: readonly OpenFile[],
  words: string,
  profile: Pick<CountyProfile, 'officers' | 'units'>,
): readonly OpenFile[] {
  const sought = words.trim();
  if (sought === '') return files;
  return files.filter(({ file, content }) => {
    const { units, officers } = file.concerned;
    const named = [
      content?.concernedParty ?? '',
      ...profile.units.filter(({ code }) => units.includes(code)).flatMap(({ name, shortName }) => [name, shortName]),
      ...profile.officers.filter(({ id }) => officers.includes(id)).map(({ name }) => name),
    ];
    return named.some((name) => name.includes(sought));
  });
}

async function openFile(desk: ConfidentialDesk, file: ConfidentialFile): Promise<OpenFile> {
  const own = ownBox(desk, file);
  if (own === null) return { file, box: null, content: null, notes: [] };
  const notes = file.notes.map(async ({ id, words }) => ({ id, words: await openNote(own, id, words) }));
  return { file, box: own.box, content: await openContent(own, file.envelope), notes: await Promise.all(notes) };
}

function ownBox({ identity, deps, key }: ConfidentialDesk, file: ConfidentialFile): OwnBox | null {
  const box = file.envelope.boxes.find(
    (each) => each.officer === deps.officer.id && each.office === identity.office && each.device === identity.device,
  );
  return box === undefined ? null : { report: file.id, box, seat: key };
}

/** Asks to know who the informant is, with a reason in which nobody is named (CF-06). */
export const askToOpen = (desk: ConfidentialDesk, file: ConfidentialFile, reason: string): Promise<Sent> =>
  send(desk, file.id, { kind: 'ask', reason });

/** The other person's consent: the approver's half, for the seat that asked and this asking alone. */
export async function approveOpening(desk: ConfidentialDesk, file: ConfidentialFile, ask: Asking): Promise<Sent> {
  const own = ownBox(desk, file);
  const asker = desk.deps.store.state.sealReaders?.find(
    (each) => each.officer === ask.by && each.office === ask.office && each.device === ask.device,
  );
  const half = own === null || asker === undefined ? null : await lendHalf(own, ask.id, asker);
  return half === null ? err({ code: 'damaged' }) : send(desk, file.id, { kind: 'approve', ask: ask.id, half });
}

export const refuseOpening = (
  desk: ConfidentialDesk,
  file: ConfidentialFile,
  ask: Asking,
  reason: string,
): Promise<Sent> => send(desk, file.id, { kind: 'refuse', ask: ask.id, reason });

/** An opened identity. Each field is shown by its own call, which is recorded before anything is shown. */
export type OpenIdentity = {
  readonly fields: readonly IdentityField[];
  readonly show: (field: IdentityField) => Promise<string | null>;
  /** What was recorded of the matter it was, and what arrived for it since; `null` for a report that never was one. */
  readonly record: (() => Promise<HandedOver | null>) | null;
  /** Its papers at the county; they stay open beyond the identity (CF-23). */
  readonly materials: (() => Promise<Result<Materials, DeskProblem>>) | null;
  /** Forgets what was opened. */
  readonly close: () => void;
};

/** Which person and what of them; `statement` is the informant's own words. */
export type IdentityField = {
  readonly person: number | null;
  readonly what: 'name' | 'idNo' | 'phone' | 'address' | 'statement';
};

/** Uses an approval: the county records it, then both halves open the identity in this window's memory (CF-07, CF-08). */
export async function openApproved(
  desk: ConfidentialDesk,
  file: ConfidentialFile,
  ask: Asking,
): Promise<Result<OpenIdentity, DeskProblem>> {
  const own = ownBox(desk, file);
  if (own === null || ask.half === undefined) return err({ code: 'damaged' });
  const sent = await send(desk, file.id, { kind: 'open', ask: ask.id });
  if (!sent.ok) return sent;
  const opened = await openIdentity(own, { ask: ask.id, half: ask.half }, file.envelope);
  if (opened === null) return err({ code: 'damaged' });
  let registration: Registration | null = opened.registration;
  // Written by `transferMatter` of this or an earlier program; both halves vouch for it.
  const matter = opened.matter === undefined ? null : upcastView(JSON.parse(opened.matter) as StoredView);
  return ok({
    fields: fieldsOf(opened.registration),
    show: async (field) => {
      if (registration === null) return null;
      const what = `confidential-${field.what.toLowerCase()}`;
      const recorded = await desk.audit.record({ kind: 'reveal', what, stream: file.id, reason: ask.reason });
      return recorded.ok ? valueOf(registration, field) : null;
    },
    record:
      matter === null
        ? null
        : async () => {
            if (registration === null) return null;
            const note = { kind: 'reveal', what: 'confidential-record', stream: file.id, reason: ask.reason } as const;
            const recorded = await desk.audit.record(note);
            return recorded.ok ? { matter, late: await openLateRecords(opened, file) } : null;
          },
    materials:
      matter === null
        ? null
        : async () => {
            if (registration === null) return err({ code: 'damaged' });
            const record = { matter, late: await openLateRecords(opened, file) };
            return readMaterials(desk, { report: file.id, late: opened.late ?? '', reason: ask.reason, record });
          },
    close: () => {
      registration = null;
    },
  });
}

function openLateRecords(opened: IdentityPart, { id, late }: ConfidentialFile): Promise<readonly (Operation | null)[]> {
  return Promise.all(
    late.map(async ({ id: op, sealed }) => {
      const text = await openLate(opened.late ?? '', { report: id, op, sealed });
      return text === null ? null : (Operation.safeParse(JSON.parse(text)).data ?? null);
    }),
  );
}

function fieldsOf(registration: Registration): readonly IdentityField[] {
  const people = registration.petitioners.flatMap((person, index) =>
    (['name', 'idNo', 'phone', 'address'] as const)
      .filter((what) => person[what] !== undefined)
      .map((what) => ({ person: index, what })),
  );
  return registration.statement === undefined ? people : [...people, { person: null, what: 'statement' }];
}

function valueOf(registration: Registration, { person, what }: IdentityField): string | null {
  if (what === 'statement') return registration.statement ?? null;
  return registration.petitioners[person ?? 0]?.[what] ?? null;
}

/** R003-15 to R003-18: contact, panel, hand-over, one-to-one reply, archive; the words are sealed for the readers. */
export async function writeNote(
  desk: ConfidentialDesk,
  file: ConfidentialFile,
  { note, on, words }: { readonly note: NoteKind; readonly on: PlainDate; readonly words: string },
): Promise<Sent> {
  const own = ownBox(desk, file);
  const id = desk.deps.ids.operation();
  const sealed = own === null ? null : await sealNote(own, id, words);
  return sealed === null
    ? err({ code: 'damaged' })
    : send(desk, file.id, { kind: 'note', note, on, words: sealed }, id);
}
export type NoteKind = Extract<ConfidentialAction, { kind: 'note' }>['note'];

/** Seats of the own half that could not read this report yet, such as a colleague's new laptop (C7). */
export function missingReaders(desk: ConfidentialDesk, { file }: OpenFile): readonly ReaderSeat[] {
  const known = new Set(file.envelope.boxes.map(seatOf));
  const part = partOf(desk.acting);
  return (desk.deps.store.state.sealReaders ?? []).filter((each) => {
    const unit = desk.deps.store.state.profile?.officers.find(({ id }) => id === each.officer)?.unit;
    const { units, officers } = file.concerned;
    const isConcerned = officers.includes(each.officer) || units.some((code) => code === each.office || code === unit);
    return each.part === part && !isConcerned && !known.has(seatOf(each));
  });
}
type ReaderSeat = NonNullable<UseCaseDeps['store']['state']['sealReaders']>[number];

const seatOf = ({ office, device, officer }: Pick<SealBox, 'office' | 'device' | 'officer'>): string =>
  `${office} ${device} ${officer}`;

/** Gives them the own half. */
export async function addReaders(desk: ConfidentialDesk, open: OpenFile): Promise<Sent> {
  const own = ownBox(desk, open.file);
  if (own === null) return err({ code: 'damaged' });
  const boxes = await Promise.all(missingReaders(desk, open).map((reader) => boxForReader(own, reader)));
  return send(desk, open.file.id, { kind: 'add-readers', boxes: boxes.flatMap((box) => box ?? []) });
}

export type Sent = Result<null, DeskProblem>;

async function send(
  { ask, deps, identity }: ConfidentialDesk,
  report: StreamId,
  action: ConfidentialAction,
  id: OperationId = deps.ids.operation(),
): Promise<Sent> {
  const entry = ConfidentialEntry.parse({
    id,
    report,
    office: identity.office,
    device: identity.device,
    by: deps.officer.id,
    recordedAt: deps.clock.now(),
    action,
  });
  const receipt = await sendEntry(ask, entry);
  if (!receipt.ok) return receipt;
  return 'refused' in receipt.value ? err({ code: 'refused', why: receipt.value.refused }) : ok(null);
}

/** Which half this officer holds; `null` for everybody else, who has no such screen. */
export const confidentialPart = (acting: Acting | null): SealPart | null => partOf(acting);
