import { useEffect } from 'react';
import { TEXT_SIZES, type TextSize } from '#shared/model/text-size.ts';
import { saveTextSize } from '#renderer/data/writes/device-record.ts';
import { useSession, useStoreRevision } from '#renderer/session/session.ts';
import { textSizeWords as words } from '#renderer/text/print.ts';
import { Panel } from '#renderer/ui/panel.tsx';
import { RadioGroup } from '#renderer/ui/radio-group.tsx';
import { useHotkeys } from '#renderer/ui/use-hotkeys.ts';

/** Writes the page in this size from now on. */
export function applyTextSize(size: TextSize): void {
  document.documentElement.dataset['size'] = size;
}

/** Alt+Z: one size up, from the largest back to the usual one, wherever one is and whatever is being filled in (C38). */
export function useTextSize(): void {
  const { store } = useSession();
  useStoreRevision();
  const { textSize } = store.state;
  useEffect(() => applyTextSize(textSize), [textSize]);
  useHotkeys({
    'Alt+Z': () => {
      const next = TEXT_SIZES[(TEXT_SIZES.indexOf(textSize) + 1) % TEXT_SIZES.length] ?? 'normal';
      saveTextSize(store, next).catch((problem: unknown) => reportError(problem));
    },
  });
}

export type TextSizePanelProps = { readonly size: TextSize; readonly onSize: (size: TextSize) => void };

export function TextSizePanel({ size, onSize }: TextSizePanelProps) {
  return (
    <Panel title={words.title}>
      <p>{words.hint}</p>
      <RadioGroup
        aria-label={words.title}
        options={TEXT_SIZES.map((value) => ({ value, label: words.sizes[value] }))}
        value={size}
        onChange={(next) => {
          applyTextSize(next);
          onSize(next);
        }}
      />
    </Panel>
  );
}
