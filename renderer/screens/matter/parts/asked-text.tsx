import type { Act, MatterView } from '#shared/model/matter.ts';
import { dateTimeText } from '#shared/documents/date-text.ts';
import { useActNames } from '#renderer/session/act-names.ts';
import { actContent } from '#renderer/text/act-content.ts';
import { stepText } from '#renderer/text/step-words.ts';
import { actionNameOf } from '#renderer/text/time-line.ts';
import { KeyValueList } from '#renderer/ui/key-value-list.tsx';

type AskedTextProps = { readonly view: MatterView; readonly asked: readonly Act[] };

/** What a decision is about, whole, above the fields of the decision. Long text scrolls by keyboard; nothing is cut. */
export function AskedText({ view, asked }: AskedTextProps) {
  const names = useActNames(view);
  return (
    // The scrolled text must be reachable without a mouse.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
    <section className="step-asked" aria-label={stepText.asked} tabIndex={0}>
      {asked.map(({ op, by, at, action }) => (
        <article key={op}>
          <h3>
            {actionNameOf(action.kind)}{' '}
            <span className="matter-soft">
              {names.officer(by)} {dateTimeText(at)}
            </span>
          </h3>
          <KeyValueList items={actContent(action, names)} />
        </article>
      ))}
    </section>
  );
}
