/**
 * Text that is hashed into the chain after operation `id` took its place with `stamp`, a JSON text (PROTOCOL R1). The
 * stamp is part of it: operations sent again to a restored server may get their old places but never their old time of
 * arrival, and devices that saw the first one must notice.
 */
export function chainInput(previous: string, id: string, stamp: string): string {
  return `${previous}:${id}:${stamp}`;
}
