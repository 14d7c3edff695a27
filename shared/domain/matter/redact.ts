import { UnitCode } from '#shared/model/ids.ts';
import type { HistoryLine, MatterView } from '#shared/model/matter.ts';
import type { Operation } from '#shared/model/operation.ts';
import type { Registration } from '#shared/model/registration.ts';

/**
 * 移交保密 (CF-14): what is left of a matter, of its registration and of each of its operations once it is in the
 * confidential register. Device and server must come to the same bytes, so everything here depends on nothing else.
 */

/** Stands where words were. */
export const WITHDRAWN = '—';

/** The registration as the stub keeps it: the way and the day, by which its number was given; no person, no word. */
export const stubRegistration = (
  { form, occurredAt, receivedOn }: Registration,
  office: Operation['office'],
): Registration => ({
  form,
  occurredAt,
  receivedOn,
  petitionerType: 'anonymous',
  petitioners: [],
  totalPersons: 1,
  purpose: 'accusation',
  justiceCategory: 'out-of-scope',
  statement: WITHDRAWN,
  summary: WITHDRAWN,
  claims: [],
  // C21: the office that gave the number keeps the stub; every other unit has nothing.
  dutyUnit: UnitCode.parse(office),
});

/** The operation without content: its author, times and place in the order stay, what it said goes. */
export function redactOperation(op: Operation): Operation {
  switch (op.action.kind) {
    case 'register': {
      const registration = stubRegistration(op.action.registration, op.office);
      return { ...op, action: { ...op.action, registration } };
    }
    case 'seal-confidential':
      return { ...op, action: { kind: 'seal-confidential', on: op.action.on } };
    default:
      return { ...op, action: { kind: 'add-note', text: WITHDRAWN } };
  }
}

/** The same for the matter: number, dates and who worked on it; not even which steps there were. */
export function redactView(view: MatterView): MatterView {
  const { v, id, office, device, slipNo, queryCode, officialNo, formerNo, head, updatedAt, history } = view;
  return {
    v,
    id,
    office,
    device,
    slipNo,
    queryCode,
    ...(officialNo !== undefined && { officialNo }),
    ...(formerNo !== undefined && { formerNo }),
    status: 'confidential',
    registration: stubRegistration(view.registration, office),
    history: history.map(redactLine),
    head,
    updatedAt,
  };
}

/** A line of the time line after its operation was redacted. */
export function redactLine({ op, kind, by, office, recordedAt, arrivedAt }: HistoryLine): HistoryLine {
  return {
    op,
    kind: kind === 'register' || kind === 'seal-confidential' ? kind : 'add-note',
    by,
    office,
    recordedAt,
    ...(arrivedAt !== undefined && { arrivedAt }),
  };
}
