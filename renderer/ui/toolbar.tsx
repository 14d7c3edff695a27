import type { ReactNode } from 'react';

export type ToolbarProps = {
  readonly label: string;
  readonly children: ReactNode;
  /** Stands at the right edge. */
  readonly end?: ReactNode;
};

/** A row of filters and actions. A group, not an ARIA toolbar: that role promises arrow keys, which belong to the fields. */
export function Toolbar({ label, children, end }: ToolbarProps) {
  return (
    <div className="toolbar" role="group" aria-label={label}>
      {children}
      {end !== undefined && <div className="toolbar-end">{end}</div>}
    </div>
  );
}
