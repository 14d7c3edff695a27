import type { Act, MatterView } from '#shared/model/matter.ts';
import type { Operation } from '#shared/model/operation.ts';
import { dateTimeText } from '#shared/documents/date-text.ts';
import { OperationContent } from '#renderer/session/operation-content.tsx';
import { officerName, useSession } from '#renderer/session/session.ts';
import { confidentialWords } from '#renderer/text/confidential-words.ts';
import { actionNameOf } from '#renderer/text/time-line.ts';
import type { HandedOver as Record } from '#renderer/usecases/confidential-desk.ts';

/** A step of the matter in the shape in which records are shown. */
const operationOf = ({ op: id, by, office, at, action }: Act, { id: stream, device }: MatterView): Operation => ({
  id,
  stream,
  office,
  device,
  n: 1,
  by,
  recordedAt: at,
  base: 0,
  action,
});

/** What was recorded of the matter before it was handed over, and what came after, while the identity is open (CF-16). */
export function HandedOver({ record: { matter, late } }: { readonly record: Record }) {
  const { profile } = useSession();
  const acts = new Map((matter.acts ?? []).map((act) => [act.op, act]));
  return (
    <div className="confidential-record">
      <h4>{confidentialWords.before}</h4>
      <ol>
        {matter.history.map(({ op, kind, by, recordedAt, note }) => {
          const act = acts.get(op);
          return (
            <li key={op}>
              {dateTimeText(recordedAt)} {officerName(profile, by)} {actionNameOf(kind)}
              {note !== undefined && <p>{note}</p>}
              {act !== undefined && <OperationContent op={operationOf(act, matter)} />}
            </li>
          );
        })}
      </ol>
      {late.length > 0 && (
        <>
          <h4>{confidentialWords.after}</h4>
          <ol>
            {late.map((op, i) => (
              <li key={op?.id ?? i}>
                {op === null ? (
                  confidentialWords.damagedLate
                ) : (
                  <>
                    {dateTimeText(op.recordedAt)} {officerName(profile, op.by)}
                    <OperationContent op={op} />
                  </>
                )}
              </li>
            ))}
          </ol>
        </>
      )}
    </div>
  );
}
