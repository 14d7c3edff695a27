import { useState } from 'react';
import { invitation, type InvitationKind } from '#shared/documents/invitation.ts';
import { factsOf } from '#shared/domain/access/matter-facts.ts';
import { may } from '#shared/domain/access/matrix.ts';
import type { StreamId } from '#shared/model/ids.ts';
import type { SessionView } from '#shared/model/reception.ts';
import { readMatter } from '#renderer/data/queries/matter.ts';
import { usePrint } from '#renderer/print/use-print.tsx';
import { useCountedPrint } from '#renderer/session/looks.ts';
import { useSession } from '#renderer/session/session.ts';
import { extraSessionWords } from '#renderer/text/extra-session-words.ts';
import { Button } from '#renderer/ui/button.tsx';

const { notice: words } = extraSessionWords;

export type PrintInvitationProps = {
  readonly kind: InvitationKind;
  readonly session: SessionView;
  readonly matter: StreamId;
};

/** 约访、下访通知 of a planned session (R004-37, R004-38). Empty fields are told and left for the pen (documents §7). */
export function PrintInvitation({ kind, session, matter }: PrintInvitationProps) {
  const { deps, profile, store, acting } = useSession();
  const { sheet, state, printDocument } = usePrint(useCountedPrint(matter));
  const [told, setTold] = useState<string | null>(null);
  const print = async (): Promise<void> => {
    const view = await readMatter(store, matter);
    if (view === null || !may(acting, 'view', factsOf(view)).ok) return setTold(words.notHere);
    // Another session's notice is a first one again, so the count of the matter's notices says nothing here.
    const built = invitation(kind, session, view, { county: profile, printedAt: deps.clock.now(), reprint: 0 });
    setTold(built.missing.length === 0 ? null : words.missing(built.missing));
    printDocument(built.document, { what: 'invitation' });
  };
  return (
    <>
      <Button small disabled={state === 'printing'} onClick={() => void print()}>
        {words.print[kind]}
      </Button>
      {state === 'failed' && <span role="alert">{words.failed}</span>}
      {told !== null && <span role="status">{told}</span>}
      {sheet}
    </>
  );
}
