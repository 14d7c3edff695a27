/**
 * 文书 as data, before any layout: what stands on the paper and in which order. Builders in this folder make one from a
 * matter; renderer/print lays it out. Pure, so a printed form can be tested without a printer.
 */
import type { ReceiptPaper } from '#shared/model/receipt-paper.ts';

/** Paper. A receipt roll has no length of its own: the renderer measures it. */
export type PaperSize = 'A4' | 'A3' | ReceiptPaper;

/**
 * How it looks: `form` a ruled table form, `notice` a 文书 to a petitioner in GB/T 9704 type without a red head, `letter`
 * a 公文 to another unit with 版头 and 版记 (documents §0), `slip` a small handout, `board` to be read from across the room.
 */
export type DocumentLook = 'form' | 'notice' | 'letter' | 'slip' | 'board';

/**
 * 版头 of a 公文 (GB/T 9704—2012). `red-head` is the usual 文件 format, `letter-head` the 信函 format: name of the unit
 * 30 mm below the edge, double red lines, number at the right, no page number on its first page.
 */
export type Letterhead = {
  readonly style: 'red-head' | 'letter-head';
  /** 发文机关标志. */
  readonly authority: string;
  /** 签发人, only on what goes to a superior. */
  readonly signer?: string | undefined;
  readonly urgency?: '特急' | '加急' | undefined;
};

/** One cell. Text keeps its line breaks and is never cut (documents §7.6). */
export type Cell = {
  readonly text: string;
  readonly header?: true;
  readonly colSpan?: number;
  readonly rowSpan?: number;
  /** Room for handwriting: at least so many lines high. */
  readonly lines?: number;
  /** A line at the foot of the cell for a signature and its date. */
  readonly sign?: string;
  /** A signature drawn on the screen, as the `data:` address of its picture; stands over the line to sign. */
  readonly signature?: string;
  readonly align?: 'left' | 'center';
};

export type Row = readonly Cell[];

export type KeyValue = { readonly label: string; readonly value: string };

export type Block =
  /** In a 文书, level 1 is 「一、」 in 黑体 and level 2 「（一）」 in 楷体. */
  | { readonly kind: 'heading'; readonly text: string; readonly level?: 2 }
  | { readonly kind: 'paragraph'; readonly text: string; readonly indent?: true; readonly align?: 'center' | 'right' }
  | {
      readonly kind: 'table';
      /** Column widths in percent. */
      readonly columns: readonly number[];
      /** Repeated on every page the table continues on. */
      readonly head?: readonly Row[];
      readonly rows: readonly Row[];
    }
  | { readonly kind: 'key-values'; readonly items: readonly KeyValue[] }
  | { readonly kind: 'signatures'; readonly labels: readonly string[] }
  /** 落款: unit and date at the right; `seal` leaves room for the official seal over them. */
  | { readonly kind: 'closing'; readonly unit: string; readonly date: string; readonly seal: boolean }
  /** 附件说明, below the text: 「附件：1.…」. */
  | { readonly kind: 'attachments'; readonly names: readonly string[] }
  /** 版记, at the foot of the last page. `issued` (印发机关和印发日期) stands in the 文件 format only. */
  | {
      readonly kind: 'imprint';
      readonly copyTo: readonly string[];
      readonly issued?: { readonly by: string; readonly on: string };
    }
  | { readonly kind: 'names'; readonly people: readonly { readonly name: string; readonly title: string }[] }
  /** A number to be read from afar, on one line whatever the paper. */
  | { readonly kind: 'number'; readonly no: string; readonly remark: string }
  | { readonly kind: 'qr'; readonly payload: string; readonly caption: readonly string[] }
  | { readonly kind: 'note'; readonly text: string }
  | { readonly kind: 'cut-line'; readonly text: string }
  | { readonly kind: 'page-break' };

export type PrintDocument = {
  readonly title: string;
  readonly look: DocumentLook;
  readonly page: PaperSize;
  readonly orientation: 'portrait' | 'landscape';
  /** Full name of the unit that issues it. */
  readonly unit: string;
  /** Official number, or the provisional one while there is none (RX-02). */
  readonly docNo: string;
  /** Only where `look` is `letter`. */
  readonly letterhead?: Letterhead;
  /** Marks at the head: 临时号, 补打第 N 次, 时间待核. */
  readonly marks: readonly string[];
  readonly blocks: readonly Block[];
  /** Over every page of an exported copy: who took it out, when, how much, what for (C41). Never on a printed one. */
  readonly watermark?: string;
  /** Lines at the foot: time of printing, 内部资料. */
  readonly footer: readonly string[];
};

/** A document and the names of required fields that are empty, to be told before printing. */
export type BuiltDocument = { readonly document: PrintDocument; readonly missing: readonly string[] };
