import * as z from 'zod';
import { DeviceCode, OfficerId, UnitCode } from '#shared/model/ids.ts';
import { Instant } from '#shared/model/plain-date.ts';

/** What both signatures of a request cover (PROTOCOL A1): change any of it and the county refuses. */
export type RequestFacts = {
  readonly method: string;
  /** Path with query as asked for, such as `/api/v1/changes?cursor=3`. */
  readonly path: string;
  /** The moment of signing, an Instant by the county's clock as far as the device knows it (A4). */
  readonly time: string;
  /** 128 random bits in base64url, new for every attempt (A5). */
  readonly nonce: string;
  /** SHA-256 in hex of the bytes sent, compressed as they are; of nothing where there is no body. */
  readonly bodyHash: string;
  readonly office: string;
  readonly device: string;
  readonly officer: string;
};

/** The text that is signed. No field can hold a line break, so two different requests never give one text. */
export function signedText(facts: RequestFacts): string {
  const { method, path, time, nonce, bodyHash, office, device, officer } = facts;
  return ['jft-request-1', method, path, time, nonce, bodyHash, office, device, officer].join('\n');
}

/** What the county signs of its answer (C15): bound to the request by its nonce, so it answers nothing else. */
export type AnswerFacts = {
  readonly nonce: string;
  readonly status: number;
  /** SHA-256 in hex of the body before compression. */
  readonly bodyHash: string;
};

export function answerText({ nonce, status, bodyHash }: AnswerFacts): string {
  return ['jft-answer-1', nonce, status, bodyHash].join('\n');
}

/** SHA-256 of nothing: the body of a read. */
export const EMPTY_HASH = 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855';

/** Names of the headers. */
export const SIGNED = {
  office: 'x-office',
  device: 'x-device',
  officer: 'x-officer',
  time: 'x-time',
  nonce: 'x-nonce',
  bodyHash: 'x-content-sha256',
  signature: 'x-signature',
  officerSignature: 'x-officer-signature',
  /** On answers only. */
  countySignature: 'x-county-signature',
} as const;

/** An ES256 signature: 64 bytes, r and s, in base64url. */
export const Signature = z.string().regex(/^[A-Za-z0-9_-]{86}$/);

/** The headers of a signed request, by the names in `SIGNED`. */
export const SignedHeaders = z.strictObject({
  office: UnitCode,
  device: DeviceCode,
  officer: OfficerId,
  time: Instant,
  nonce: z.string().regex(/^[A-Za-z0-9_-]{22}$/),
  /** Sent along, so that the signatures can be checked before one byte of the body is read. */
  bodyHash: z.string().regex(/^[0-9a-f]{64}$/),
  signature: Signature,
  officerSignature: Signature,
});
export type SignedHeaders = z.infer<typeof SignedHeaders>;

/** Who signs at this device now: its own key and the officer's (decision 0005). A locked device has no signer. */
export type Signer = {
  readonly office: string;
  readonly device: string;
  readonly officer: string;
  /** Both signatures (ES256, base64url) over the text. */
  readonly sign: (text: string) => Promise<{ readonly device: string; readonly officer: string }>;
};
