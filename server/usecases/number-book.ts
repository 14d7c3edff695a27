import type { ClaimedRow, NumberRow } from '#server/db/store.ts';

/** Official numbers given to one registration; `formerNo` is a claimed one that could not be honoured (PROTOCOL R4). */
export type GivenNumber = { readonly officialNo: string; readonly formerNo?: string };

export type NumberBook = {
  readonly give: (asked: {
    readonly office: string;
    readonly prefix: string;
    readonly year: number;
    readonly claim: string | undefined;
  }) => GivenNumber;
  /** Counters and claims that changed. */
  readonly changes: () => { readonly numbers: readonly NumberRow[]; readonly claimed: readonly ClaimedRow[] };
};

/** A claim further ahead than this is no memory of a real number; honouring it would tear a hole into the year. */
const FARTHEST_CLAIM = 5000;

/** 青司信甲溪〔2026〕12号 (R004-47). */
export const officialNo = (prefix: string, year: number, n: number): string => `${prefix}〔${year}〕${n}号`;

/** Gives the lowest free number of an office and year (N2), honouring claims where they are free (R4). */
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
    give: ({ office, prefix, year, claim }) => {
      const free = claim === undefined ? null : freeClaim(office, prefix, claim);
      if (free !== null) {
        take(office, free.year, free.n);
        return { officialNo: officialNo(prefix, free.year, free.n) };
      }
      const n = nextOf.get(`${office} ${year}`) ?? 1;
      take(office, year, n);
      return {
        officialNo: officialNo(prefix, year, n),
        ...(claim !== undefined && claim !== '' && { formerNo: claim }),
      };
    },
    changes: () => ({ numbers: [...changedNumbers.values()], claimed: newlyClaimed }),
  };
}
