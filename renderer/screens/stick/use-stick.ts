import { useState } from 'react';
import { useSession } from '#renderer/session/session.ts';
import type { PutInProblem, StickFile } from '#renderer/session/stick.ts';
import { stickWords } from '#renderer/text/stick-words.ts';

/** What is said after an act. */
export type Told = { readonly kind: 'done' | 'failed'; readonly text: string } | PutInProblem;

const MIME = 'application/octet-stream';

/** The three acts of the screen, one at a time. Making a file is recorded before it is handed out (U9). */
export function useStick() {
  const { stick, bridge, audit } = useSession();
  const [busy, setBusy] = useState(false);
  const [told, setTold] = useState<Told | null>(null);

  const during = async (work: () => Promise<Told | null>): Promise<void> => {
    setBusy(true);
    setTold(null);
    setTold(await work().finally(() => setBusy(false)));
  };
  const save = async ({ name, bytes }: StickFile): Promise<boolean> =>
    (await bridge.saveFile({ suggestedName: name, bytes, mime: MIME })).saved;
  const chosen = async (then: (file: StickFile) => Promise<Told>): Promise<Told | null> => {
    const file = await bridge.openFile({ accept: ['.jft'] });
    if (file === null) return null;
    return 'refused' in file ? { kind: 'failed', text: stickWords.unread[file.refused] } : then(file);
  };

  return {
    busy,
    told,
    make: () =>
      during(async () => {
        const made = await stick.make();
        const recorded = await audit.record({ kind: 'export', what: 'usb-package', count: made.count });
        if (!recorded.ok) return { kind: 'failed', text: stickWords.notRecorded };
        const saved = await save({ name: made.name, bytes: made.file });
        return saved
          ? { kind: 'done', text: `${stickWords.made(made.count, made.contents, made.name)}${moreOf(made.left)}` }
          : { kind: 'failed', text: stickWords.notSaved };
      }),
    takeIn: () =>
      during(() =>
        chosen(async (file) => {
          const taken = await stick.takeIn(file);
          audit.note({ kind: 'import', what: 'usb-package', result: taken.ok ? 'done' : 'refused' });
          if (!taken.ok) return { kind: 'file', ...taken.error };
          const { receipted, received, contents, again } = taken.value;
          const text = stickWords.taken(receipted, received, contents);
          return { kind: 'done', text: `${text}${again ? stickWords.again : ''}` };
        }),
      ),
    putIn: () =>
      during(() =>
        chosen(async (file) => {
          const answer = await stick.putIn(file);
          if (!answer.ok) return answer.error;
          const { name, sent, refused } = answer.value;
          return (await save(answer.value))
            ? { kind: 'done', text: stickWords.answered(sent, refused, name) }
            : { kind: 'failed', text: stickWords.notSaved };
        }),
      ),
  };
}

/** A piece is 1 MiB. */
const moreOf = (pieces: number): string => (pieces === 0 ? '' : stickWords.more(pieces));
