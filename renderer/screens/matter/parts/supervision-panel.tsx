import { useState } from 'react';
import { daysBetween } from '#shared/domain/calendar/plain-date.ts';
import { dateText } from '#shared/documents/date-text.ts';
import type { Proposal } from '#shared/domain/supervision/proposals.ts';
import { ordersOf, type SupervisionOrder } from '#shared/domain/supervision/orders.ts';
import { stepsOfKind } from '#shared/domain/workflow/facts.ts';
import { whyNot } from '#shared/domain/workflow/available-actions.ts';
import type { MatterView } from '#shared/model/matter.ts';
import type { WorkflowKind } from '#shared/model/workflow-action.ts';
import { unitName, useCalendar, useListRead, useSession, useSettings } from '#renderer/session/session.ts';
import { codes } from '#renderer/text/codes.ts';
import { daysLeftText } from '#renderer/text/deadline-words.ts';
import { listText } from '#renderer/text/screens.ts';
import { proposalWords, supervisionText } from '#renderer/text/supervision-words.ts';
import { actionText } from '#renderer/text/time-line.ts';
import { Button } from '#renderer/ui/button.tsx';
import { Panel } from '#renderer/ui/panel.tsx';
import { Tag } from '#renderer/ui/tag.tsx';
import { readLookBack, readProposals } from '#renderer/usecases/supervision-desk.ts';
import { orderDraft } from '../order-draft.ts';
import type { StepValues } from '../step-values.ts';
import { StepDialog } from './step-dialog.tsx';

type Opened = { readonly kind: WorkflowKind; readonly initial: StepValues };

const NEXT = {
  'to-authorize': 'authorize-supervision',
  'to-issue': 'issue-supervision',
  'to-answer': 'answer-supervision',
  'to-check': 'check-supervision',
} as const;

/**
 * 督办: what the rules propose with their grounds, and each order with where it stands (R002-03…19, RX-08). It looks at the
 * unit that handles the matter. Nothing stands here while there is nothing to supervise and nobody who may.
 */
export function SupervisionPanel({ view }: { readonly view: MatterView }) {
  const { acting, deps, profile, store } = useSession();
  const calendar = useCalendar();
  const settings = useSettings();
  // Proposals count other registrations, too.
  const isRead = useListRead();
  const [opened, setOpened] = useState<Opened | null>(null);
  const today = deps.clock.today();
  const orders = ordersOf(view);
  const proposals = readProposals(store, view.id, today);
  const may = (kind: WorkflowKind): boolean => whyNot(view, kind, { acting, today, calendar }) === null;
  const maySupervise = may('propose-supervision');
  const nudges = stepsOfKind(view, 'record-nudge');
  const isLookedBack = readLookBack(store, view.id, today);
  const isEmpty = orders.length + proposals.length + nudges.length === 0;
  if (isEmpty && !isLookedBack && !maySupervise) return null;
  const begin = (proposal: Proposal | null): void =>
    setOpened({
      kind: 'propose-supervision',
      initial: orderDraft(proposal, { dutyUnit: view.registration.dutyUnit, today, calendar, settings }),
    });
  return (
    <Panel
      title={supervisionText.title}
      actions={
        <>
          {may('record-nudge') && (
            <Button small onClick={() => setOpened({ kind: 'record-nudge', initial: {} })}>
              {actionText['record-nudge'].name}
            </Button>
          )}
          {maySupervise && (
            <Button small onClick={() => begin(null)}>
              {supervisionText.manual}
            </Button>
          )}
        </>
      }
    >
      {isLookedBack && (
        <p>
          <Tag tone="overdue">{supervisionText.lookBack}</Tag>{' '}
          <span className="matter-soft">{supervisionText.lookBackWhy}</span>
        </p>
      )}
      {isEmpty && <p className="matter-soft">{isRead ? supervisionText.none : listText.reading}</p>}
      <ul className="matter-orders">
        {proposals.map((proposal) => (
          <li key={`${proposal.trigger} ${proposal.line ?? ''}`}>
            <Proposed proposal={proposal} />
            <div className="matter-order-acts">
              {maySupervise && (
                <Button small onClick={() => begin(proposal)}>
                  {supervisionText.start}
                </Button>
              )}
              {may('dismiss-supervision') && (
                <Button
                  small
                  onClick={() =>
                    setOpened({
                      kind: 'dismiss-supervision',
                      initial: { trigger: proposal.trigger, line: proposal.line },
                    })
                  }
                >
                  {supervisionText.dismiss}
                </Button>
              )}
            </div>
          </li>
        ))}
        {nudges.map(({ op, action }, i) => (
          <li key={op}>
            <div>
              <strong>
                {supervisionText.nudge(i + 1, codes.nudgeChannel[action.channel], unitName(profile, action.unit))}
              </strong>
              <p className="matter-soft">
                {dateText(action.on)}，{supervisionText.due(dateText(action.newDue))}
              </p>
              <p className="matter-soft">
                {action.reply === undefined ? supervisionText.silent : supervisionText.answer(action.reply)}
              </p>
            </div>
          </li>
        ))}
        {orders.map((order) => {
          const next = order.state === 'closed' || order.state === 'refused' ? null : NEXT[order.state];
          return (
            <li key={order.proposed.op}>
              <Order order={order} />
              {next !== null && may(next) && (
                <Button small onClick={() => setOpened({ kind: next, initial: { order: order.proposed.op } })}>
                  {actionText[next].name}
                </Button>
              )}
            </li>
          );
        })}
      </ul>
      {opened !== null && (
        <StepDialog view={view} kind={opened.kind} initial={opened.initial} onClose={() => setOpened(null)} />
      )}
    </Panel>
  );
}

function Proposed({ proposal }: { readonly proposal: Proposal }) {
  const { profile } = useSession();
  const { trigger, line, unit } = proposal;
  return (
    <div>
      <Tag tone="due-soon">{supervisionText.proposed}</Tag> <strong>{codes.supervisionTrigger[trigger]}</strong>{' '}
      {line !== undefined && `${codes.supervisionLine[line]} `}→ {unitName(profile, unit)}{' '}
      <span className="matter-soft">{proposalWords(proposal)}</span>
    </div>
  );
}

function Order({ order }: { readonly order: SupervisionOrder }) {
  const { deps, profile } = useSession();
  const { no, state, proposed, answers, checks, dueOn } = order;
  const [answer, check] = [answers.at(-1), checks.at(-1)];
  const { trigger, line, unit, measure } = proposed.action;
  const isLate = state === 'to-answer' && deps.clock.today() > dueOn;
  return (
    <div>
      <Tag tone={state === 'closed' || state === 'refused' ? 'ok' : 'provisional'}>{supervisionText.states[state]}</Tag>{' '}
      <strong>{supervisionText.order(no, codes.supervisionTrigger[trigger], unitName(profile, unit))}</strong>
      {line !== undefined && `（${codes.supervisionLine[line]}）`}
      {measure !== undefined && (
        <>
          {' '}
          <Tag tone="due-soon">{codes.measure[measure]}</Tag>
        </>
      )}
      <p className="matter-soft">
        {supervisionText.due(dateText(dueOn))}{' '}
        {isLate && <Tag tone="overdue">{daysLeftText(daysBetween(deps.clock.today(), dueOn))}</Tag>}
      </p>
      <p className="matter-soft">{proposed.action.problems}</p>
      {answer !== undefined && <p className="matter-soft">{supervisionText.answer(answer.action.text)}</p>}
      {check !== undefined && (
        <p className="matter-soft">{supervisionText.check(check.action.accepted, check.action.text)}</p>
      )}
    </div>
  );
}
