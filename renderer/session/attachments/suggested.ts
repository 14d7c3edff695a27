import { isRecording } from '#shared/domain/attachment/media-type.ts';
import type { AttachmentKind, AttachmentSource } from '#shared/model/attachment.ts';
import type { Chosen } from '#renderer/usecases/attachments.ts';

export type Suggested = {
  readonly category: AttachmentKind;
  readonly source: AttachmentSource;
  readonly consent: string;
};

/** What most attachments of this kind are: a visitor's papers, unless it is sound of our own. */
export function suggestionFor(chosen: readonly Chosen[], letter: boolean): Suggested {
  if (chosen.length > 0 && chosen.every(({ content }) => isRecording(content.type)))
    return { category: 'recording', source: 'petitioner', consent: '' };
  return { category: letter ? 'letter-scan' : 'visitor-material', source: 'petitioner', consent: '' };
}
