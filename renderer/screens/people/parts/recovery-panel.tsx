import { useState } from 'react';
import { QrCode } from '#renderer/print/qr-code.tsx';
import { officerName, unitName } from '#renderer/session/session.ts';
import { recoveryWords as words } from '#renderer/text/recovery-words.ts';
import { Button } from '#renderer/ui/button.tsx';
import { Dialog } from '#renderer/ui/dialog.tsx';
import { Field } from '#renderer/ui/field.tsx';
import { Notice } from '#renderer/ui/notice.tsx';
import { Panel } from '#renderer/ui/panel.tsx';
import { Select } from '#renderer/ui/select.tsx';
import { TextInput } from '#renderer/ui/text-input.tsx';
import type { CountyProfile } from '#shared/model/county.ts';
import type { Seat } from '#shared/model/seat.ts';
import { useRecovery } from '../use-recovery.ts';

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
          <Field label={words.share(1)} hint={words.shareHint} required>
            <TextInput type="password" autoComplete="off" value={first} onChange={setFirst} />
          </Field>
          <Field label={words.share(2)} required>
            <TextInput type="password" autoComplete="off" value={second} onChange={setSecond} />
          </Field>
          <Button type="submit" disabled={busy || chosen === undefined || first === '' || second === ''}>
            {words.recover}
          </Button>
        </form>
      )}
      {fresh !== null && (
        <Dialog
          open
          title={words.sheets}
          onClose={clear}
          footer={
            <>
              <Button onClick={clear}>{words.discard}</Button>
              <Button kind="primary" disabled={busy} onClick={publish}>
                {words.published}
              </Button>
            </>
          }
        >
          <p>{words.sheetsHint}</p>
          {fresh.shares.map((share, i) => (
            <section key={share} className="people-sheet" aria-label={words.sheet(i + 1)}>
              <h3>{words.sheet(i + 1)}</h3>
              <p className="people-share">{share}</p>
              <QrCode payload={share} label={words.sheet(i + 1)} />
            </section>
          ))}
        </Dialog>
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
