import type { Block, PrintDocument } from '#shared/documents/print-document.ts';
import { assertNever } from '#shared/lib/assert-never.ts';
import { printText } from '#renderer/text/print.ts';
import { DocumentTable } from './document-table.tsx';
import { QrCode } from './qr-code.tsx';
import './print.css';

/** One document as semantic HTML: the same for the preview, for paper and for PDF. */
export function PrintedDocument({ document }: { readonly document: PrintDocument }) {
  const { look, page, orientation, title, unit, docNo, marks, footer } = document;
  // A 文书 ends with its signatures; what the machine adds stands at its head.
  const head = look === 'notice' ? [...marks, ...footer] : marks;
  return (
    <article className={`doc doc-${look} doc-${page} doc-${orientation}`} lang="zh-CN">
      {look === 'board' && <p className="doc-board-unit">{unit}</p>}
      <h1 className="doc-title">{title}</h1>
      <header className="doc-meta">
        {look !== 'board' && <span>{unit}</span>}
        {docNo !== '' && look !== 'slip' && (
          <span>
            {printText.number}：{docNo}
          </span>
        )}
        {head.length > 0 && <span className="doc-marks">{head.join('　')}</span>}
      </header>
      {document.blocks.map((block, i) => (
        <DocumentBlock key={i} block={block} />
      ))}
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

function DocumentBlock({ block }: { readonly block: Block }) {
  switch (block.kind) {
    case 'heading':
      return <h2 className="doc-heading">{block.text}</h2>;
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
    case 'closing':
      return (
        <div className={block.seal ? 'doc-closing doc-closing-seal' : 'doc-closing'}>
          <div className="doc-closing-lines">
            <div>{block.unit}</div>
            <div>{block.date}</div>
          </div>
        </div>
      );
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
