import type { ReactNode } from 'react';
import { UI_TEXT } from '#renderer/text/ui.ts';

export type TagTone = 'ok' | 'due-soon' | 'due-today' | 'overdue' | 'provisional' | 'new';

/** The bare mark of a tone, in shape and colour. Decoration: words must stand beside it. */
export function StatusDot({ tone }: { readonly tone: TagTone }) {
  return <span className="dot" data-tone={tone} aria-hidden="true" />;
}

/** How something stands, with mark and words; without children the tone's own word (超期, 今日到期 …). */
export function Tag({ tone, children }: { readonly tone: TagTone; readonly children?: ReactNode }) {
  return (
    <span className="tag" data-tone={tone}>
      <StatusDot tone={tone} />
      {children ?? UI_TEXT.tag[tone]}
    </span>
  );
}
