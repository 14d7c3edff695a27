import type { ReactNode } from 'react';

/** Twelve columns for `Field`s with a `span`; columns widen by themselves under large type. */
export function FieldGrid({ children }: { readonly children: ReactNode }) {
  return <div className="field-grid">{children}</div>;
}
