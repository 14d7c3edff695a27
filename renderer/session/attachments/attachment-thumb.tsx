import { useEffect, useState } from 'react';
import type { Attachment } from '#shared/model/attachment.ts';
import { attachmentTypes } from '#renderer/text/attachment-words.ts';
import { smallPicture } from '#renderer/usecases/attachments.ts';
import { useSession } from '../session.ts';
import { useBlobSource } from './use-blob-source.ts';

/** The small picture of a content that is here, else what kind of file it is. */
export function AttachmentThumb({ hash, type }: Pick<Attachment, 'hash' | 'type'>) {
  const { store } = useSession();
  const isHere = store.state.contents.get(hash)?.whole === true;
  const [picture, setPicture] = useState<Blob | null>(null);
  useEffect(() => {
    let current = true;
    if (isHere) void smallPicture(store, hash).then((found) => (current ? setPicture(found) : undefined));
    return () => {
      current = false;
    };
  }, [store, hash, isHere]);
  if (picture === null) return <span className="attachment-type">{attachmentTypes[type]}</span>;
  return <Thumb picture={picture} />;
}

function Thumb({ picture }: { readonly picture: Blob }) {
  return <img ref={useBlobSource(picture)} className="attachment-thumb" alt="" />;
}
