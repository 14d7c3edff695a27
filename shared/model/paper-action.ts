/** What is done with the papers of a matter at any stage: a letter is issued under a number, and every print is counted. */
import * as z from 'zod';
import { OperationId } from './ids.ts';
import { PlainDate } from './plain-date.ts';

/** Code of a paper, as in shared/documents; `receipt`, `form`, `guide` … are the sheets of the counter. */
const PaperCode = z.string().regex(/^[a-z][a-z-]{0,39}$/);

const Key = z.string().max(40);
const Line = z.string().max(4000);

/** A value of one field of a paper: a text, lines, or rows of texts. */
const PaperValue = z.union([
  z.string().max(8000),
  z.array(Line).max(200),
  z.array(z.record(Key, Line.optional())).max(200),
]);

/**
 * 出具文书: the paper as it was made out, so that it can be printed again word for word: what stood in its fields, who
 * signed, and by which version of its text. The county gives the number in its order (LN-02, LN-03); `docNo` is one that
 * the unit's own register of letters had given already (LN-04).
 */
export const IssuePaper = z.strictObject({
  kind: z.literal('issue-paper'),
  paper: PaperCode,
  /** Version of the paper's text (`Paper.version`). */
  template: z.int().min(1),
  /** Full name of the unit that signs, as it was then. */
  issuer: z.string().min(1).max(80),
  values: z.record(Key, PaperValue),
  signedOn: PlainDate.optional(),
  urgency: z.enum(['特急', '加急']).optional(),
  docNo: z.string().min(1).max(80).optional(),
});

export type IssuePaper = z.infer<typeof IssuePaper>;

/** 打印: counted for each issued letter and each other sheet, so that a copy can say that it is one (documents §7.2). */
export const RecordPrint = z.strictObject({
  kind: z.literal('record-print'),
  what: PaperCode,
  /** The issued letter that was printed. */
  issued: OperationId.optional(),
});
