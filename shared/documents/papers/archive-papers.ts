/** 案卷 (documents §6.14; R004-51, R002-43): cover, contents with page numbers, 备考表, certificate of a copy. */
import { label, value } from '../form-cells.ts';
import { definePaper } from './define-paper.ts';
import { date, long, must, rows, text } from './field-kinds.ts';
import { formTable } from './form-table.ts';
import { closing, day, or, paragraphs } from './text-parts.ts';

/** 案卷封面. The title names the matter, not the person, so that a shelf tells nothing. */
export const fileCover = definePaper({
  id: 'file-cover',
  number: '6.14',
  name: '案卷封面',
  group: 'file',
  look: 'form',
  fields: {
    fondsNo: text('全宗号'),
    catalogueNo: text('目录号'),
    fileNo: must(text('案卷号')),
    fileTitle: must(text('案卷题名')),
    startedOn: must(date('起始日期')),
    endedOn: must(date('截止日期')),
    sheets: must(text('件数')),
    pages: must(text('页数')),
    retention: must(text('保管期限')),
    filedBy: must(text('立卷人')),
    checkedBy: must(text('检查人')),
  },
  body: (v, frame) => ({
    title: '信访事项案卷',
    blocks: [
      { kind: 'paragraph', align: 'center', text: `\n\n${frame.issuer}\n\n` },
      { kind: 'heading', text: or(v.fileTitle) },
      { kind: 'paragraph', text: '\n\n' },
      {
        kind: 'table',
        columns: [20, 30, 20, 30],
        rows: [
          [label('全 宗 号'), value(v.fondsNo), label('目 录 号'), value(v.catalogueNo)],
          [label('案 卷 号'), value(v.fileNo), label('保管期限'), value(v.retention)],
          [label('起止日期'), value(`自${day(v.startedOn)}至${day(v.endedOn)}`, { colSpan: 3 })],
          [label('件　　数'), value(v.sheets), label('页　　数'), value(v.pages)],
          [label('立 卷 人'), value(v.filedBy), label('检 查 人'), value(v.checkedBy)],
        ],
      },
    ],
  }),
});

type Entry = {
  readonly pages?: string | undefined;
  readonly title?: string | undefined;
  readonly docNo?: string | undefined;
  readonly author?: string | undefined;
  readonly on?: Parameters<typeof day>[0];
  readonly note?: string | undefined;
};

/** First page of every entry, counted on from 1: 「1」, 「4」 …; an entry without a page count takes one page. */
export function pageStarts(entries: readonly Pick<Entry, 'pages'>[]): readonly number[] {
  let next = 1;
  return entries.map(({ pages }) => {
    const start = next;
    next += Math.max(1, Number.parseInt(pages ?? '1', 10) || 1);
    return start;
  });
}

/** 卷内目录: the page numbers follow from the pages of each paper, the last one as 「起—止」 (R004-51). */
export const fileContents = definePaper({
  id: 'file-contents',
  number: '6.14',
  name: '卷内目录',
  group: 'file',
  look: 'form',
  fields: {
    entries: must(
      rows('卷内文件', {
        docNo: text('文号'),
        author: text('责任者'),
        title: must(text('题名')),
        on: date('日期'),
        pages: must(text('页数')),
        note: text('备注'),
      }),
    ),
  },
  body: (v) => {
    const entries: readonly Entry[] = v.entries ?? [];
    const starts = pageStarts(entries);
    const pageText = (entry: Entry, i: number): string => {
      const start = starts[i] ?? 1;
      const end = start + Math.max(1, Number.parseInt(entry.pages ?? '1', 10) || 1) - 1;
      return i === entries.length - 1 ? `${start}—${end}` : String(start);
    };
    const filled = entries.map((entry, i) => [
      value(String(i + 1)),
      value(entry.docNo),
      value(entry.author),
      value(entry.title, { align: 'left' }),
      value(entry.on === undefined ? '' : day(entry.on)),
      value(pageText(entry, i)),
      value(entry.note),
    ]);
    // A page of the list is filled with empty lines, so that later papers can be added by hand.
    const empty = Array.from({ length: Math.max(0, 24 - filled.length) }, () =>
      Array.from({ length: 7 }, () => value('')),
    );
    return {
      blocks: [
        {
          kind: 'table',
          columns: [7, 19, 15, 29, 14, 8, 8],
          head: [['序号', '文号', '责任者', '题　　名', '日期', '页号', '备注'].map(label)],
          rows: [...filled, ...empty],
        },
      ],
    };
  },
});

const endFields = {
  state: must(long('本卷情况说明', '缺损、修改、补充、移出、销毁等')),
  pages: must(text('本卷页数')),
  filedBy: must(text('立卷人')),
  checkedBy: must(text('检查人')),
  filedOn: must(date('立卷日期')),
} as const;

/** 备考表. */
export const fileEndSheet = definePaper({
  id: 'file-end-sheet',
  number: '6.14',
  name: '卷内备考表',
  group: 'file',
  look: 'form',
  fields: endFields,
  body: (v) => ({
    blocks: [formTable(endFields, v, [{ wide: 'state', lines: 30 }, ['pages', 'filedOn'], ['filedBy', 'checkedBy']])],
  }),
});

/** 复印件证明: says only that the copy agrees with the original, and where that is kept. */
export const copyCertificate = definePaper({
  id: 'copy-certificate',
  number: '6.14',
  name: '复印件证明',
  group: 'file',
  look: 'notice',
  fields: {
    docTitle: must(text('材料名称')),
    pages: must(text('页数')),
    keptAt: must(text('原件存放处')),
    purpose: must(text('用途')),
    madeBy: must(text('复制人')),
    checkedBy: must(text('核对人')),
  },
  body: (v, frame) => ({
    blocks: [
      ...paragraphs(
        `所附《${or(v.docTitle)}》复印件共${or(v.pages, '＿＿')}页，经核对与原件一致。原件存于${or(v.keptAt)}（编号${frame.matterNo}）。`,
      ),
      ...paragraphs(`本复印件仅用于${or(v.purpose)}，再次复制无效。`),
      ...paragraphs(`复制人：${or(v.madeBy)}　核对人：${or(v.checkedBy)}`),
      closing(frame),
    ],
  }),
});
