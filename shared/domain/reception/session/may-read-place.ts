import type { Acting } from '../../access/acting.ts';
import type { SessionView } from '#shared/model/reception.ts';
import { receiverOf } from '../roster/rotation.ts';
import { hangsBoard, plansReceptions } from './decide.ts';

/** RO-36: where a visit to a home or a talk is, is read by who plans it, who receives and who sits beside. */
export const mayReadPlace = (session: SessionView, acting: Pick<Acting, 'officer' | 'roles'> | null): boolean =>
  hangsBoard(session) ||
  (acting !== null &&
    (plansReceptions(acting) ||
      [session.host, receiverOf(session), ...session.companions].some((officer) => officer === acting.officer)));
