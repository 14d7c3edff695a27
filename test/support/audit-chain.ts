import type { AuditLink } from '#shared/model/audit.ts';
import { linkText } from '#shared/sync/audit-chain.ts';
import { sha256 } from './server.ts';

type Author = { readonly office: string; readonly device: string };

/** An entry put behind another one, with its right hash. */
export function linkAfter(last: Pick<AuditLink, 'n' | 'hash'> | undefined, event: object): AuditLink {
  const unhashed = { n: (last?.n ?? 0) + 1, prev: last?.hash ?? '', body: JSON.stringify(event) };
  return { ...unhashed, hash: `sha256:${sha256(linkText(unhashed))}` };
}

/** The n-th look of a device: each third one a print, each about a matter of its own, a minute apart. */
export const auditEvent = (n: number, { office, device }: Author): object => ({
  kind: n % 3 === 0 ? 'print' : 'view',
  at: `2026-09-04T01:${String(n).padStart(2, '0')}:00.000Z`,
  office,
  device,
  officer: `${office}-clerk`,
  stream: `matter-${String(n).padStart(16, '0')}`,
  result: 'done',
});

/** The first entries of a device's chain; the same every time. */
export function auditChain(length: number, author: Author = { office: 'jiaxi', device: 'D1' }): AuditLink[] {
  const links: AuditLink[] = [];
  for (let n = 1; n <= length; n += 1) links.push(linkAfter(links.at(-1), auditEvent(n, author)));
  return links;
}
