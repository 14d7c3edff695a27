import { isLeadersReception } from '#shared/domain/reception/session/visit-kind.ts';
import type { MatterView } from '#shared/model/matter.ts';
import type { Registration } from '#shared/model/registration.ts';
import { leaderVisitForm } from './leader-visit-form.ts';
import { letterSlip } from './letter-slip.ts';
import { phoneForm } from './phone-form.ts';
import type { PrintContext } from './print-context.ts';
import type { BuiltDocument } from './print-document.ts';
import { visitForm } from './visit-form.ts';

/**
 * The registration form of a matter (documents §1.1–1.4), the same at registration, on the matter's page and in its
 * session: by the way it came, and for a visit by whether leaders received it (R004-40).
 */
export function formOf(view: MatterView, context: PrintContext): BuiltDocument {
  return BUILDERS[formKindOf(view.registration)](view, context);
}

const BUILDERS = { leader: leaderVisitForm, daily: visitForm, letter: letterSlip, phone: phoneForm } as const;

function formKindOf({ form, visitKind, leaderOpinion }: Registration): keyof typeof BUILDERS {
  switch (form) {
    case 'visit':
      // A visit that a leader signed for has the leader's column, whatever it was registered as.
      return isLeadersReception({ form, visitKind }) || leaderOpinion !== undefined ? 'leader' : 'daily';
    case 'phone':
      return 'phone';
    case 'letter':
    case 'online':
    case 'email':
    case 'sms':
    case 'leader-mailbox':
      return 'letter';
  }
}
