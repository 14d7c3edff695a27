import { Fragment } from 'react';
import type { ReactNode } from 'react';
import { UI_TEXT } from '#renderer/text/ui.ts';

export type KeyValue = { readonly label: string; readonly value: ReactNode };

export type KeyValueListProps = {
  readonly items: readonly KeyValue[];
  readonly columns?: 1 | 2 | undefined;
};

function isEmpty(value: ReactNode): boolean {
  return value === null || value === undefined || value === '' || value === false;
}

/** Facts about one thing as a description list. A missing fact says so instead of leaving a hole. */
export function KeyValueList({ items, columns = 1 }: KeyValueListProps) {
  return (
    <dl className="key-values" data-columns={columns}>
      {items.map(({ label, value }, i) => (
        // A step that was returned names one check twice: how it stood, and what was wrong.
        <Fragment key={i}>
          <dt>{label}</dt>
          <dd data-empty={isEmpty(value) ? '' : undefined}>{isEmpty(value) ? UI_TEXT.notFilled : value}</dd>
        </Fragment>
      ))}
    </dl>
  );
}
