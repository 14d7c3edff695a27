import { useState } from 'react';
import { useSession } from '#renderer/session/session.ts';
import { roomWords as words } from '#renderer/text/room-words.ts';
import { Button } from '#renderer/ui/button.tsx';
import { Field } from '#renderer/ui/field.tsx';
import { FormDialog } from '#renderer/ui/form-dialog.tsx';
import { TextInput } from '#renderer/ui/text-input.tsx';
import { hostDoes } from '#renderer/usecases/market-day.ts';
import type { Run } from './run.ts';

type ReleaseButtonProps = { readonly desk: number; readonly now: string | null; readonly run: Run };

/** 席位空出: a person who looked says that nobody is at that desk any more, and why (QU-08). */
export function ReleaseButton({ desk, now, run }: ReleaseButtonProps) {
  const { deps } = useSession();
  const [asked, setAsked] = useState(false);
  const [reason, setReason] = useState<string>(words.releaseDefault);
  const release = (): void => {
    setAsked(false);
    void run(hostDoes(deps, { kind: 'release-desk', desk, reason: reason.trim() || words.releaseDefault }));
  };
  return (
    <>
      <Button small onClick={() => setAsked(true)}>
        {words.release}
      </Button>
      {asked && (
        <FormDialog
          title={words.releaseTitle(desk)}
          confirm={words.release}
          onClose={() => setAsked(false)}
          onConfirm={release}
        >
          <p>{words.releaseAsk(now)}</p>
          <Field label={words.releaseReason}>
            <TextInput value={reason} onChange={setReason} maxLength={200} />
          </Field>
        </FormDialog>
      )}
    </>
  );
}
