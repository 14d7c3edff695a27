import { useState } from 'react';
import { needsConsent } from '#shared/domain/attachment/attachments.ts';
import { isShown } from '#shared/domain/attachment/media-type.ts';
import type { AddAttachment } from '#shared/model/attachment.ts';
import {
  attachmentText,
  attachmentTypes,
  kindOptions,
  sizeText,
  sourceOptions,
} from '#renderer/text/attachment-words.ts';
import type { Explanation } from '#renderer/text/explanation.ts';
import { appText } from '#renderer/text/screens.ts';
import { Button } from '#renderer/ui/button.tsx';
import { ConfirmKey } from '#renderer/ui/confirm-key.tsx';
import { Dialog } from '#renderer/ui/dialog.tsx';
import { Field } from '#renderer/ui/field.tsx';
import { Notice } from '#renderer/ui/notice.tsx';
import { RadioGroup } from '#renderer/ui/radio-group.tsx';
import { TextInput } from '#renderer/ui/text-input.tsx';
import type { Chosen } from '#renderer/usecases/attachments.ts';
import type { Suggested } from './suggested.ts';

const { words } = attachmentText;

/** Titles, kind and source of what was chosen; said once for all of it. Ctrl+Enter adds, Escape adds nothing. */
export function DetailsDialog(props: {
  readonly chosen: readonly Chosen[];
  readonly suggested: Suggested;
  readonly problem: Explanation | null;
  readonly onConfirm: (actions: readonly AddAttachment[]) => void;
  readonly onRemove: (hash: string) => void;
  readonly onSmaller: () => void;
  readonly onClose: () => void;
}) {
  const { chosen, suggested, problem, onConfirm, onRemove, onSmaller, onClose } = props;
  const [titles, setTitles] = useState<Readonly<Record<string, string>>>({});
  const [category, setCategory] = useState(suggested.category);
  const [source, setSource] = useState(suggested.source);
  const [consent, setConsent] = useState(suggested.consent);
  const titleOf = ({ content, title }: Chosen): string => titles[content.hash] ?? title;
  const asks = chosen.some(({ content: { type } }) => needsConsent({ type, category, source }));
  const ready =
    chosen.length > 0 && chosen.every((each) => titleOf(each).trim() !== '') && (!asks || consent.trim() !== '');
  const confirm = (): void => {
    if (!ready) return;
    onConfirm(
      chosen.map((each): AddAttachment => {
        const { hash, size, type } = each.content;
        const facts = { hash, size, type, title: titleOf(each).trim(), category, source };
        return { kind: 'add-attachment', ...facts, ...(asks && { consent: consent.trim() }) };
      }),
    );
  };
  return (
    <Dialog
      open
      wide
      title={words.heading}
      onClose={onClose}
      footer={
        <>
          <Button onClick={onClose}>{appText.cancel}</Button>
          <Button kind="primary" hotkey="Ctrl+Enter" disabled={!ready} onClick={confirm}>
            {words.confirm(chosen.length)}
          </Button>
        </>
      }
    >
      <ConfirmKey onConfirm={confirm} />
      <div className="attachment-form">
        <ul className="attachment-titles">
          {chosen.map((each) => (
            <li key={each.content.hash}>
              <TextInput
                aria-label={words.name}
                maxLength={120}
                value={titleOf(each)}
                onChange={(title) => setTitles((before) => ({ ...before, [each.content.hash]: title }))}
              />
              <span className="attachment-soft">
                {attachmentTypes[each.content.type]} {sizeText(each.content.size)}
              </span>
              <Button small onClick={() => onRemove(each.content.hash)}>
                {attachmentText.remove}
              </Button>
            </li>
          ))}
        </ul>
        <Field label={words.kind} group>
          <RadioGroup options={kindOptions} value={category} onChange={setCategory} />
        </Field>
        <Field label={words.source} group>
          <RadioGroup options={sourceOptions} value={source} onChange={setSource} />
        </Field>
        {asks && (
          <Field label={words.consent} hint={words.consentHint} required>
            <TextInput maxLength={200} value={consent} onChange={setConsent} />
          </Field>
        )}
        {chosen.some(({ content }) => isShown(content.type)) && (
          <div>
            <Button small onClick={onSmaller}>
              {words.shrink}
            </Button>{' '}
            <span className="attachment-soft">{words.shrinkHint}</span>
          </div>
        )}
        <p className="attachment-soft">{words.saved}</p>
        {problem !== null && (
          <Notice tone="warning" title={problem.title}>
            {problem.happened}
            {problem.remedies.join('；')}
          </Notice>
        )}
      </div>
    </Dialog>
  );
}
