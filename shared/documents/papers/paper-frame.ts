import type { Instant, PlainDate } from '#shared/model/plain-date.ts';
import type { Letterhead } from '../print-document.ts';

/** What every paper carries whatever it says: the unit that signs, its number, date, and the marks of this copy. */
export type PaperFrame = {
  /** Full name of the unit that signs (落款). */
  readonly issuer: string;
  /** First part of the unit's numbers, such as 青司信. */
  readonly numberPrefix: string;
  /** 发文字号 given by the server or the paper register; absent on a draft (LN-03). */
  readonly docNo?: string | undefined;
  /** 成文日期; absent until signed. */
  readonly signedOn?: PlainDate | undefined;
  /** Number of the matter, or its slip number while there is none. */
  readonly matterNo: string;
  readonly printedAt: Instant;
  /** 0 for the first print, n for the n-th reprint. */
  readonly reprint: number;
  readonly signer?: string | undefined;
  readonly urgency?: Letterhead['urgency'];
};
