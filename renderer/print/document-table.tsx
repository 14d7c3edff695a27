import type { Block, Cell, Row } from '#shared/documents/print-document.ts';
import { printText } from '#renderer/text/print.ts';

type TableBlock = Extract<Block, { kind: 'table' }>;

/** A ruled table. Its head repeats on every page; rows with much text go on over the page edge (documents §7.6). */
export function DocumentTable({ block }: { readonly block: TableBlock }) {
  return (
    <table className="doc-table">
      <colgroup>
        {block.columns.map((width, i) => (
          <col key={i} style={{ width: `${width}%` }} />
        ))}
      </colgroup>
      {block.head !== undefined && <thead>{block.head.map(row)}</thead>}
      <tbody>{block.rows.map(row)}</tbody>
    </table>
  );
}

/** Rows of one line stay whole; a row that may grow is allowed to break. */
const row = (cells: Row, index: number) => (
  <tr key={index} className={cells.some((c) => c.lines !== undefined) ? 'doc-row-tall' : 'doc-row'}>
    {cells.map(cell)}
  </tr>
);

function cell(c: Cell, index: number) {
  const Tag = c.header === true ? 'th' : 'td';
  return (
    <Tag
      key={index}
      colSpan={c.colSpan}
      rowSpan={c.rowSpan}
      className={c.align === 'left' ? 'doc-cell-left' : undefined}
      {...(c.header === true && { scope: 'row' })}
    >
      <div className="doc-cell-text" style={c.lines === undefined ? undefined : { minHeight: `${c.lines * 1.4}em` }}>
        {c.text}
      </div>
      {c.signature !== undefined && <img className="doc-cell-signature" src={c.signature} alt={printText.signature} />}
      {c.sign !== undefined && <div className="doc-cell-sign">{c.sign}</div>}
    </Tag>
  );
}
