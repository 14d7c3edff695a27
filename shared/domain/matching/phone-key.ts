/** A telephone number to compare by. `areaCode` is null for a mobile number and for a landline written without one. */
export interface PhoneKey {
  readonly subscriber: string;
  readonly areaCode: string | null;
}

const MOBILE = /^1[3-9]\d{9}$/;
const LANDLINE = /^(?:(0(?:10|2\d|[3-9]\d{2})))?([2-9]\d{6,7})$/;

/**
 * The numbers in one field: several may stand in it (139…/0999-…). Country code, spaces, hyphens and extensions are dropped;
 * what is neither a mobile number nor a landline (a village short number) yields nothing.
 */
export function phoneKeys(field: string): readonly PhoneKey[] {
  return field
    .normalize('NFKC')
    .split(/[/、,;；，]/)
    .flatMap((part) => {
      const key = phoneKey(part);
      return key === null ? [] : [key];
    });
}

/** One county shares an area code, so a landline written without it equals the same number with it. */
export function isSamePhone(a: PhoneKey, b: PhoneKey): boolean {
  return a.subscriber === b.subscriber && (a.areaCode === b.areaCode || a.areaCode === null || b.areaCode === null);
}

function phoneKey(text: string): PhoneKey | null {
  const withoutExtension = text.replace(/(?:转|轉|ext\.?|#).*$/i, '');
  const digits = withoutExtension.replaceAll(/\D/g, '');
  const national = digits.replace(/^(?:00)?86(?=0?1[3-9]\d{9}$|0?[1-9]\d{8,10}$)/, '');
  const mobile = national.replace(/^0(?=1)/, '');
  if (MOBILE.test(mobile)) return { subscriber: mobile, areaCode: null };
  // '+86 999 …' leaves the area code without its 0.
  const landline = LANDLINE.exec(national) ?? (national === digits ? null : LANDLINE.exec(`0${national}`));
  const subscriber = landline?.[2];
  return subscriber === undefined ? null : { subscriber, areaCode: landline?.[1] ?? null };
}
