import type { CountyProfile } from '#shared/model/county.ts';

export type FileNumber = { readonly year: number; readonly n: number };

/** The number after the newest of this year in the confidential register. */
export const nextNumber = (numbers: ReadonlyMap<number, number>, year: number): FileNumber => ({
  year,
  n: (numbers.get(year) ?? 0) + 1,
});

/** 青司信密〔2026〕3号: a series of the bureau's own, so that no office's numbers show a gap (CF-10). */
export function fileNo({ units, bureau }: CountyProfile, { year, n }: FileNumber): string {
  const prefix = units.find(({ code }) => code === bureau)?.numberPrefix ?? '';
  return `${prefix}密〔${year}〕${n}号`;
}
