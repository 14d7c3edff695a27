import 'reflect-metadata';
import { createHash, type webcrypto } from 'node:crypto';
import { isIP } from 'node:net';
import { join } from 'node:path';
import { mkdir, rename, rm, writeFile } from 'node:fs/promises';
import {
  AuthorityKeyIdentifierExtension,
  BasicConstraintsExtension,
  ExtendedKeyUsage,
  ExtendedKeyUsageExtension,
  KeyUsageFlags,
  KeyUsagesExtension,
  SubjectAlternativeNameExtension,
  SubjectKeyIdentifierExtension,
  X509Certificate,
  X509CertificateGenerator,
} from '@peculiar/x509';
import * as z from 'zod';
import { readSecret, writeSecret } from '#server/config/secret-file.ts';

/** What the server listens with: PEM texts, and the county's own authority for the devices to trust. */
export type CountyTls = {
  readonly key: string;
  readonly cert: string;
  /** Where the authority's certificate lies, to be carried to the offices' computers. */
  readonly authorityFile: string;
  /** SHA-256 of the authority's certificate, for comparing by telephone. */
  readonly fingerprint: string;
};

const ES256 = { name: 'ECDSA', namedCurve: 'P-256', hash: 'SHA-256' } as const;
const DAY_MS = 24 * 60 * 60 * 1000;
const AUTHORITY_DAYS = 3650;
/** Browsers refuse server certificates that last longer. */
const SERVER_DAYS = 397;
const RENEW_DAYS = 30;
/** A laptop whose clock is some days behind must still get in: it says so by C32, not by a refused connection. */
const EARLY_DAYS = 7;

const Kept = z.object({ cert: z.string(), key: z.string() });

/**
 * The county's own certificates (C14), made at the first start in `folder`/tls: an authority for ten years, and a server
 * certificate for `names` (host names and addresses) that is renewed by itself, 30 days before it ends or when the names
 * change. Devices trust the authority, so a renewal asks nothing of them.
 */
export async function openCountyTls(
  folder: string,
  { names, now }: { readonly names: readonly string[]; readonly now: Date },
): Promise<CountyTls> {
  const place = join(folder, 'tls');
  await mkdir(place, { recursive: true, mode: 0o700 });
  const authority = await readOrMake(join(place, 'authority.json'), () => makeAuthority(now));
  const server = await readServer(join(place, 'server.json'), authority, names, now);
  const authorityFile = join(place, 'county-ca.crt');
  await writeFile(authorityFile, authority.cert);
  const raw = new X509Certificate(authority.cert).rawData;
  const hex = createHash('sha256').update(new Uint8Array(raw)).digest('hex').toUpperCase();
  return {
    key: server.key,
    cert: `${server.cert}\n${authority.cert}`,
    authorityFile,
    fingerprint: hex.match(/.{2}/g)?.join(':') ?? hex,
  };
}

type Kept = z.infer<typeof Kept>;

async function readOrMake(file: string, make: () => Promise<Kept>): Promise<Kept> {
  const text = await readSecret(file);
  if (text !== null) return Kept.parse(JSON.parse(text));
  const made = await make();
  return (await writeSecret(file, JSON.stringify(made))) ? made : readOrMake(file, make);
}

async function readServer(file: string, authority: Kept, names: readonly string[], now: Date): Promise<Kept> {
  const text = await readSecret(file);
  const kept = text === null ? null : Kept.parse(JSON.parse(text));
  if (kept !== null && isGood(kept.cert, names, now)) return kept;
  const made = await makeServer(authority, names, now);
  const aside = `${file}.new`;
  await rm(aside, { force: true });
  await writeSecret(aside, JSON.stringify(made));
  await rename(aside, file);
  return made;
}

function isGood(pem: string, names: readonly string[], now: Date): boolean {
  const cert = new X509Certificate(pem);
  const held = cert.getExtension(SubjectAlternativeNameExtension)?.names.items.map(({ value }) => value) ?? [];
  const isFresh = cert.notAfter.getTime() - now.getTime() > RENEW_DAYS * DAY_MS;
  return isFresh && [...held].sort().join() === [...names].sort().join();
}

async function makeAuthority(now: Date): Promise<Kept> {
  const keys = await crypto.subtle.generateKey(ES256, true, ['sign', 'verify']);
  const cert = await X509CertificateGenerator.createSelfSigned({
    serialNumber: serial(),
    name: 'CN=接访台县局服务器证书, O=接访台',
    ...validity(now, AUTHORITY_DAYS),
    signingAlgorithm: ES256,
    keys,
    extensions: [
      new BasicConstraintsExtension(true, 0, true),
      new KeyUsagesExtension(KeyUsageFlags.keyCertSign | KeyUsageFlags.cRLSign, true),
      await SubjectKeyIdentifierExtension.create(keys.publicKey),
    ],
  });
  return { cert: cert.toString('pem'), key: await privatePem(keys.privateKey) };
}

async function makeServer(authority: Kept, names: readonly string[], now: Date): Promise<Kept> {
  const issuer = new X509Certificate(authority.cert);
  const keys = await crypto.subtle.generateKey(ES256, true, ['sign', 'verify']);
  const cert = await X509CertificateGenerator.create({
    serialNumber: serial(),
    subject: `CN=${names[0] ?? 'localhost'}`,
    issuer: issuer.subject,
    ...validity(now, SERVER_DAYS),
    signingAlgorithm: ES256,
    publicKey: keys.publicKey,
    signingKey: await importKey(authority.key),
    extensions: [
      new BasicConstraintsExtension(false, undefined, true),
      new KeyUsagesExtension(KeyUsageFlags.digitalSignature, true),
      new ExtendedKeyUsageExtension([ExtendedKeyUsage.serverAuth]),
      new SubjectAlternativeNameExtension(
        names.map((value) => ({ type: isIP(value) === 0 ? ('dns' as const) : ('ip' as const), value })),
      ),
      await SubjectKeyIdentifierExtension.create(keys.publicKey),
      await AuthorityKeyIdentifierExtension.create(issuer),
    ],
  });
  return { cert: cert.toString('pem'), key: await privatePem(keys.privateKey) };
}

const validity = (now: Date, days: number) => ({
  notBefore: new Date(now.getTime() - EARLY_DAYS * DAY_MS),
  notAfter: new Date(now.getTime() + (days - EARLY_DAYS) * DAY_MS),
});

/** 128 random bits, positive and never zero. */
function serial(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  bytes[0] = ((bytes[0] ?? 0) & 0x7f) | 0x40;
  return Buffer.from(bytes).toString('hex');
}

async function privatePem(key: webcrypto.CryptoKey): Promise<string> {
  const body = Buffer.from(await crypto.subtle.exportKey('pkcs8', key)).toString('base64');
  return `-----BEGIN PRIVATE KEY-----\n${body.match(/.{1,64}/g)?.join('\n') ?? body}\n-----END PRIVATE KEY-----\n`;
}

function importKey(pem: string): Promise<webcrypto.CryptoKey> {
  const body = Buffer.from(pem.replaceAll(/-----[A-Z ]+-----|\s/g, ''), 'base64');
  return crypto.subtle.importKey('pkcs8', body, ES256, false, ['sign']);
}
