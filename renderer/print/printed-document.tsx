import type { Block, PrintDocument } from '#shared/documents/print-document.ts';
import { assertNever } from '#shared/lib/assert-never.ts';
import { printText } from '#renderer/text/print.ts';
import { isDenseBoard } from './board-density.ts';
import { closingPlace } from './closing-place.ts';
import { DocumentTable } from './document-table.tsx';
import { type ImprintPlace, NO_GAP } from './imprint-place.ts';
import { Imprint, Letterheading } from './letter-parts.tsx';
import { QrCode } from './qr-code.tsx';
import { titleLines } from './title-lines.ts';
import './print.css';

type Props = {
  readonly document: PrintDocument;
  /** Where the 版记 stands, once the pages are measured (`measurePages`). */
  readonly imprint?: ImprintPlace;
};

/** One document as semantic HTML: the same for the preview, for paper and for PDF. */
export function PrintedDocument({ document, imprint = NO_GAP }: Props) {
  const { look, page, orientation, title, unit, docNo, marks, footer, letterhead } = document;
  // A 文书 ends with its signatures; what the machine adds stands at its head.
  const head = look === 'notice' ? [...marks, ...footer] : marks;
  const blocks = document.blocks.map((block, i) => <DocumentBlock key={i} block={block} imprint={imprint} />);
  if (letterhead !== undefined) {
    return (
      <article className={`doc doc-notice doc-letter doc-${letterhead.style}`} lang="zh-CN">
        <Letterheading letterhead={letterhead} docNo={docNo} />
        <h1 className="doc-title">{titleLines(title).join('\n')}</h1>
        {blocks}
      </article>
    );
  }
  return (
    <article
      className={`doc doc-${look} doc-${page} doc-${orientation}${isDenseBoard(document) ? ' doc-dense' : ''}`}
      lang="zh-CN"
    >
      {look === 'board' && <p className="doc-board-unit">{unit}</p>}
      <h1 className="doc-title">{look === 'notice' ? titleLines(title).join('\n') : title}</h1>
      <header className="doc-meta">
        {look !== 'board' && <span>{unit}</span>}
        {docNo !== '' && look !== 'slip' && (
          <span>
            {printText.number}：{docNo}
          </span>
        )}
        {head.length > 0 && <span className="doc-marks">{head.join('　')}</span>}
      </header>
      {blocks}
      {look !== 'notice' && footer.length > 0 && (
        <footer className="doc-footer">
          {footer.map((line) => (
            <span key={line}>{line}</span>
          ))}
        </footer>
      )}
    </article>
  );
}

function DocumentBlock({ block, imprint }: { readonly block: Block; readonly imprint: ImprintPlace }) {
  switch (block.kind) {
    case 'heading':
      return block.level === 2 ? (
        <h3 className="doc-subheading">{block.text}</h3>
      ) : (
        <h2 className="doc-heading">{block.text}</h2>
      );
    case 'paragraph':
      return (
        <p className={`doc-paragraph${block.indent === true ? ' doc-indent' : ''} doc-align-${block.align ?? 'left'}`}>
          {block.text}
        </p>
      );
    case 'table':
      return <DocumentTable block={block} />;
    case 'key-values':
      return (
        <dl className="doc-facts">
          {block.items.map(({ label, value }) => (
            <div key={label} className="doc-fact">
              <dt>{label}</dt>
              <dd>{value}</dd>
            </div>
          ))}
        </dl>
      );
    case 'signatures':
      return (
        <div className="doc-signatures">
          {block.labels.map((label) => (
            <span key={label} className="doc-signature">
              {label}：<span className="doc-signature-line" />
            </span>
          ))}
        </div>
      );
    case 'closing': {
      const place = closingPlace(block.unit, block.date, block.seal);
      return (
        <div className={block.seal ? 'doc-closing doc-closing-seal' : 'doc-closing'}>
          <div style={{ paddingRight: `${place.unitRight}em` }}>{block.unit}</div>
          <div style={{ paddingRight: `${place.dateRight}em` }}>{block.date}</div>
        </div>
      );
    }
    case 'attachments':
      return (
        <ol className="doc-attachments">
          {block.names.map((name, i) => (
            <li key={name}>
              {i === 0 ? printText.attachment : ''}
              {block.names.length > 1 ? `${i + 1}.${name}` : name}
            </li>
          ))}
        </ol>
      );
    case 'imprint':
      return <Imprint block={block} place={imprint} />;
    case 'names':
      return (
        <ul className="doc-names">
          {block.people.map(({ name, title }) => (
            <li key={name}>
              <span className="doc-name-label">{printText.receiver}</span>
              <span className="doc-name">{name}</span>
              <span className="doc-name-title">{title}</span>
            </li>
          ))}
        </ul>
      );
    case 'number':
      return (
        <p className="doc-number">
          {block.no}
          {block.remark !== '' && <small>{block.remark}</small>}
        </p>
      );
    case 'qr':
      return (
        <figure className="doc-qr-figure">
          <QrCode payload={block.payload} label={block.caption.join(' ')} />
          <figcaption>
            {block.caption.map((line) => (
              <span key={line}>{line}</span>
            ))}
          </figcaption>
        </figure>
      );
    case 'note':
      return <p className="doc-note">{block.text}</p>;
    case 'cut-line':
      return <div className="doc-cut-line">{block.text}</div>;
    case 'page-break':
      return <div className="doc-page-break" />;
    default:
      return assertNever(block);
  }
}
