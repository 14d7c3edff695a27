/** The role in which the program works: it owns no table and row security holds for it (C17). */
export const APP_ROLE = 'jft_app';

/**
 * For whom a transaction speaks. `owner`: the structure of the tables (migrations, loading a backup); `server`: the
 * server's own work, such as receiving, numbers, audit; the others read for somebody who asked and write nothing.
 */
export type Claims =
  | { readonly kind: 'owner' | 'server' | 'county' }
  | { readonly kind: 'units'; readonly units: readonly string[] }
  | { readonly kind: 'receipt'; readonly queryCode: string };

/** What a device may see, as the database is told. */
export const claimsOf = (units: readonly string[] | null): Claims =>
  units === null ? { kind: 'county' } : { kind: 'units', units };

/**
 * The text that opens a transaction: the only place where one begins. Role and claims end with it, whatever happens, so
 * a connection never carries one caller's rights to the next.
 */
export function openingOf(claims: Claims): string {
  switch (claims.kind) {
    case 'owner':
      return `begin; set local jft.claim = 'server'`;
    case 'server':
    case 'county':
      return `begin; set local role ${APP_ROLE}; set local jft.claim = '${claims.kind}'`;
    case 'units':
      return `begin; set local role ${APP_ROLE}; set local jft.claim = 'units'; set local jft.units = ${quoted(claims.units.join(','))}`;
    case 'receipt':
      return `begin; set local role ${APP_ROLE}; set local jft.claim = 'receipt'; set local jft.receipt = ${quoted(claims.queryCode)}`;
  }
}

/** Codes have neither quotes nor backslashes; whatever came would still be one literal. */
const quoted = (text: string): string => ` E'${text.replaceAll('\\', '\\\\').replaceAll("'", "\\'")}'`;
