/** Does it look like a mainland telephone number. A soft warning only: what the visitor gives is always kept (ID-08). */

export type PhoneCheck =
  | { readonly kind: 'mobile' | 'landline'; readonly digits: string }
  | { readonly kind: 'doubtful'; readonly reason: 'wrong-character' | 'wrong-length' | 'unknown-prefix' };

/** `digits` has no country code, spaces, hyphens or extension; an empty input is doubtful by its length. */
export function checkPhone(input: string): PhoneCheck {
  const compact = input
    .normalize('NFKC')
    .replaceAll(/[\s()-]/g, '')
    .replace(/^(\+86|0086)/, '')
    .replace(/(?:转|ext\.?|#)\d{1,6}$/i, '');
  if (/\D/.test(compact)) return { kind: 'doubtful', reason: 'wrong-character' };
  if (compact.startsWith('1')) return checkMobile(compact);
  return checkLandline(compact);
}

function checkMobile(digits: string): PhoneCheck {
  if (digits.length !== 11) return { kind: 'doubtful', reason: 'wrong-length' };
  return /^1[3-9]/.test(digits) ? { kind: 'mobile', digits } : { kind: 'doubtful', reason: 'unknown-prefix' };
}

/** With area code (010, 02x: 3 digits; otherwise 4 digits) or, as local people give it, without. */
function checkLandline(digits: string): PhoneCheck {
  const areaLength = /^0(10|2)/.test(digits) ? 3 : digits.startsWith('0') ? 4 : 0;
  const local = digits.slice(areaLength);
  if (local.length < 7 || local.length > 8) return { kind: 'doubtful', reason: 'wrong-length' };
  const knownArea = areaLength === 0 || /^0(10|2\d|[3-9])/.test(digits);
  return knownArea && /^[2-8]/.test(local)
    ? { kind: 'landline', digits }
    : { kind: 'doubtful', reason: 'unknown-prefix' };
}
