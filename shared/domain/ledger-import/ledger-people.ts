import { compactText } from './clean-cell.ts';

export type LedgerPeople = {
  readonly names: readonly string[];
  /** As the name cell tells it (张某等5人); `null` when it does not. */
  readonly total: number | null;
  readonly anonymous: boolean;
  readonly organization: boolean;
};

const ANONYMOUS = /^(?:匿名|不详|未署名|无名|不愿透露|无)$/u;
const ORGANIZATION =
  /(?:公司|合作社|委员会|村委会|居委会|商会|协会|学会|厂|商店|超市|学校|小学|中学|医院|卫生院|中心|律所|事务所)$/u;

/**
 * Who a name cell speaks of (LI-08): several names apart by 、 , ; / or line ends, `张某等5人`, `匿名`, an organisation.
 * Space inside a name is removed (a name of two characters is often written apart); nobody is invented.
 */
export function readPeople(text: string): LedgerPeople {
  const told = text.normalize('NFKC');
  const group = /等\s*(?:共)?\s*(\d{1,5})\s*[人名户]/u.exec(told);
  const bare = told
    .replace(/[等及](?:\s*(?:共)?\s*\d{0,5}\s*[人名户])?[)）]?\s*$/u, '')
    .replaceAll(/[(（][^)）]*[)）]/gu, '');
  const names = bare
    .split(/[、,，;；/\n]|和(?=[^\s]{2,4}$)/u)
    .map((name) => compactText(name))
    .filter((name) => name !== '');
  const anonymous = names.length === 1 && ANONYMOUS.test(names[0] ?? '');
  return {
    names: anonymous ? [] : names,
    total: group === null ? null : Number(group[1]),
    anonymous,
    organization: names.length === 1 && ORGANIZATION.test(names[0] ?? ''),
  };
}
