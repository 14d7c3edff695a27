/** 版头 and 版记 of a 公文 (GB/T 9704—2012 7.2, 7.4, 10.1). */
import type { Block, Letterhead } from '#shared/documents/print-document.ts';
import type { ImprintPlace } from './imprint-place.ts';
import { printText } from '#renderer/text/print.ts';

export function Letterheading({ letterhead, docNo }: { readonly letterhead: Letterhead; readonly docNo: string }) {
  const { style, authority, signer, urgency } = letterhead;
  if (style === 'letter-head') {
    return (
      <header className="doc-head">
        <p className="doc-authority">{authority}</p>
        <div className="doc-double-line" />
        <p className="doc-head-line">
          <span className="doc-urgency">{urgency}</span>
          <span>{docNo}</span>
        </p>
      </header>
    );
  }
  return (
    <header className="doc-head">
      <p className="doc-urgency doc-urgency-line">{urgency}</p>
      <p className="doc-authority">
        {authority}
        {printText.file}
      </p>
      <p className={signer === undefined ? 'doc-head-number' : 'doc-head-number doc-head-signed'}>
        <span>{docNo}</span>
        {signer !== undefined && (
          <span>
            {printText.signer}
            <span className="doc-signer">{signer}</span>
          </span>
        )}
      </p>
      <div className="doc-red-line" />
    </header>
  );
}

type ImprintProps = { readonly block: Extract<Block, { kind: 'imprint' }>; readonly place: ImprintPlace };

/** An empty block above pushes it to the foot of its page. */
export function Imprint({ block: { copyTo, issued }, place }: ImprintProps) {
  if (copyTo.length === 0 && issued === undefined) return null;
  return (
    <>
      <div className={place.turns ? 'doc-turn' : undefined} style={{ height: place.gap }} />
      <div className={issued === undefined ? 'doc-imprint' : 'doc-imprint doc-imprint-ruled'}>
        {copyTo.length > 0 && (
          <p className="doc-imprint-copy">
            {printText.copyTo}
            {copyTo.join('，')}。
          </p>
        )}
        {issued !== undefined && (
          <p className="doc-imprint-issued">
            <span>{issued.by}</span>
            <span>{printText.issuedOn(issued.on)}</span>
          </p>
        )}
      </div>
    </>
  );
}
