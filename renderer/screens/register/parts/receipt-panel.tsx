import { useEffect, useRef, useState } from 'react';
import type { PrintDocument } from '#shared/documents/print-document.ts';
import type { MatterView } from '#shared/model/matter.ts';
import { QrCode } from '#renderer/print/qr-code.tsx';
import { usePrint } from '#renderer/print/use-print.tsx';
import { useCountedPrint } from '#renderer/session/looks.ts';
import { unitName, useCalendar, useSession, useStoreRevision } from '#renderer/session/session.ts';
import { dayWithWeekday, deadlineText, noDateWords } from '#renderer/text/deadline-words.ts';
import { registrationFields } from '#renderer/text/fields.ts';
import { registerWords } from '#renderer/text/register-words.ts';
import { registrationText } from '#renderer/text/screens.ts';
import { Button } from '#renderer/ui/button.tsx';
import { Dialog } from '#renderer/ui/dialog.tsx';
import { KeyValueList } from '#renderer/ui/key-value-list.tsx';
import { Notice } from '#renderer/ui/notice.tsx';
import { useHotkeys } from '#renderer/ui/use-hotkeys.ts';
import { noticeDate } from '#renderer/usecases/notice-date.ts';
import { buildPaper, papersOf, type PaperKind } from '../papers.ts';

const PAPER_WORDS = {
  receipt: { label: registrationText.printReceipt, hotkey: 'P' },
  form: { label: registrationText.printForm, hotkey: 'B' },
  reply: { label: registrationText.printReply, hotkey: 'D' },
  guide: { label: registrationText.printGuide, hotkey: 'G' },
} as const satisfies Record<PaperKind, { readonly label: string; readonly hotkey: string }>;

type ReceiptPanelProps = {
  readonly view: MatterView;
  /** 重复次数, 1 when this matter was not linked to an earlier one. */
  readonly repeat: number;
  readonly onNext: () => void;
  readonly onOpen: () => void;
};

/** What the visitor takes home: slip number and query code, valid without network (RX-02, R001-49). */
export function ReceiptPanel({ view: saved, repeat, onNext, onOpen }: ReceiptPanelProps) {
  const { deps, profile, store } = useSession();
  const calendar = useCalendar();
  const [asked, setAsked] = useState<{ readonly kind: PaperKind; readonly missing: readonly string[] } | null>(null);
  const nextButton = useRef<HTMLButtonElement>(null);
  const { sheet, state, printDocument } = usePrint(useCountedPrint(saved.id));
  /** The view is the one of the moment of saving; what was printed since is counted beside it. */
  const printed = useRef<Partial<Record<PaperKind, number>>>({});
  // The county's number comes while the visitor still stands here, and belongs on what is printed.
  useStoreRevision();
  const officialNo = store.index.get(saved.id)?.officialNo;
  const view = officialNo === undefined ? saved : { ...saved, officialNo };

  const { registration } = view;
  const next = noticeDate(
    {
      id: view.id,
      status: view.status,
      purpose: registration.purpose,
      receivedOn: registration.receivedOn,
      anonymous: registration.petitionerType === 'anonymous',
      timeDoubtful: view.timeDoubtful === true,
    },
    null,
    deps.clock.today(),
    calendar,
  );
  const notifyBy = next.kind === 'due' ? next.deadline.due : null;

  const built = (kind: PaperKind) =>
    buildPaper(
      kind,
      view,
      { county: profile, printedAt: deps.clock.now(), reprint: printed.current[kind] ?? 0 },
      { notifyBy, receiptPaper: store.state.receiptPaper },
    );
  function send(document: PrintDocument, kind: PaperKind): void {
    printDocument(document, { what: kind });
    printed.current = { ...printed.current, [kind]: (printed.current[kind] ?? 0) + 1 };
  }
  function printPaper(kind: PaperKind): void {
    const { document, missing } = built(kind);
    if (missing.length > 0) setAsked({ kind, missing });
    else send(document, kind);
  }

  const papers = papersOf(view);
  useHotkeys({
    N: onNext,
    Escape: onNext,
    ...Object.fromEntries(papers.map((kind) => [PAPER_WORDS[kind].hotkey, () => printPaper(kind)])),
  });
  useEffect(() => nextButton.current?.focus(), []);

  return (
    <section className="register-receipt" aria-labelledby="register-receipt-title">
      <h1 id="register-receipt-title">{registerWords.receipt.title}</h1>
      <div className="register-receipt-card">
        <div>
          <p className="field-hint">{registerWords.receipt.slipNo}</p>
          <p className="register-slip">{view.slipNo}</p>
          <p className="field-hint">{registerWords.receipt.queryCode}</p>
          <p className="register-code">{view.queryCode}</p>
          {repeat > 1 && <p className="register-repeat">{registerWords.receipt.linked(repeat)}</p>}
          <KeyValueList
            items={[
              {
                label: registrationFields.petitioners.label,
                value: registration.petitioners.map(({ name }) => name).join('、') || registerWords.noName,
              },
              { label: registrationFields.summary.label, value: registration.summary },
              { label: registrationFields.dutyUnit.label, value: unitName(profile, registration.dutyUnit) },
              {
                label: registerWords.legalDate,
                value:
                  next.kind === 'none'
                    ? noDateWords[next.why]
                    : `${dayWithWeekday(next.deadline.due)}${
                        next.deadline.rolled === next.deadline.due
                          ? ''
                          : `（${deadlineText.rolled} ${dayWithWeekday(next.deadline.rolled)}）`
                      }`,
              },
            ]}
          />
        </div>
        <QrCode payload={view.queryCode} label={`${registerWords.receipt.queryCode} ${view.queryCode}`} />
      </div>
      <p className="register-quiet">
        {officialNo === undefined ? registrationText.savedOffline : registerWords.receipt.numbered(officialNo)}
      </p>
      {state === 'failed' && <Notice tone="warning" title={registerWords.printFailed} />}
      <div className="register-receipt-actions">
        {papers.map((kind) => (
          <Button
            key={kind}
            hotkey={PAPER_WORDS[kind].hotkey}
            disabled={state === 'printing'}
            onClick={() => printPaper(kind)}
          >
            {PAPER_WORDS[kind].label}
          </Button>
        ))}
        <Button onClick={onOpen}>{registerWords.receipt.open}</Button>
        <Button ref={nextButton} kind="primary" hotkey="N" onClick={onNext}>
          {registerWords.receipt.next}
        </Button>
      </div>
      <Dialog
        open={asked !== null}
        title={asked === null ? '' : PAPER_WORDS[asked.kind].label}
        onClose={() => setAsked(null)}
        footer={
          <Button
            kind="primary"
            onClick={() => {
              if (asked !== null) send(built(asked.kind).document, asked.kind);
              setAsked(null);
            }}
          >
            {registrationText.printAnyway}
          </Button>
        }
      >
        <p>{asked !== null && registrationText.missingBeforePrint(asked.missing)}</p>
      </Dialog>
      {sheet}
    </section>
  );
}
