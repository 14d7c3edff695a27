import { useId } from 'react';
import type { ReactNode } from 'react';

export type PanelProps = {
  readonly title: string;
  readonly children: ReactNode;
  /** A short remark after the heading, e.g. how many. */
  readonly note?: ReactNode;
  readonly actions?: ReactNode;
  readonly level?: 2 | 3 | undefined;
  /** No inner margin: for a table that fills the panel. */
  readonly flush?: boolean | undefined;
};

/** A section of a screen with its heading; a landmark screen readers can jump to. */
export function Panel({ title, children, note, actions, level = 2, flush }: PanelProps) {
  const id = useId();
  const Heading = level === 2 ? 'h2' : 'h3';
  return (
    <section className="panel" aria-labelledby={id} data-flush={flush === true ? '' : undefined}>
      <div className="panel-head">
        <Heading className="panel-title" id={id}>
          {title}
        </Heading>
        {note !== undefined && <span className="panel-note">{note}</span>}
        {actions !== undefined && <div className="panel-actions">{actions}</div>}
      </div>
      <div className="panel-body">{children}</div>
    </section>
  );
}
