import { useState } from 'react';
import { dateText } from '#shared/documents/date-text.ts';
import { accessRequestsOf } from '#shared/domain/workflow/facts.ts';
import { whyNot } from '#shared/domain/workflow/available-actions.ts';
import type { MatterView } from '#shared/model/matter.ts';
import { useSession } from '#renderer/session/session.ts';
import { codes } from '#renderer/text/codes.ts';
import { ownDataText } from '#renderer/text/matter-words.ts';
import { actionText } from '#renderer/text/time-line.ts';
import { Button } from '#renderer/ui/button.tsx';
import { Panel } from '#renderer/ui/panel.tsx';
import { StepDialog } from './step-dialog.tsx';

/** 个人信息请求: who asked for what of their own data, and the answer (C40). Nothing stands here while nobody asked. */
export function OwnDataPanel({ view }: { readonly view: MatterView }) {
  const { acting, deps } = useSession();
  const [answering, setAnswering] = useState(false);
  const requests = accessRequestsOf(view);
  if (requests.length === 0) return null;
  const mayAnswer = whyNot(view, 'answer-access', { acting, today: deps.clock.today() }) === null;
  return (
    <Panel
      title={actionText['request-access'].name}
      actions={
        mayAnswer && (
          <Button small onClick={() => setAnswering(true)}>
            {ownDataText.answer}
          </Button>
        )
      }
    >
      <ul className="matter-looks">
        {requests.map(({ asked, decision }) => (
          <li key={asked.op}>
            {dateText(asked.action.on)} {asked.action.person} {codes.accessRequest[asked.action.asks]}{' '}
            <span className="matter-soft">
              {decision === null
                ? ownDataText.waits
                : ownDataText.answered(dateText(decision.action.on), codes.accessOutcome[decision.action.outcome])}
            </span>
          </li>
        ))}
      </ul>
      {requests.some(({ decision }) => decision !== null) && <p className="matter-soft">{ownDataText.paper}</p>}
      {answering && <StepDialog view={view} kind="answer-access" onClose={() => setAnswering(false)} />}
    </Panel>
  );
}
