import { useEffect, useRef, useState } from 'react';
import { useSession } from '#renderer/session/session.ts';
import { attachmentText, explainAttachment } from '#renderer/text/attachment-words.ts';
import { chooseAttachment, discardChosen, holdDraft, type Chosen } from '#renderer/usecases/attachments.ts';
import { shrunk } from '#renderer/platform/picture.ts';
import { suggestionFor, type Suggested } from './suggested.ts';

/** Something to attach, with a name a person knows it by. */
export type Named = { readonly name: string; readonly blob: Blob };

export type Choosing = {
  readonly chosen: readonly Chosen[];
  readonly suggested: Suggested;
  /** What is being sealed now; `null` when nothing is. */
  readonly reading: { readonly name: string; readonly part: number } | null;
  /** Why something was not taken, with its name in front. */
  readonly problems: readonly string[];
  readonly take: (items: readonly Named[], suggested?: Partial<Suggested>) => Promise<void>;
  readonly makeSmaller: () => Promise<void>;
  readonly remove: (hash: string) => void;
  /** Ends the choosing; `keep`: what was chosen has been named by an operation or a form. */
  readonly end: (keep: boolean) => void;
  readonly forgetProblems: () => void;
};

/** Seals what is chosen, one after the other, and holds it until its words are said. `draft`: the form it is for. */
export function useChoosing(draft: string, { letter }: { readonly letter: boolean }): Choosing {
  const { deps, store } = useSession();
  const [chosen, setChosen] = useState<readonly Chosen[]>([]);
  const [suggested, setSuggested] = useState<Suggested>(() => suggestionFor([], letter));
  const [reading, setReading] = useState<Choosing['reading']>(null);
  const [problems, setProblems] = useState<readonly string[]>([]);
  const originals = useRef(new Map<string, Named>());
  useEffect(() => holdDraft(store, draft), [store, draft]);

  async function take(items: readonly Named[], more: Partial<Suggested> = {}): Promise<void> {
    const added: Chosen[] = [];
    const failed: string[] = [];
    for (const { name, blob } of items) {
      setReading({ name, part: 0 });
      const kept = await chooseAttachment(deps, blob, {
        name,
        draft,
        onProgress: (part) => setReading({ name, part }),
      });
      if (!kept.ok) failed.push(`${name}：${explainAttachment(kept.error.code)}`);
      else {
        originals.current.set(kept.value.content.hash, { name, blob });
        added.push(kept.value);
      }
    }
    setReading(null);
    setProblems(failed);
    if (added.length === 0) return;
    setSuggested({ ...suggestionFor(added, letter), ...more });
    setChosen((before) => {
      const known = new Set(before.map(({ content }) => content.hash));
      const fresh = added.filter(({ content }, i) => {
        const isFirst = added.findIndex((each) => each.content.hash === content.hash) === i;
        return isFirst && !known.has(content.hash);
      });
      return [...before, ...fresh];
    });
  }

  const drop = (hash: string): void => {
    originals.current.delete(hash);
    discardChosen(deps, hash).catch(reportError);
  };
  return {
    chosen,
    suggested,
    reading,
    problems,
    take,
    async makeSmaller() {
      for (const { content, title } of chosen) {
        const original = originals.current.get(content.hash);
        const smaller = original === undefined ? null : await shrunk(original.blob);
        if (smaller === null) continue;
        setReading({ name: title, part: 0 });
        const kept = await chooseAttachment(deps, smaller, { name: title, draft });
        setReading(null);
        if (!kept.ok) continue;
        drop(content.hash);
        setChosen((before) => before.map((each) => (each.content.hash === content.hash ? kept.value : each)));
      }
    },
    remove(hash) {
      drop(hash);
      setChosen((before) => before.filter(({ content }) => content.hash !== hash));
    },
    end(keep) {
      if (!keep) for (const { content } of chosen) drop(content.hash);
      originals.current.clear();
      setChosen([]);
    },
    forgetProblems: () => setProblems([]),
  };
}

/** Pages that were photographed, named by their number. */
export const pagesOf = (shots: readonly Blob[]): readonly Named[] =>
  shots.map((blob, i) => ({ name: attachmentText.cameraWords.page(i + 1), blob }));
