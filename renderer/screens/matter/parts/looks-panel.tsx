import { useState } from 'react';
import { may } from '#shared/domain/access/matrix.ts';
import { factsOf } from '#shared/domain/access/matter-facts.ts';
import { dateTimeText } from '#shared/documents/date-text.ts';
import { AuditEvent } from '#shared/model/audit.ts';
import type { MatterView } from '#shared/model/matter.ts';
import { readOwnLooks } from '#renderer/data/queries/audit.ts';
import { officerName, useSession } from '#renderer/session/session.ts';
import { auditDetail, auditKinds, looksText } from '#renderer/text/audit-words.ts';
import { Button } from '#renderer/ui/button.tsx';
import { Panel } from '#renderer/ui/panel.tsx';

type Looks = { readonly events: readonly AuditEvent[]; readonly ownOnly: boolean };

/** 谁看过, for those who answer for the matter (RX-06): the county's record, and without network this device's own. */
export function LooksPanel({ view }: { readonly view: MatterView }) {
  const { acting, auditReader, store, profile } = useSession();
  const [looks, setLooks] = useState<Looks | null>(null);
  if (!may(acting, 'audit-of-matter', factsOf(view)).ok) return null;
  const read = async (): Promise<void> => {
    const answer = await auditReader.looks(view.id);
    if (!answer.ok) return setLooks({ events: await readOwnLooks(store, view.id), ownOnly: true });
    const events = answer.value.entries.map(({ body }) => AuditEvent.safeParse(jsonOf(body)));
    setLooks({ events: events.flatMap((event) => (event.success ? event.data : [])), ownOnly: false });
  };
  return (
    <Panel
      title={looksText.title}
      actions={
        <Button small aria-pressed={looks !== null} onClick={() => (looks === null ? void read() : setLooks(null))}>
          {looks === null ? looksText.show : looksText.hide}
        </Button>
      }
    >
      {looks === null && <p className="matter-soft">{looksText.hint}</p>}
      {looks?.ownOnly === true && <p className="matter-soft">{looksText.ownOnly}</p>}
      {looks?.events.length === 0 && <p className="matter-soft">{looksText.none}</p>}
      <ul className="matter-looks">
        {looks?.events.map((event, i) => (
          <li key={i}>
            {dateTimeText(event.at)} {event.officer === undefined ? '' : officerName(profile, event.officer)}{' '}
            <span className="matter-soft">
              {auditKinds[event.kind]} {auditDetail(event)}
            </span>
          </li>
        ))}
      </ul>
    </Panel>
  );
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
