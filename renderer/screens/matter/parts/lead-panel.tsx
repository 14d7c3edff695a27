import { useState } from 'react';
import { dateText } from '#shared/documents/date-text.ts';
import { instantToPlainDate } from '#shared/domain/calendar/plain-date.ts';
import { leadAskedBy, leadOf, missingWork, raisedAbove, type Lead } from '#shared/domain/supervision/lead.ts';
import { whyNot } from '#shared/domain/workflow/available-actions.ts';
import type { MatterView } from '#shared/model/matter.ts';
import { officerName, useCalendar, useSession, useSettings } from '#renderer/session/session.ts';
import { codes } from '#renderer/text/codes.ts';
import { leadText } from '#renderer/text/supervision-words.ts';
import { actionText } from '#renderer/text/time-line.ts';
import { Button } from '#renderer/ui/button.tsx';
import { KeyValueList } from '#renderer/ui/key-value-list.tsx';
import { Panel } from '#renderer/ui/panel.tsx';
import { adviseLeader } from '#renderer/usecases/supervision-desk.ts';
import { StepDialog } from './step-dialog.tsx';

const STEPS = ['appoint-lead', 'record-lead', 'conclude-lead', 'mark-raised-above'] as const;

/** 包案: which leader answers for this matter, since when, what was done and what is still owed (R004-06, R001-28…33). */
export function LeadPanel({ view }: { readonly view: MatterView }) {
  const { acting, deps, profile, store } = useSession();
  const calendar = useCalendar();
  const settings = useSettings();
  const [open, setOpen] = useState<(typeof STEPS)[number] | null>(null);
  const today = deps.clock.today();
  const lead = leadOf(view);
  const raised = raisedAbove(view);
  // SV-10: what was raised above is the chief's own; and a lead in force is only handed on with a reason.
  const isAdvised = raised === null && lead?.concluded !== null;
  const askedBy = leadAskedBy(view, calendar, settings);
  const possible = STEPS.filter((kind) => whyNot(view, kind, { acting, today, calendar }) === null);
  if (lead === null && raised === null && askedBy === null && possible.length === 0) return null;
  const items = [
    ...(raised === null
      ? []
      : [
          {
            label: leadText.raised,
            value: `${raised.action.organ} ${raised.action.docNo}，${dateText(raised.action.on)}`,
          },
        ]),
    ...(lead === null ? [] : leadItems(lead, (id) => officerName(profile, id))),
  ];
  return (
    <Panel
      title={leadText.title}
      actions={possible.map((kind) => (
        <Button key={kind} small onClick={() => setOpen(kind)}>
          {actionText[kind].name}
        </Button>
      ))}
    >
      {askedBy !== null && <p>{leadText.asked(dateText(askedBy))}</p>}
      {items.length > 0 && <KeyValueList items={items} />}
      {items.length === 0 && askedBy === null && <p className="matter-soft">{leadText.none}</p>}
      {lead !== null && lead.works.length > 0 && (
        <ul className="matter-lead-works" aria-label={leadText.works}>
          {lead.works.map(({ op, action }) => (
            <li key={op}>
              {dateText(action.on)} {codes.leadWork[action.work]}
              {action.inPerson && `（${leadText.inPerson}）`}
              <p className="matter-soft">{action.text}</p>
            </li>
          ))}
        </ul>
      )}
      {open !== null && (
        <StepDialog
          view={view}
          kind={open}
          initial={open === 'appoint-lead' && isAdvised ? adviseLeader(store, profile) : {}}
          onClose={() => setOpen(null)}
        />
      )}
    </Panel>
  );
}

function leadItems({ appointed, earlier, works, concluded }: Lead, name: (id: string) => string) {
  const { leader, on, dueOn, team = [], target = '', plan = '' } = appointed.action;
  const owed = concluded === null ? missingWork({ appointed, earlier, works, concluded }) : [];
  const ends = [...earlier.slice(1), appointed];
  return [
    { label: leadText.leader, value: `${name(leader)}，${leadText.since(dateText(on))}` },
    ...(earlier.length === 0
      ? []
      : [
          {
            label: leadText.before,
            value: earlier
              .map(({ action, at }, i) =>
                leadText.earlier(
                  name(action.leader),
                  dateText(action.on),
                  dateText(ends[i]?.action.on ?? instantToPlainDate(at)),
                ),
              )
              .join('；'),
          },
        ]),
    { label: leadText.due, value: dateText(dueOn) },
    { label: leadText.team, value: team.join('、') },
    { label: leadText.target, value: target },
    { label: leadText.plan, value: plan },
    ...(owed.length === 0
      ? []
      : [{ label: leadText.owed, value: owed.map((work) => codes.leadWork[work]).join('、') }]),
    ...(concluded === null
      ? []
      : [
          {
            label: leadText.outcome,
            value: `${codes.leadOutcome[concluded.action.outcome]}，${dateText(concluded.action.on)}`,
          },
        ]),
  ];
}
