import * as z from 'zod';
import { ATTACHMENT_CHUNK } from '#shared/model/attachment.ts';
import { Instant } from '#shared/model/plain-date.ts';

/** Most pieces of contents that a package brings, and as many that it asks for: the file stays below `MOST_PACKAGE`. */
export const CARRIED_PIECES = 32;

const CONTENT_PATH = /^\/attachments\/[A-Za-z0-9_-]{1,40}\/[0-9a-f]{64}$/;
const PIECE_PATH = /^\/attachments\/[A-Za-z0-9_-]{1,40}\/[0-9a-f]{64}\/\d{1,4}$/;

/**
 * What packages hold: the very calls a device would have made over the network and the answers it would have got, so
 * that USB and network are one protocol (PROTOCOL U1). The county goes on where a page says that more follows.
 */
export const CarriedCall = z.union([
  z.strictObject({
    path: z.string().regex(/^\/(profile|changes|snapshot|confidential\/readers)(\?[\w=&%-]{0,300})?$/),
  }),
  // With a body only: what the same paths give to read, the log and the register, is not carried by hand.
  z.strictObject({ path: z.string().regex(/^\/(push|known|where|audit|confidential)$/), body: z.string() }),
  // Contents of attachments (F2, F3, F7): what the county has of one, a piece of it, a piece for it in base64url.
  z.strictObject({ path: z.string().regex(CONTENT_PATH) }),
  z.strictObject({ path: z.string().regex(PIECE_PATH) }),
  z.strictObject({ path: z.string().regex(PIECE_PATH), piece: z.string().max(Math.ceil((ATTACHMENT_CHUNK * 4) / 3)) }),
]);
export type CarriedCall = z.infer<typeof CarriedCall>;

const isPieceAsked = (call: CarriedCall): boolean => !('piece' in call) && PIECE_PATH.test(call.path);

export const CarriedCalls = z.strictObject({
  wire: z.int(),
  calls: z
    .array(CarriedCall)
    .min(1)
    .max(5000)
    .refine((calls) => calls.filter(isPieceAsked).length <= CARRIED_PIECES),
});
export type CarriedCalls = z.infer<typeof CarriedCalls>;

/** In the order of the calls; `path` of a following page is the one the county asked itself for. */
export const CarriedAnswer = z.strictObject({
  path: z.string().max(400),
  status: z.int(),
  /** The JSON text of the answer; of a piece of a content, its bytes in base64url. */
  body: z.string(),
});
export type CarriedAnswer = z.infer<typeof CarriedAnswer>;

export const CarriedAnswers = z.strictObject({
  wire: z.int(),
  serverNow: Instant,
  answers: z.array(CarriedAnswer).max(100_000),
});
export type CarriedAnswers = z.infer<typeof CarriedAnswers>;

/** Why the county or a device did not take a package, besides what is wrong with the file itself (`PackageProblem`). */
export const TAKING_PROBLEMS = [
  'other-direction',
  'older',
  'not-asked',
  'revoked',
  'unknown-device',
  'no-seat',
  'needs-upgrade',
] as const;
export type TakingProblem = (typeof TAKING_PROBLEMS)[number];

/** `POST /packages`: what became of the file: the county's answer to carry back, or why it was not taken. */
export const PackageResponse = z.strictObject({
  wire: z.int(),
  serverNow: Instant,
  outcome: z.discriminatedUnion('taken', [
    z.strictObject({
      taken: z.literal(true),
      name: z.string().max(120),
      /** The file in base64url. */
      file: z.string(),
      /** Operations that were in the package, and those among them that were not accepted. */
      sent: z.int(),
      refused: z.int(),
    }),
    z.strictObject({ taken: z.literal(false), problem: z.string().max(40), rightName: z.string().max(120).optional() }),
  ]),
});
export type PackageResponse = z.infer<typeof PackageResponse>;

const TO_COUNTY = '接访台-交县局-';
const TO_DEVICE = '接访台-县局答复-';

/** The names people see on the stick. */
export const packageName = (office: string, device: string, counter: number): string =>
  `${TO_COUNTY}${office}-${device}-${String(counter).padStart(4, '0')}.jft`;
export const answerName = (office: string, device: string, counter: number): string =>
  `${TO_DEVICE}${office}-${device}-${String(counter).padStart(4, '0')}.jft`;

/** Is a file, by its name, something a device may have made? A package that was renamed is told by its content. */
export const mayBePackage = (name: string): boolean =>
  name.endsWith('.jft') && !name.startsWith('.') && !name.startsWith(TO_DEVICE);

/** What the answer to a package of this name is called. */
export const answerTo = (name: string): string => name.replace(TO_COUNTY, TO_DEVICE);
