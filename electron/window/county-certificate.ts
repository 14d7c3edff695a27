import { X509Certificate } from 'node:crypto';
import type { Session } from 'electron';

/**
 * Is `pem` the county's server, by the authority that was carried to this computer (C14)? Chromium does not know that
 * authority, so what it would check is checked here: signature, name, time, and that it is no authority itself.
 */
export function isCountyServer(pem: string, authority: string, host: string, now: Date): boolean {
  try {
    const [cert, issuer] = [new X509Certificate(pem), new X509Certificate(authority)];
    const isTimely = Date.parse(cert.validFrom) <= now.getTime() && now.getTime() <= Date.parse(cert.validTo);
    const isNamed = (cert.checkHost(host) ?? cert.checkIP(host)) !== undefined;
    return isTimely && isNamed && !cert.ca && cert.checkIssued(issuer) && cert.verify(issuer.publicKey);
  } catch {
    return false;
  }
}

const TRUSTED = 0;
const AS_CHROMIUM_SAYS = -3;

/** Trusts the county's authority for the county's server and nothing else; every other certificate is Chromium's to judge. */
export function trustCounty(
  session: Pick<Session, 'setCertificateVerifyProc'>,
  { server, authority, now }: { readonly server: string; readonly authority: string; readonly now: () => Date },
): void {
  const { hostname } = new URL(server);
  session.setCertificateVerifyProc(({ hostname: asked, certificate }, answer) => {
    const isOurs = asked === hostname && isCountyServer(certificate.data, authority, hostname, now());
    answer(isOurs ? TRUSTED : AS_CHROMIUM_SAYS);
  });
}
