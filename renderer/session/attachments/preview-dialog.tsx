import { isShown } from '#shared/domain/attachment/media-type.ts';
import type { Attachment } from '#shared/model/attachment.ts';
import { attachmentProblems } from '#renderer/text/attachment-words.ts';
import { Dialog } from '#renderer/ui/dialog.tsx';
import { useBlobSource } from './use-blob-source.ts';

/** A picture or a recording in the page; other files are saved and opened by the system (security C10). */
export function PreviewDialog(props: {
  readonly attachment: Pick<Attachment, 'title' | 'type'>;
  readonly blob: Blob;
  readonly onClose: () => void;
  /** Who looks, where and when; stands in every picture taken of the screen (C19). */
  readonly watermark?: string;
}) {
  const { attachment, blob, onClose, watermark } = props;
  const source = useBlobSource(blob);
  const { title, type } = attachment;
  return (
    <Dialog open wide title={title} onClose={onClose}>
      {isShown(type) && <img ref={source} className="attachment-preview" alt={title} />}
      {/* Nobody has written down what was said; the recording is all there is. */}
      {/* oxlint-disable-next-line jsx-a11y/media-has-caption */}
      {type.startsWith('audio/') && <audio ref={source} controls aria-label={title} />}
      {!isShown(type) && !type.startsWith('audio/') && <p>{attachmentProblems['cannot-show']}</p>}
      {watermark !== undefined && (
        <p className="attachment-mark" aria-hidden="true">
          {watermark}
        </p>
      )}
    </Dialog>
  );
}
