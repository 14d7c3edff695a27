import { useEffect, useState } from 'react';
import { addDays } from '#shared/domain/calendar/plain-date.ts';
import { manyOpenings } from '#shared/domain/confidential/openings.ts';
import { AuditEvent } from '#shared/model/audit.ts';
import { officerName, useSession } from '#renderer/session/session.ts';
import { auditText } from '#renderer/text/audit-words.ts';
import { Field } from '#renderer/ui/field.tsx';
import { Notice } from '#renderer/ui/notice.tsx';
import { Panel } from '#renderer/ui/panel.tsx';
import { Select } from '#renderer/ui/select.tsx';
import { readAllAudit } from '#renderer/usecases/export-audit.ts';

const { openings: words } = auditText;

/** How far back the openings are counted, in days. */
const DAYS = 30;
const CHOICES = ['1', '2', '3', '5', '10'] as const;

/** C19: who opened more identities of informants on one day than the auditor takes for usual. */
export function OpeningsPanel() {
  const { auditReader, deps, profile } = useSession();
  const [most, setMost] = useState<(typeof CHOICES)[number]>('3');
  const [events, setEvents] = useState<readonly AuditEvent[] | null>(null);
  const [failed, setFailed] = useState(false);
  const today = deps.clock.today();
  useEffect(() => {
    let stale = false;
    void readAllAudit(auditReader.auditList, { kind: 'reveal', from: addDays(today, -DAYS) }).then((read) => {
      if (stale) return;
      setFailed(!read.ok);
      if (read.ok) setEvents(read.value.flatMap(({ body }) => AuditEvent.safeParse(parsed(body)).data ?? []));
    });
    return () => {
      stale = true;
    };
  }, [auditReader, today]);
  const many = events === null ? [] : manyOpenings(events, Number(most));
  return (
    <Panel title={words.title}>
      <Field label={words.most}>
        <Select
          options={CHOICES.map((value) => ({ value, label: words.times(value) }))}
          value={most}
          onChange={(value) => setMost(value ?? '3')}
        />
      </Field>
      {events === null && <p className="audit-soft">{failed ? auditText.notRead : auditText.loading}</p>}
      {events !== null && many.length === 0 && <p className="audit-soft">{words.none(DAYS)}</p>}
      {many.map(({ officer, day, count }) => (
        <Notice
          key={`${day} ${officer}`}
          tone="warning"
          title={words.line(officerName(profile, officer), day, count)}
        />
      ))}
    </Panel>
  );
}

function parsed(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    return null;
  }
}
