import type { ClaimedRow, NumberRow } from '#server/db/store.ts';

/** A number given to one registration or letter; `formerNo` is a claimed one that could not be honoured (PROTOCOL R4). */
export type GivenNumber = { readonly no: string; readonly formerNo?: string };

/** One counted series: an office's registrations, or one kind of letter of a unit (LN-02). */
type Counted = { readonly key: string; readonly prefix: string };

export type NumberBook = {
  readonly give: (asked: Counted & { readonly year: number; readonly claim: string | undefined }) => GivenNumber;
  /** May this number of the series still be given? */
  readonly isFree: (series: Counted, no: string) => boolean;
  /** Counters and claims that changed. */
  readonly changes: () => { readonly numbers: readonly NumberRow[]; readonly claimed: readonly ClaimedRow[] };
};

/** A claim further ahead than this is no memory of a real number; honouring it would tear a hole into the year. */
const FARTHEST_CLAIM = 5000;

/** 青司信甲溪〔2026〕12号 (R004-47). */
export const officialNo = (prefix: string, year: number, n: number): string => `${prefix}〔${year}〕${n}号`;

/** Gives the lowest free number of a series and year (N2, LN-02), honouring claims where they are free (R4). */
export function openNumberBook(numbers: readonly NumberRow[], claimed: readonly ClaimedRow[]): NumberBook {
  const nextOf = new Map(numbers.map((row) => [`${row.office} ${row.year}`, row.next]));
  const taken = new Set(claimed.map((row) => `${row.office} ${row.year} ${row.n}`));
  const changedNumbers = new Map<string, NumberRow>();
  const newlyClaimed: ClaimedRow[] = [];

  const take = (office: string, year: number, n: number): void => {
    const key = `${office} ${year}`;
    let next = nextOf.get(key) ?? 1;
    if (n > next) {
      taken.add(`${key} ${n}`);
      newlyClaimed.push({ office, year, n });
    } else {
      do next += 1;
      while (taken.has(`${key} ${next}`));
    }
    // Also after a claim above `next`: the counter row must exist for the claim to be found again.
    nextOf.set(key, next);
    changedNumbers.set(key, { office, year, next });
  };
  /** Year and number of a claim that is still free; everything below `next` is given. */
  const freeClaim = (office: string, prefix: string, claim: string): { year: number; n: number } | null => {
    const match = /^〔(2\d{3})〕([1-9]\d{0,6})号$/.exec(claim.startsWith(prefix) ? claim.slice(prefix.length) : '');
    if (match === null) return null;
    const [year, n] = [Number(match[1]), Number(match[2])];
    const next = nextOf.get(`${office} ${year}`) ?? 1;
    const isFree = n >= next && n < next + FARTHEST_CLAIM && !taken.has(`${office} ${year} ${n}`);
    return isFree ? { year, n } : null;
  };

  return {
    isFree: ({ key, prefix }, no) => freeClaim(key, prefix, no) !== null,
    give: ({ key, prefix, year, claim }) => {
      const free = claim === undefined ? null : freeClaim(key, prefix, claim);
      if (free !== null) {
        take(key, free.year, free.n);
        return { no: officialNo(prefix, free.year, free.n) };
      }
      const n = nextOf.get(`${key} ${year}`) ?? 1;
      take(key, year, n);
      return {
        no: officialNo(prefix, year, n),
        ...(claim !== undefined && claim !== '' && { formerNo: claim }),
      };
    },
    changes: () => ({ numbers: [...changedNumbers.values()], claimed: newlyClaimed }),
  };
}
