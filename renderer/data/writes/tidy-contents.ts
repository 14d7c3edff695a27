import { currentAttachments } from '#shared/domain/attachment/attachments.ts';
import type { Content } from '../contents.ts';
import type { DeviceStore } from '../device-store.ts';
import { readBodies } from '../matter-rows.ts';
import { requested, write } from '../transaction.ts';
import { changeContent, dropContent } from './keep-content.ts';

/**
 * Deletes what is needed no more (PROTOCOL F8): contents of matters that left and of withdrawn attachments, once the
 * county has them, and what was chosen for a form that nobody went on with. `held`: drafts open on a screen.
 */
export async function tidyContents(store: DeviceStore, held: ReadonlySet<string>): Promise<void> {
  const contents = [...store.state.contents.values()];
  if (contents.length === 0) return;
  const streams = [...new Set(contents.flatMap(({ refs }) => refs.map(({ stream }) => stream)))];
  const bodies = await readBodies(store, streams);
  const wanted = new Map(
    [...bodies].map(([id, { view }]) => [id, new Set(currentAttachments(view).map(({ hash }) => hash))]),
  );
  const isSealed = (stream: string): boolean =>
    bodies.get(stream)?.view.status === 'confidential' || store.state.stubs[stream]?.gone?.sealed === true;
  const drafts = new Set(await store.db.drafts.toCollection().primaryKeys());
  for (const content of contents) {
    const known = content.refs.map((ref) =>
      isSealed(ref.stream) && !ref.sent && ref.given === undefined ? { ...ref, given: 'sealed' as const } : ref,
    );
    const refs = known.filter(
      ({ stream, sent, given }) => wanted.get(stream)?.has(content.hash) === true || !(sent || given === 'withdrawn'),
    );
    const isDraft = content.draft !== undefined && (held.has(content.draft) || drafts.has(content.draft));
    if (refs.length === 0 && !isDraft) await dropContent(store, content);
    else if (refs.length !== content.refs.length || refs.some((ref, i) => ref !== content.refs[i]))
      await changeContent(store, content.hash, () => ({ ...content, refs }));
  }
}

/** Deletes pieces without a content: the program ended while one was being read. Only before anything is added. */
export async function dropStrayPieces(store: DeviceStore): Promise<void> {
  const known = new Set([...store.state.contents.values()].map(({ id }: Content) => id));
  const source = store.db.backendDB().transaction('pieces').objectStore('pieces');
  const keys = await requested<IDBValidKey[]>(source.getAllKeys());
  // Keys of this table are pairs.
  const stray = new Set(keys.map((key) => (key as [string, number])[0]).filter((id) => !known.has(id)));
  if (stray.size === 0 || store.state.damaged.size > 0) return;
  await write(store.db, ['pieces'], 'relaxed', (named) => {
    for (const id of stray) named('pieces').delete(IDBKeyRange.bound([id, 0], [id, Number.MAX_SAFE_INTEGER]));
  });
}
