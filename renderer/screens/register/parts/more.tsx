import type { ReactNode } from 'react';

type MoreProps = { readonly label: string; readonly filled: boolean; readonly children: ReactNode };

/** Fields most visits do not need, one Tab stop and one key away. Open from the start when something stands in them. */
export function More({ label, filled, children }: MoreProps) {
  return (
    <details className="register-more" {...(filled && { open: true })}>
      <summary>{label}</summary>
      <div className="register-rows">{children}</div>
    </details>
  );
}
