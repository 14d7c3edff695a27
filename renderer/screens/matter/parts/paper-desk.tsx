import './paper.css';
import { useMemo } from 'react';
import { ALL_PAPERS, PAPER_GROUPS } from '#shared/documents/papers/all-papers.ts';
import { frameFor } from '#shared/documents/papers/from-matter.ts';
import type { PaperValues } from '#shared/documents/papers/paper.ts';
import type { PrintContext } from '#shared/documents/print-context.ts';
import type { MatterView } from '#shared/model/matter.ts';
import type { PlainDate } from '#shared/model/plain-date.ts';
import { useSession } from '#renderer/session/session.ts';
import { paperWords } from '#renderer/text/paper-words.ts';
import { Button } from '#renderer/ui/button.tsx';
import { Combobox } from '#renderer/ui/combobox.tsx';
import { DateInput } from '#renderer/ui/date-input.tsx';
import { Dialog } from '#renderer/ui/dialog.tsx';
import { Field } from '#renderer/ui/field.tsx';
import { Notice } from '#renderer/ui/notice.tsx';
import { Select } from '#renderer/ui/select.tsx';
import { TextInput } from '#renderer/ui/text-input.tsx';
import { buildDraft, docNoOf, issueOf, type PaperDraft, paperOf } from '../paper-draft.ts';
import { useAct } from '../use-act.ts';
import type { PaperOutput } from '../use-paper-output.ts';
import { FileGaps } from './file-gaps.tsx';
import { PaperFieldControl } from './paper-field.tsx';
import { PaperButtons, PaperPreview, usePagination } from './paper-preview.tsx';

const CHOICES = ALL_PAPERS.map(({ id, name, group }) => ({
  value: id,
  label: name,
  detail: PAPER_GROUPS[group],
}));

const URGENCIES = [
  { value: '特急', label: '特急' },
  { value: '加急', label: '加急' },
] as const;

type Props = {
  readonly view: MatterView;
  readonly context: PrintContext;
  readonly today: PlainDate;
  readonly output: PaperOutput;
  readonly chosen: string | null;
  readonly draft: PaperDraft;
  /** What the matter itself says of the paper. */
  readonly known: PaperValues;
  readonly onChoose: (id: string | null) => void;
  readonly onDraft: (draft: PaperDraft) => void;
  /** The letter is in the matter's record now. */
  readonly onIssued: () => void;
  readonly onClose: () => void;
};

/** Where a paper is chosen and filled in at the left and seen as printed at the right, all the time. */
export function PaperDesk(props: Props) {
  const { view, context, today, output, chosen, draft, known, onChoose, onDraft, onIssued, onClose } = props;
  const [pagination, setPagination] = usePagination();
  const { identity } = useSession();
  const { problem, busy, act } = useAct(view);
  const paper = chosen === null ? null : paperOf(chosen);
  const built = useMemo(
    () => (paper === null ? null : buildDraft(paper, draft, view, context, identity.office)),
    [paper, draft, view, context, identity.office],
  );
  const frame = paper === null ? null : frameFor(paper, view, context, identity.office);
  const number = paper === null || frame === null ? null : docNoOf(paper, draft, frame.numberPrefix);
  const isLetter = paper !== null && paper.look !== 'form';
  const issue = paper === null || frame === null ? null : issueOf(paper, draft, frame);
  const onIssue = async (): Promise<void> => {
    if (issue !== null && (await act(issue))) onIssued();
  };
  return (
    <Dialog
      open
      full
      title={paperWords.title}
      onClose={onClose}
      footer={
        <>
          <PaperButtons
            built={built}
            printed={{ what: chosen ?? '' }}
            output={output}
            pagination={pagination}
            secondary={isLetter}
          />
          {isLetter && (
            <Button kind="primary" disabled={issue === null || busy} onClick={() => void onIssue()}>
              {paperWords.issue}
            </Button>
          )}
        </>
      }
    >
      <div className="paper-form">
        <Field label={paperWords.choose}>
          <Combobox options={CHOICES} value={chosen} placeholder={paperWords.choosePlaceholder} onChange={onChoose} />
        </Field>
        {problem !== null && (
          <Notice tone="warning" title={problem.title}>
            {problem.happened}
            {problem.remedies.join('；')}
          </Notice>
        )}
        {paper?.id === 'file-contents' && <FileGaps view={view} />}
        {paper !== null &&
          Object.entries(paper.fields).map(([key, field]) => (
            <PaperFieldControl
              key={`${paper.id} ${key}`}
              field={field}
              value={draft.values[key]}
              isFixed={field.fixed === true && known[key] !== undefined}
              today={today}
              onChange={(value) => onDraft({ ...draft, values: { ...draft.values, [key]: value } })}
            />
          ))}
        {isLetter && number !== null && (
          <>
            <Field
              label={paperWords.docNo}
              hint={paperWords.docNoHint(number.empty)}
              error={number.isWrong ? paperWords.docNoWrong : undefined}
            >
              <TextInput value={draft.docNo} onChange={(docNo) => onDraft({ ...draft, docNo })} />
            </Field>
            <Field label={paperWords.signedOn}>
              <DateInput
                value={draft.signedOn}
                today={today}
                onChange={(signedOn) => onDraft({ ...draft, signedOn })}
              />
            </Field>
          </>
        )}
        {paper !== null && (paper.look === 'letter-head' || paper.look === 'red-head') && (
          <Field label={paperWords.urgency}>
            <Select
              options={URGENCIES}
              value={draft.urgency}
              placeholder={paperWords.notUrgent}
              onChange={(urgency) => onDraft({ ...draft, urgency })}
            />
          </Field>
        )}
      </div>
      {built !== null && <PaperPreview key={chosen} built={built} onPaged={setPagination} />}
    </Dialog>
  );
}
