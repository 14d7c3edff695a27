import { useState } from 'react';
import { maySitAt } from '#shared/domain/access/administration.ts';
import type { CountyProfile } from '#shared/model/county.ts';
import { explainCall, type ProblemCode } from '#renderer/text/problems.ts';
import { appText, firstStartText } from '#renderer/text/screens.ts';
import { signInWords as words } from '#renderer/text/sign-in-words.ts';
import { Button } from '#renderer/ui/button.tsx';
import { Notice } from '#renderer/ui/notice.tsx';
import { Panel } from '#renderer/ui/panel.tsx';
import { askDemoCode, requestSeat, type GivenSeat } from '#renderer/usecases/enroll-device.ts';
import type { Connection } from '#renderer/vault/signed-call.ts';
import { CodeForm } from './code-form.tsx';
import { PassphraseForm } from './passphrase-form.tsx';
import { personalOf } from './personal-words.ts';

export type AddOfficerProps = {
  readonly profile: CountyProfile;
  readonly office: string;
  /** Who is signed in. Everybody else may be seated, also anew: somebody who forgot the passphrase. */
  readonly self: string;
  readonly connection: Connection;
  readonly onSeat: (seat: GivenSeat, passphrase: string) => Promise<void>;
  readonly onBack: () => void;
};

/** A further seat on this computer, while somebody is signed in (decision 0005): who, code, own passphrase. */
export function AddOfficer({ profile, office, self, connection, onSeat, onBack }: AddOfficerProps) {
  const [newcomer, setNewcomer] = useState<string | null>(null);
  const [given, setGiven] = useState<GivenSeat | null>(null);
  const [problem, setProblem] = useState<ProblemCode | null>(null);
  const [busy, setBusy] = useState(false);
  const offered = profile.officers.filter(({ id }) => id !== self && maySitAt(profile, office, id));
  const nameOf = (officer: string): string => profile.officers.find(({ id }) => id === officer)?.name ?? officer;

  const redeem = async (code: string): Promise<void> => {
    setBusy(true);
    const seat = await requestSeat(connection, code);
    setBusy(false);
    setProblem(seat.ok ? null : seat.error.code);
    if (seat.ok) setGiven(seat.value);
  };
  const pick = async (officer: string): Promise<void> => {
    if (!profile.fictional) return setNewcomer(officer);
    const code = await askDemoCode(connection.base, connection.countyKey, officer, office);
    return code.ok ? redeem(code.value) : setProblem(code.error.code);
  };

  if (given !== null) {
    const name = nameOf(given.ticket.seat.officer);
    return (
      <PassphraseForm
        name={name}
        personal={personalOf(profile, office, given.ticket.seat.officer)}
        busy={busy}
        onSubmit={(passphrase) => {
          setBusy(true);
          void onSeat(given, passphrase);
        }}
      />
    );
  }
  return (
    <main className="first-start">
      <h1>{newcomer === null ? words.addTitle : firstStartText.needsCode(nameOf(newcomer))}</h1>
      <p className="first-start-lead">{words.addHint}</p>
      {problem !== null && (
        <Notice tone="warning" title={explainCall(problem).title}>
          {explainCall(problem).remedies.join('；')}
        </Notice>
      )}
      <Panel title={newcomer === null ? words.who : firstStartText.code}>
        {newcomer !== null && <CodeForm busy={busy} onSubmit={(code) => void redeem(code)} />}
        {newcomer === null && offered.length === 0 && <p>{words.nobodyLeft}</p>}
        {newcomer === null && (
          <div className="officer-list">
            {offered.map((officer, i) => (
              <Button key={officer.id} autoFocus={i === 0} disabled={busy} onClick={() => void pick(officer.id)}>
                {officer.name}
                <span className="officer-title">{officer.title}</span>
              </Button>
            ))}
          </div>
        )}
        <div className="first-start-buttons">
          <Button onClick={newcomer === null ? onBack : () => setNewcomer(null)}>{appText.back}</Button>
        </div>
      </Panel>
    </main>
  );
}
