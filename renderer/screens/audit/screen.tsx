import './audit.css';
import { useMemo, useState } from 'react';
import { dateTimeText } from '#shared/documents/date-text.ts';
import { AuditEvent } from '#shared/model/audit.ts';
import type { AuditEntry, AuditQuery } from '#shared/sync/audit.ts';
import { ExportDialog, type ExportGrounds } from '#renderer/session/export-dialog.tsx';
import { useCopyLook, useLook } from '#renderer/session/looks.ts';
import { officerName, unitName, useSession } from '#renderer/session/session.ts';
import { auditDetail, auditFaults, auditKinds, auditText } from '#renderer/text/audit-words.ts';
import { explainProblem } from '#renderer/text/problems.ts';
import { Button } from '#renderer/ui/button.tsx';
import { DataTable, type Column } from '#renderer/ui/data-table.tsx';
import { Notice } from '#renderer/ui/notice.tsx';
import { Tag } from '#renderer/ui/tag.tsx';
import { auditCsv, readAllAudit } from '#renderer/usecases/export-audit.ts';
import { ChainPanel } from './parts/chain-panel.tsx';
import { FilterForm } from './parts/filter-form.tsx';
import { HeadCheck } from './parts/head-check.tsx';
import { OpeningsPanel } from './parts/openings-panel.tsx';
import { useAuditList, useAuditState } from './use-audit-list.ts';

/** 审计: who did what when, whether the record is whole, and a table of it for an inspection. The auditor alone (C18, C41). */
export function AuditScreen() {
  const { profile, deps, audit, auditReader, bridge } = useSession();
  const [query, setQuery] = useState<AuditQuery>({});
  const { entries, more, busy, problem, older } = useAuditList(query);
  const { state, check } = useAuditState();
  const [selected, setSelected] = useState<string | null>(null);
  const [asked, setAsked] = useState(false);
  const [said, setSaid] = useState<string | null>(null);
  useLook(JSON.stringify(query), { kind: 'audit-read', what: 'audit' });
  useCopyLook('audit');

  const lines = useMemo(() => entries.map(lineOf), [entries]);
  const columns = useMemo(() => columnsFor(profile), [profile]);
  const devices = (typeof state === 'string' ? [] : state.devices).map(({ office, device }) => ({
    value: `${office} ${device}`,
    label: `${unitName(profile, office)} ${device}`,
  }));
  const exportAll = async ({ purpose, reason, watermark }: ExportGrounds): Promise<void> => {
    setAsked(false);
    const all = await readAllAudit(auditReader.auditList, query);
    const recorded =
      all.ok && (await audit.record({ kind: 'export', what: 'audit', count: all.value.length, purpose, reason }));
    if (!all.ok || recorded === false || !recorded.ok) return setSaid(auditText.exportFailed);
    const table = all.value.map((entry) => [
      String(entry.seq),
      ...columns.map(({ text }) => text(lineOf(entry))),
      entry.body,
    ]);
    const header = ['', ...columns.map((column) => column.header), ''];
    const mark = [watermark(all.value.length)];
    const saved = await bridge.saveFile({
      suggestedName: auditText.fileName(deps.clock.today()),
      bytes: auditCsv(header, [...table, mark]),
      mime: 'text/csv',
    });
    setSaid(saved.saved ? auditText.exported : auditText.exportFailed);
  };
  return (
    <div className="audit">
      <header className="audit-head">
        <h1>{auditText.title}</h1>
        <p className="audit-soft">{auditText.intro}</p>
        <span role="status">{said}</span>
        <Button disabled={entries.length === 0} onClick={() => setAsked(true)}>
          {auditText.export}
        </Button>
      </header>
      {asked && (
        <ExportDialog
          name={auditText.title}
          count={entries.length}
          onConfirm={(grounds) => void exportAll(grounds)}
          onClose={() => setAsked(false)}
        />
      )}
      <FilterForm devices={devices} today={deps.clock.today()} onFind={setQuery} />
      {problem !== null && (
        <Notice tone="warning" title={explainProblem(problem).title}>
          {auditText.onlyOnline}
        </Notice>
      )}
      <div className="audit-body">
        <div className="audit-list panel">
          <DataTable
            label={auditText.list}
            columns={columns}
            rows={lines}
            rowKey={({ entry }) => String(entry.seq)}
            selectedKey={selected}
            onSelect={setSelected}
            empty={busy ? auditText.loading : problem === null ? auditText.empty : auditText.notRead}
          />
          {more && (
            <Button small onClick={() => void older()}>
              {auditText.more}
            </Button>
          )}
        </div>
        <div className="audit-side">
          <ChainPanel state={state} onCheck={check} />
          <HeadCheck state={state} />
          <OpeningsPanel />
        </div>
      </div>
    </div>
  );
}

type Line = { readonly entry: AuditEntry; readonly event: AuditEvent | null };

function lineOf(entry: AuditEntry): Line {
  try {
    const parsed = AuditEvent.safeParse(JSON.parse(entry.body));
    return { entry, event: parsed.success ? parsed.data : null };
  } catch {
    return { entry, event: null };
  }
}

type TextColumn = Column<Line> & { readonly text: (line: Line) => string };

function columnsFor(profile: Parameters<typeof unitName>[0]): readonly TextColumn[] {
  const { columns, server, nobody } = auditText;
  const place = ({ entry, event }: Line): string => {
    // What the server did itself may be about a device.
    const office = entry.device === '' ? event?.office : entry.office;
    const where = office === undefined ? '' : `${unitName(profile, office)} ${entry.device || (event?.device ?? '')}`;
    return entry.device === '' ? `${server} ${where}`.trim() : where;
  };
  const text: readonly (readonly [id: keyof typeof columns, width: number | undefined, (line: Line) => string])[] = [
    ['at', 10.25, ({ entry, event }) => dateTimeText(event?.at ?? entry.arrivedAt)],
    ['who', 5.5, ({ event }) => (event?.officer === undefined ? nobody : officerName(profile, event.officer))],
    ['where', 10.5, place],
    ['kind', 6.5, ({ event }) => (event === null ? nobody : auditKinds[event.kind])],
    ['number', 11, ({ entry }) => entry.number ?? nobody],
    ['detail', undefined, ({ event }) => (event === null ? '' : auditDetail(event))],
    ['fault', 8.5, ({ entry }) => (entry.fault === null ? '' : auditFaults[entry.fault])],
  ];
  return text.map(([id, width, of]) => ({
    id,
    header: columns[id],
    text: of,
    ...(width !== undefined && { width }),
    cell: (line) =>
      id === 'fault' && line.entry.fault !== null ? (
        <Tag tone="overdue">{of(line)}</Tag>
      ) : (
        <span title={of(line)}>{of(line)}</span>
      ),
  }));
}
