import { useState, useSyncExternalStore } from 'react';
import { isShown } from '#shared/domain/attachment/media-type.ts';
import type { Attachment } from '#shared/model/attachment.ts';
import type { MatterView } from '#shared/model/matter.ts';
import { mayEver } from '#shared/domain/access/matrix.ts';
import { instantToPlainDate } from '#shared/domain/calendar/plain-date.ts';
import {
  attachmentKinds,
  attachmentSources,
  attachmentText,
  attachmentTypes,
  explainAttachment,
  sizeText,
} from '#renderer/text/attachment-words.ts';
import { Button } from '#renderer/ui/button.tsx';
import { openAttachment, saveAttachment } from '#renderer/usecases/attachments.ts';
import type { Content } from '#renderer/data/contents.ts';
import type { Moving } from '#renderer/sync/exchange-contents.ts';
import { ExportDialog, type ExportGrounds } from '../export-dialog.tsx';
import { officerName, useSession, useStoreRevision } from '../session.ts';
import { AttachmentThumb } from './attachment-thumb.tsx';
import { PreviewDialog } from './preview-dialog.tsx';

const { states } = attachmentText;

/** Where the content is now: here, on its way, at the county. */
function stateText(content: Content | undefined, moving: Moving | null, op: string): string {
  if (moving !== null) return moving.way === 'sending' ? states.sending(moving.part) : states.fetching(moving.part);
  if (content === undefined || !content.whole) return states.county;
  const ref = content.refs.find((each) => each.op === op);
  if (ref?.given === 'damaged') return states.damaged;
  return ref === undefined || ref.sent ? states.both : states.here;
}

type Line = {
  readonly view: MatterView;
  readonly attachment: Attachment;
  /** Absent where nothing may be withdrawn. */
  readonly onWithdraw?: (() => void) | undefined;
};

/** One attachment: what it is, where its content is, and what may be done with it. */
export function AttachmentLine({ view, attachment, onWithdraw }: Line) {
  const { store, deps, audit, acting, bridge, contents, profile } = useSession();
  useStoreRevision();
  const moving = useSyncExternalStore(contents.onMove, () => contents.moving(attachment.hash));
  const [shown, setShown] = useState<Blob | null>(null);
  const [saving, setSaving] = useState(false);
  const [said, setSaid] = useState<string | null>(null);
  const { withdrawn, hash, title, type, size } = attachment;
  const content = store.state.contents.get(hash);
  const isHere = content?.whole === true;
  const canShow = isShown(type) || type.startsWith('audio/');

  const fetch = async (): Promise<void> => {
    const got = await contents.fetch(view.id, attachment);
    setSaid(got.ok ? null : explainAttachment(got.error.code));
  };
  const open = async (): Promise<void> => {
    const blob = await openAttachment(deps, audit, view.id, attachment);
    setSaid(blob === null ? explainAttachment('not-here') : null);
    setShown(blob);
  };
  const save = async (grounds: ExportGrounds): Promise<void> => {
    setSaving(false);
    const saveFile = bridge.saveFile.bind(bridge);
    const done = await saveAttachment({ store, audit, saveFile }, view.id, attachment, grounds);
    if (!done.ok) return setSaid(explainAttachment(done.error));
    setSaid(done.value === 'saved' ? attachmentText.savedDone : null);
  };

  return (
    <li className="attachment" data-withdrawn={withdrawn === undefined ? undefined : ''}>
      <AttachmentThumb hash={hash} type={type} />
      <span className="attachment-words">
        <strong>{title}</strong>
        <span className="attachment-soft">
          {attachmentKinds[attachment.category]}，{attachmentSources[attachment.source]}，{attachmentTypes[type]}{' '}
          {sizeText(size)}，
          {attachmentText.addedBy(officerName(profile, attachment.by), instantToPlainDate(attachment.at))}
        </span>
        {attachment.consent !== undefined && <span className="attachment-soft">{attachment.consent}</span>}
        <span className="attachment-soft" role="status">
          {withdrawn === undefined
            ? (said ?? stateText(content, moving, attachment.op))
            : attachmentText.withdrawn(withdrawn.reason)}
        </span>
      </span>
      {withdrawn === undefined && (
        <>
          {!isHere && (
            <Button small disabled={moving !== null} onClick={() => void fetch().catch(reportError)}>
              {attachmentText.fetch}
            </Button>
          )}
          {isHere && canShow && (
            <Button small onClick={() => void open().catch(reportError)}>
              {attachmentText.open}
            </Button>
          )}
          {isHere && mayEver(acting, 'print') && (
            <Button small onClick={() => setSaving(true)}>
              {attachmentText.save}
            </Button>
          )}
          {onWithdraw !== undefined && (
            <Button small onClick={onWithdraw}>
              {attachmentText.withdraw}
            </Button>
          )}
        </>
      )}
      {shown !== null && <PreviewDialog attachment={attachment} blob={shown} onClose={() => setShown(null)} />}
      {saving && (
        <ExportDialog
          name={attachmentText.saveName(title)}
          count={1}
          onConfirm={(grounds) => void save(grounds).catch(reportError)}
          onClose={() => setSaving(false)}
        />
      )}
    </li>
  );
}
