import { useState } from 'react';
import { ownUnits } from '#shared/domain/access/acting.ts';
import { daysBetween } from '#shared/domain/calendar/plain-date.ts';
import { coRequestsOf, crossOf, openCoRequests, type CoRequest } from '#shared/domain/workflow/co-handling.ts';
import { whyNot } from '#shared/domain/workflow/available-actions.ts';
import { handlingUnit } from '#shared/domain/workflow/facts.ts';
import { dateText } from '#shared/documents/date-text.ts';
import type { MatterView } from '#shared/model/matter.ts';
import { unitName, useCalendar, useSession } from '#renderer/session/session.ts';
import { codes } from '#renderer/text/codes.ts';
import { daysLeftText } from '#renderer/text/deadline-words.ts';
import { stepText } from '#renderer/text/step-words.ts';
import { actionText } from '#renderer/text/time-line.ts';
import { Button } from '#renderer/ui/button.tsx';
import { KeyValueList } from '#renderer/ui/key-value-list.tsx';
import { Panel } from '#renderer/ui/panel.tsx';
import { Tag } from '#renderer/ui/tag.tsx';
import { StepDialog } from './step-dialog.tsx';

const STEPS = ['answer-co-unit', 'ask-co-unit', 'mark-cross'] as const;

/** 主办 and 协办: who leads, what each other unit has to do by when, and what it found (R001-37). */
export function CoHandlingPanel({ view }: { readonly view: MatterView }) {
  const { acting, deps, profile } = useSession();
  const calendar = useCalendar();
  const [open, setOpen] = useState<(typeof STEPS)[number] | null>(null);
  const today = deps.clock.today();
  const requests = coRequestsOf(view);
  const cross = crossOf(view)?.action;
  const units = acting === null ? [] : ownUnits(acting);
  const own = openCoRequests(view).find(({ asked: { action } }) => units.some((unit) => unit === action.unit));
  const possible = STEPS.filter((kind) => whyNot(view, kind, { acting, today, calendar }) === null);
  if (requests.length === 0 && cross === undefined && possible.length === 0) return null;
  const items = [
    ...(requests.length === 0 && cross === undefined
      ? []
      : [{ label: stepText.leadUnit, value: unitName(profile, handlingUnit(view)) }]),
    ...(cross === undefined
      ? []
      : [
          {
            label: stepText.cross,
            value: `${cross.types.map((type) => codes.crossSplit[type]).join('、')} · ${codes.crossLevel[cross.level]}`,
          },
        ]),
  ];
  return (
    <Panel
      title={stepText.coTitle}
      actions={possible.map((kind) => (
        <Button key={kind} small onClick={() => setOpen(kind)}>
          {actionText[kind].name}
        </Button>
      ))}
    >
      {items.length > 0 ? <KeyValueList items={items} /> : <p className="matter-soft">{stepText.coNone}</p>}
      <ul className="matter-orders">
        {requests.map((request) => (
          <li key={request.asked.op}>
            <Request request={request} />
          </li>
        ))}
      </ul>
      {open !== null && (
        <StepDialog
          view={view}
          kind={open}
          {...(open === 'answer-co-unit' && own !== undefined && { initial: { request: own.asked.op } })}
          onClose={() => setOpen(null)}
        />
      )}
    </Panel>
  );
}

function Request({ request: { asked, decision } }: { readonly request: CoRequest }) {
  const { deps, profile } = useSession();
  const today = deps.clock.today();
  const { unit, organ = '', task, dueOn } = asked.action;
  return (
    <div>
      <Tag tone={decision === null ? 'provisional' : 'ok'}>
        {decision === null ? stepText.coOpen : stepText.coAnswered}
      </Tag>{' '}
      <strong>{unit === undefined ? organ : unitName(profile, unit)}</strong>
      <p className="matter-soft">
        {stepText.coDue(dateText(dueOn))}{' '}
        {decision === null && today > dueOn && <Tag tone="overdue">{daysLeftText(daysBetween(today, dueOn))}</Tag>}
      </p>
      <p className="matter-soft">{task}</p>
      {decision !== null && <p className="matter-soft">{stepText.coAnswer(decision.action.text)}</p>}
    </div>
  );
}
