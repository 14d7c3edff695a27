/** Why a passphrase is not good enough; the sentences are in renderer/text (security C4). */
export type PassphraseFlaw = 'short' | 'classes' | 'common' | 'derived' | 'repeated';

export const LEAST_CHARACTERS = 10;
const LEAST_CLASSES = 3;
const LEAST_DIFFERENT = 5;

/** Upper and lower case, digits, and everything else; Chinese characters count as a class of their own. */
const CLASSES: readonly RegExp[] = [/[a-z]/u, /[A-Z]/u, /[0-9]/u, /\p{Script=Han}/u, /[^a-zA-Z0-9\p{Script=Han}]/u];

/** Words that head every list of guesses here and abroad, without their usual digits around. */
const COMMON: readonly string[] = `
  password passw0rd p@ssw0rd p@ssword qwerty qwert asdfgh zxcvbn qazwsx 1qaz 2wsx
  admin root welcome letmein iloveyou abc123 abcd1234 a123456 123456 654321 111111
  000000 666666 888888 5201314 1314520 147258 123123 112233 123qwe woaini aini1314
  xinfang sifa sifaju sifasuo jiefang zhengfu zhongguo china gongan wangluo mima
  信访 司法 司法局 司法所 接访 密码 口令 中国 人民
`
  .trim()
  .split(/\s+/u);

/** What of a passphrase is not good enough; empty when it may be used. `personal`: names of the officer, office, place. */
export function passphraseFlaws(passphrase: string, personal: readonly string[]): readonly PassphraseFlaw[] {
  const text = passphrase.normalize('NFC');
  const characters = Array.from(text);
  const plain = text.toLowerCase();
  const flaws: PassphraseFlaw[] = [];
  if (characters.length < LEAST_CHARACTERS) flaws.push('short');
  if (CLASSES.filter((kind) => kind.test(text)).length < LEAST_CLASSES) flaws.push('classes');
  if (new Set(characters).size < LEAST_DIFFERENT || isRun(plain)) flaws.push('repeated');
  if (COMMON.some((word) => covers(plain, word))) flaws.push('common');
  if (partsOf(personal).some((word) => covers(plain, word))) flaws.push('derived');
  return flaws;
}

/** The word makes up most of what is left of a passphrase without its digits and signs, or nearly all of it. */
function covers(text: string, word: string): boolean {
  if (!text.includes(word)) return false;
  const letters = text.replace(/[^\p{L}]/gu, '');
  const core = word.replace(/[^\p{L}]/gu, '');
  return core === '' ? text.length - word.length < 6 : letters.length - core.length < 6;
}

/** Names as people put them into passphrases: whole, and of Chinese ones each pair of characters. */
function partsOf(personal: readonly string[]): readonly string[] {
  return personal.flatMap((name) => {
    const plain = name.toLowerCase().replace(/\s+/gu, '');
    const han = plain.match(/\p{Script=Han}{2,}/gu) ?? [];
    const pairs = han.flatMap((run) =>
      Array.from(run).flatMap((a, i, all) => (all[i + 1] ? [`${a}${all[i + 1]}`] : [])),
    );
    const words = plain.split(/[^a-z0-9]+/u).filter((word) => word.length >= 4);
    return [...pairs, ...words];
  });
}

/** Like 1234567890 or abcdefghij: each character follows the one before it. */
function isRun(text: string): boolean {
  const codes = Array.from(text).map((character) => character.codePointAt(0) ?? 0);
  const steps = codes.slice(1).map((code, i) => code - (codes[i] ?? 0));
  return (
    steps.length > 0 && steps.filter((step) => step === 1 || step === -1 || step === 0).length >= steps.length * 0.8
  );
}

const LETTERS = 'abcdefghjkmnpqrstuvwxyz';
const CAPITALS = 'ABCDEFGHJKLMNPQRSTUVWXYZ';
const DIGITS = '23456789';

/** A one-time passphrase that can be read out over the phone: groups without letters that look alike, about 75 bits. */
export function oneTimePassphrase(random: (count: number) => Uint8Array): string {
  const all = LETTERS + CAPITALS + DIGITS;
  const pick = (from: string): string => {
    // Bytes past the last whole round are thrown away, or the first letters would come more often.
    for (;;) {
      const byte = random(1)[0] ?? 0;
      if (byte < Math.floor(256 / from.length) * from.length) return from.charAt(byte % from.length);
    }
  };
  const group = (): string => pick(LETTERS) + pick(CAPITALS) + pick(DIGITS) + pick(all);
  return [group(), group(), group(), group()].join('-');
}
