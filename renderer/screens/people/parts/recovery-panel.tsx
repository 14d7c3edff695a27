import { useState } from 'react';
import { officerName, unitName } from '#renderer/session/session.ts';
import { recoveryWords as words } from '#renderer/text/recovery-words.ts';
import { Button } from '#renderer/ui/button.tsx';
import { Dialog } from '#renderer/ui/dialog.tsx';
import { Field } from '#renderer/ui/field.tsx';
import { Notice } from '#renderer/ui/notice.tsx';
import { Panel } from '#renderer/ui/panel.tsx';
import { Select } from '#renderer/ui/select.tsx';
import type { CountyProfile } from '#shared/model/county.ts';
import type { Seat } from '#shared/model/seat.ts';
import { useRecovery } from '../use-recovery.ts';
import { ShareField } from './share-field.tsx';
import { SheetsDialog } from './sheets-dialog.tsx';

export type RecoveryPanelProps = {
  readonly profile: CountyProfile;
  readonly seats: readonly Seat[];
};

/** 口令恢复: three sheets of paper, two of which let a named officer back in at a named computer (security §3.3). */
export function RecoveryPanel({ profile, seats }: RecoveryPanelProps) {
  const { busy, problem, fresh, given, make, publish, recover, clear } = useRecovery();
  const [at, setAt] = useState<string | null>(null);
  const [first, setFirst] = useState('');
  const [second, setSecond] = useState('');
  const keyOf = ({ office, device, officer }: Seat): string => `${office} ${device} ${officer}`;
  const chosen = seats.find((seat) => keyOf(seat) === at);
  const hasKey = profile.recoveryKey !== undefined;
  return (
    <Panel
      title={words.title}
      actions={
        <Button small disabled={busy} onClick={make}>
          {hasKey ? words.remake : words.make}
        </Button>
      }
    >
      {problem !== null && <Notice tone="warning" title={problem} />}
      <p>{hasKey ? words.ready : words.none}</p>
      {hasKey && (
        <form
          className="people-recovery"
          aria-label={words.open}
          onSubmit={(event) => {
            event.preventDefault();
            if (chosen !== undefined && !busy) recover(chosen, [first, second]);
          }}
        >
          <Field label={words.person} required>
            <Select
              value={at}
              onChange={setAt}
              options={seats.map((seat) => ({
                value: keyOf(seat),
                label: `${unitName(profile, seat.office)} ${seat.device} ${officerName(profile, seat.officer)}`,
              }))}
            />
          </Field>
          <ShareField keeper={1} value={first} onChange={setFirst} />
          <ShareField keeper={2} value={second} onChange={setSecond} />
          <Button type="submit" disabled={busy || chosen === undefined || first === '' || second === ''}>
            {words.recover}
          </Button>
        </form>
      )}
      {fresh !== null && (
        <SheetsDialog fresh={fresh} profile={profile} busy={busy} onDiscard={clear} onPublish={publish} />
      )}
      {given !== null && chosen !== undefined && (
        <Dialog
          open
          title={words.given(officerName(profile, chosen.officer))}
          onClose={clear}
          footer={
            <Button kind="primary" onClick={clear}>
              {words.close}
            </Button>
          }
        >
          <p>{words.code}</p>
          <p className="people-code">{given.code}</p>
          <p>{words.oneTime}</p>
          <p className="people-code">{given.passphrase}</p>
          <p>{words.givenHint}</p>
        </Dialog>
      )}
    </Panel>
  );
}
