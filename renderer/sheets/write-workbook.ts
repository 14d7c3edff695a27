import { strToU8, zipSync } from 'fflate';

export type ExportColumn = { readonly header: string; /** In characters of ordinary width. */ readonly width: number };

export type ExportTable = {
  readonly sheet: string;
  readonly title: string;
  /** Who took it out, when, what for, how much; stands above and below the table and on every printed page. */
  readonly watermark: string;
  readonly columns: readonly ExportColumn[];
  readonly rows: readonly (readonly string[])[];
};

/** A cell that a spreadsheet program could take for a formula gets an apostrophe in front (security C10). */
export const inertCell = (text: string): string => (/^\s*[=+\-@＝＋－＠]|^[\t\r\n]/u.test(text) ? `'${text}` : text);

/**
 * An .xlsx file of one sheet: title, watermark, headings that stay in view, rows, watermark. Every cell is text. Written
 * here rather than by a package, because those pack larger files in a worker made from a `blob:` address, which the
 * content security policy forbids (C9).
 */
export function writeWorkbook(table: ExportTable): Uint8Array {
  const parts = {
    '[Content_Types].xml': CONTENT_TYPES,
    '_rels/.rels': RELATIONS,
    'xl/workbook.xml': workbook(table.sheet),
    'xl/_rels/workbook.xml.rels': WORKBOOK_RELATIONS,
    'xl/styles.xml': STYLES,
    'xl/worksheets/sheet1.xml': worksheet(table),
  };
  return zipSync(Object.fromEntries(Object.entries(parts).map(([name, xml]) => [name, strToU8(HEAD + xml)])));
}

/** Places in the list of formats below. */
const STYLE = { title: 1, mark: 2, heading: 3, cell: 4 } as const;

function worksheet({ title, watermark, columns, rows }: ExportTable): string {
  const last = columnName(columns.length - 1);
  const lines = [
    line(1, 30, [title], STYLE.title),
    line(2, 30, [watermark], STYLE.mark),
    line(
      3,
      20,
      columns.map(({ header }) => header),
      STYLE.heading,
    ),
    ...rows.map((row, i) => line(i + 4, null, row, STYLE.cell)),
    line(rows.length + 4, 30, [watermark], STYLE.mark),
  ];
  const merged = [1, 2, rows.length + 4].map((row) => `<mergeCell ref="A${row}:${last}${row}"/>`);
  return (
    `<worksheet xmlns="${MAIN}"><sheetPr><pageSetUpPr fitToPage="1"/></sheetPr>` +
    '<sheetViews><sheetView workbookViewId="0"><pane ySplit="3" topLeftCell="A4" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews>' +
    `<cols>${columns.map(({ width }, i) => `<col min="${i + 1}" max="${i + 1}" width="${width}" customWidth="1"/>`).join('')}</cols>` +
    `<sheetData>${lines.join('')}</sheetData><mergeCells count="${merged.length}">${merged.join('')}</mergeCells>` +
    '<pageMargins left="0.4" right="0.4" top="0.6" bottom="0.7" header="0.3" footer="0.3"/>' +
    '<pageSetup paperSize="9" orientation="landscape" fitToWidth="1" fitToHeight="0"/>' +
    // `&` begins a code in a footer; at most 255 characters.
    `<headerFooter><oddFooter>${escaped(`&C${watermark.replaceAll('&', '＆').slice(0, 200)} &P/&N`)}</oddFooter></headerFooter></worksheet>`
  );
}

function line(number: number, height: number | null, cells: readonly string[], style: number): string {
  const written = cells.map(
    (text, i) =>
      `<c r="${columnName(i)}${number}" s="${style}" t="inlineStr"><is><t xml:space="preserve">${escaped(inertCell(text))}</t></is></c>`,
  );
  return `<row r="${number}"${height === null ? '' : ` ht="${height}" customHeight="1"`}>${written.join('')}</row>`;
}

/** A, B … Z, AA …; an export has few columns. */
const columnName = (index: number): string =>
  (index >= 26 ? String.fromCharCode(64 + Math.floor(index / 26)) : '') + String.fromCharCode(65 + (index % 26));

// What XML 1.0 cannot hold would make the whole file unreadable.
const UNWRITABLE = /(?![\t\n\r])\p{Cc}|\p{Cs}|[\ufffe\uffff]/gu;

const escaped = (text: string): string =>
  text
    .replaceAll(UNWRITABLE, '')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');

const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006';
const TYPE = 'application/vnd.openxmlformats-officedocument.spreadsheetml';

const CONTENT_TYPES =
  `<Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>` +
  `<Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="${TYPE}.sheet.main+xml"/>` +
  `<Override PartName="/xl/worksheets/sheet1.xml" ContentType="${TYPE}.worksheet+xml"/>` +
  `<Override PartName="/xl/styles.xml" ContentType="${TYPE}.styles+xml"/></Types>`;
const RELATIONS = `<Relationships xmlns="${PACKAGE}/relationships"><Relationship Id="rId1" Type="${OFFICE}/officeDocument" Target="xl/workbook.xml"/></Relationships>`;
const WORKBOOK_RELATIONS =
  `<Relationships xmlns="${PACKAGE}/relationships"><Relationship Id="rId1" Type="${OFFICE}/worksheet" Target="worksheets/sheet1.xml"/>` +
  `<Relationship Id="rId2" Type="${OFFICE}/styles" Target="styles.xml"/></Relationships>`;

/** Names of sheets have at most 31 characters and none of these. */
const workbook = (sheet: string): string =>
  `<workbook xmlns="${MAIN}" xmlns:r="${OFFICE}"><sheets><sheet name="${escaped(sheet.replaceAll(/[\\/?*[\]:]/g, '').slice(0, 31))}" sheetId="1" r:id="rId1"/></sheets>` +
  '<definedNames><definedName name="_xlnm.Print_Titles" localSheetId="0">\'' +
  `${escaped(sheet.replaceAll(/[\\/?*[\]:']/g, '').slice(0, 31))}'!$3:$3</definedName></definedNames></workbook>`;

const EDGE = ['left', 'right', 'top', 'bottom'].map(
  (side) => `<${side} style="thin"><color rgb="FF7F8D8E"/></${side}>`,
);
const font = (size: number, more = ''): string => `<font>${more}<sz val="${size}"/><name val="宋体"/></font>`;
const format = (place: number, border: number, fill: number, align: string): string =>
  `<xf numFmtId="49" fontId="${place}" fillId="${fill}" borderId="${border}" xfId="0" applyNumberFormat="1" applyFont="1" applyFill="1" applyBorder="1" applyAlignment="1"><alignment ${align} wrapText="1"/></xf>`;
/** Format 49 is text: Excel and WPS then calculate nothing and keep every digit. */
const STYLES =
  `<styleSheet xmlns="${MAIN}"><fonts count="4">${font(11)}${font(16, '<b/>')}${font(9)}${font(11, '<b/>')}</fonts>` +
  '<fills count="3"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill>' +
  '<fill><patternFill patternType="solid"><fgColor rgb="FFF1F2EE"/></patternFill></fill></fills>' +
  `<borders count="2"><border><left/><right/><top/><bottom/></border><border>${EDGE.join('')}</border></borders>` +
  '<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>' +
  '<cellXfs count="5"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/>' +
  format(1, 0, 0, 'horizontal="center" vertical="center"') +
  format(2, 0, 0, 'horizontal="left" vertical="center"') +
  format(3, 1, 2, 'horizontal="center" vertical="center"') +
  format(0, 1, 0, 'horizontal="left" vertical="top"') +
  '</cellXfs></styleSheet>';
