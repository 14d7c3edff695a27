/**
 * An identity number to compare by; empty when there is none. A resident number of 15 digits (before 1999) and its 18-digit
 * successor give one key: region, birth date with century, sequence. The check digit says nothing of its own and is left out.
 * Other documents compare as written.
 */
export function idNumberKey(idNumber: string): string {
  const plain = idNumber
    .normalize('NFKC')
    .replaceAll(/[^\p{L}\p{N}]/gu, '')
    .toUpperCase();
  if (/^\d{17}[\dX]$/.test(plain)) return plain.slice(0, 17);
  if (/^\d{15}$/.test(plain)) return `${plain.slice(0, 6)}19${plain.slice(6)}`;
  return plain;
}
