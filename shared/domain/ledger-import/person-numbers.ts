import type { PlainDate } from '#shared/model/plain-date.ts';
import { checkPhone } from '../identity/phone.ts';
import { checkResidentId, normalizeResidentId, upgradeResidentId } from '../identity/resident-id.ts';
import type { RowNote } from './row-problem.ts';

export type PersonNumbers = {
  readonly ofFirst: { readonly idType?: 'resident-id'; readonly idNo?: string; readonly phone?: string };
  /** What stood in the telephone cell and is longer than a telephone number. */
  readonly phoneBeside?: string;
  readonly notes: readonly RowNote[];
};

const MOST = 40;
/** A spreadsheet keeps fifteen digits of a number: an identity number typed as one has lost its end. */
const LOST = /^\d(?:\.\d+)?E\+?\d+$/i;

/**
 * Identity and telephone number of the first person (LI-11): freed of spaces and apostrophes, checked as at the counter,
 * kept when doubtful (ID-08). An identity number whose digits Excel has lost is left out, since it is nobody's.
 */
export function personNumbers(
  told: { readonly idNo: string; readonly phone: string },
  today: PlainDate,
): PersonNumbers {
  const notes: RowNote[] = [];
  const idNo = normalizeResidentId(told.idNo.replace(/^['’‘]/u, ''));
  const isLost = LOST.test(idNo) || (/^\d{15}000$/.test(idNo) && !checkResidentId(idNo, today).ok);
  if (isLost) notes.push({ code: 'id-digits-lost' });
  const isResident = !isLost && (checkResidentId(idNo, today).ok || upgradeResidentId(idNo, today).ok);
  if (!isLost && idNo !== '' && !isResident) notes.push({ code: 'id-number-doubtful' });

  const phone = told.phone.replace(/^['’‘]/u, '').replace(/\.0+$/, '');
  const checked = phone === '' ? null : checkPhone(phone);
  if (checked?.kind === 'doubtful') notes.push({ code: 'phone-doubtful', text: phone.slice(0, MOST) });
  const kept = checked === null || checked.kind === 'doubtful' ? phone : checked.digits;
  return {
    ofFirst: {
      ...(idNo !== '' && !isLost && idNo.length <= MOST && { ...(isResident && { idType: 'resident-id' }), idNo }),
      ...(kept !== '' && kept.length <= MOST && { phone: kept }),
    },
    ...(kept.length > MOST && { phoneBeside: kept }),
    notes,
  };
}
