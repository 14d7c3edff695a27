import type { AddAttachment } from '#shared/model/attachment.ts';
import { AttachmentAdder } from '#renderer/session/attachments/attachment-adder.tsx';
import { AttachmentThumb } from '#renderer/session/attachments/attachment-thumb.tsx';
import { useSession } from '#renderer/session/session.ts';
import { attachmentKinds, attachmentText, attachmentTypes, sizeText } from '#renderer/text/attachment-words.ts';
import { Button } from '#renderer/ui/button.tsx';
import { discardChosen } from '#renderer/usecases/attachments.ts';
import { useFormParts } from '../form-context.ts';

/** Papers that the visitor brought, photographed or scanned while the form is filled in; they go with the registration. */
export function AttachmentsSection({ draftId }: { readonly draftId: string }) {
  const { values, set } = useFormParts();
  const { deps } = useSession();
  const add = (actions: readonly AddAttachment[]): Promise<null> => {
    const known = new Set(values.attachments.map(({ hash }) => hash));
    set({ attachments: [...values.attachments, ...actions.filter(({ hash }) => !known.has(hash))] });
    return Promise.resolve(null);
  };
  const remove = (hash: string): void => {
    set({ attachments: values.attachments.filter((each) => each.hash !== hash) });
    discardChosen(deps, hash).catch(reportError);
  };
  return (
    <div className="register-attachments" data-field="attachments">
      <span className="field-label">{attachmentText.formTitle}</span>
      <AttachmentAdder draft={draftId} letter={values.form === 'letter'} onAdd={add}>
        <ul className="attachment-list">
          {values.attachments.map(({ hash, type, title, category, size }) => (
            <li key={hash} className="attachment">
              <AttachmentThumb hash={hash} type={type} />
              <span className="attachment-words">
                <strong>{title}</strong>
                <span className="attachment-soft">
                  {attachmentKinds[category]}，{attachmentTypes[type]} {sizeText(size)}
                </span>
              </span>
              <Button small onClick={() => remove(hash)}>
                {attachmentText.remove}
              </Button>
            </li>
          ))}
        </ul>
      </AttachmentAdder>
    </div>
  );
}
