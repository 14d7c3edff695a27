import type { DeviceStore } from '#renderer/data/device-store.ts';
import { signInWords as words } from '#renderer/text/sign-in-words.ts';
import { Notice } from '#renderer/ui/notice.tsx';

export type DamageNoticeProps = { readonly store: DeviceStore; readonly onReadAnew: () => void };

/** C2: rows that do not open any more are said, with what can be done; never dropped silently. */
export function DamageNotice({ store, onReadAnew }: DamageNoticeProps) {
  const { size } = store.state.damaged;
  if (size === 0) return null;
  return (
    <Notice tone="warning" title={words.damaged(size)} action={{ label: words.readAnew, onAct: onReadAnew }}>
      {words.damagedBody}
    </Notice>
  );
}
