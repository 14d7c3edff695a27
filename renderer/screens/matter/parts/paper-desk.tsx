import { useMemo } from 'react';
import { ALL_PAPERS, PAPER_GROUPS } from '#shared/documents/papers/all-papers.ts';
import { frameFor } from '#shared/documents/papers/from-matter.ts';
import type { PrintContext } from '#shared/documents/print-context.ts';
import type { MatterView } from '#shared/model/matter.ts';
import type { PlainDate } from '#shared/model/plain-date.ts';
import { paperWords } from '#renderer/text/paper-words.ts';
import { Combobox } from '#renderer/ui/combobox.tsx';
import { DateInput } from '#renderer/ui/date-input.tsx';
import { Dialog } from '#renderer/ui/dialog.tsx';
import { Field } from '#renderer/ui/field.tsx';
import { Select } from '#renderer/ui/select.tsx';
import { TextInput } from '#renderer/ui/text-input.tsx';
import { buildDraft, docNoOf, type PaperDraft, paperOf } from '../paper-draft.ts';
import type { PaperOutput } from '../use-paper-output.ts';
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
  readonly onChoose: (id: string | null) => void;
  readonly onDraft: (draft: PaperDraft) => void;
  readonly onClose: () => void;
};

/** Where a paper is chosen and filled in at the left and seen as printed at the right, all the time. */
export function PaperDesk(props: Props) {
  const { view, context, today, output, chosen, draft, onChoose, onDraft, onClose } = props;
  const [pagination, setPagination] = usePagination();
  const paper = chosen === null ? null : paperOf(chosen);
  const built = useMemo(
    () => (paper === null ? null : buildDraft(paper, draft, view, context)),
    [paper, draft, view, context],
  );
  const number = paper === null ? null : docNoOf(paper, draft, frameFor(paper, view, context).numberPrefix);
  return (
    <Dialog
      open
      full
      title={paperWords.title}
      onClose={onClose}
      footer={<PaperButtons built={built} what={chosen ?? ''} output={output} pagination={pagination} />}
    >
      <div className="paper-form">
        <Field label={paperWords.choose}>
          <Combobox options={CHOICES} value={chosen} placeholder={paperWords.choosePlaceholder} onChange={onChoose} />
        </Field>
        {paper !== null &&
          Object.entries(paper.fields).map(([key, field]) => (
            <PaperFieldControl
              key={`${paper.id} ${key}`}
              field={field}
              value={draft.values[key]}
              today={today}
              onChange={(value) => onDraft({ ...draft, values: { ...draft.values, [key]: value } })}
            />
          ))}
        {paper !== null && number !== null && paper.style.look !== 'form' && (
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
        {paper !== null && (paper.style.look === 'letter-head' || paper.style.look === 'red-head') && (
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
