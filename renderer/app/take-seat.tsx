import { useState } from 'react';
import type { DeviceStore } from '#renderer/data/device-store.ts';
import type { ProblemCode } from '#renderer/text/problems.ts';
import { explainProblem } from '#renderer/text/problems.ts';
import { appText, firstStartText } from '#renderer/text/screens.ts';
import { Button } from '#renderer/ui/button.tsx';
import { Notice } from '#renderer/ui/notice.tsx';
import { Panel } from '#renderer/ui/panel.tsx';
import { addSeat, askDemoCode, connectionOf } from '#renderer/usecases/enroll-device.ts';
import type { SeatStore } from '#renderer/vault/seat-store.ts';
import type { CountyProfile } from '#shared/model/county.ts';
import { CodeForm } from './code-form.tsx';
import { PickOfficer } from './pick-officer.tsx';

export type TakeSeatProps = {
  readonly store: DeviceStore;
  readonly seats: SeatStore;
  readonly base: string;
  readonly profile: CountyProfile;
  readonly office: string;
  readonly onSeated: (officer: string) => void;
};

/** Who sits at the desk; whoever has no seat here yet gets one for a code (decision 0005). */
export function TakeSeat({ store, seats, base, profile, office, onSeated }: TakeSeatProps) {
  const [newcomer, setNewcomer] = useState<string | null>(null);
  const [problem, setProblem] = useState<ProblemCode | null>(null);
  const [busy, setBusy] = useState(false);

  const add = async (code: string): Promise<void> => {
    // Anybody who has a seat here speaks for the device.
    const [colleague] = seats.all();
    const connection = connectionOf(store, seats, base, colleague?.ticket.seat.officer ?? '', () => undefined);
    if (connection === null) return setProblem('no-seat');
    setBusy(true);
    const seat = await addSeat(seats, connection, code);
    setBusy(false);
    if (seat.ok) onSeated(seat.value);
    else setProblem(seat.error.code);
  };
  const pick = async (officer: string): Promise<void> => {
    if (seats.seat(officer) !== null) return onSeated(officer);
    if (!profile.fictional) return setNewcomer(officer);
    const code = await askDemoCode(base, store.state.identity?.countyKey ?? '', officer, office);
    return code.ok ? add(code.value) : setProblem(code.error.code);
  };

  if (newcomer === null) {
    return <PickOfficer {...profile} office={office} problem={problem} onPick={(officer) => void pick(officer)} />;
  }
  const name = profile.officers.find(({ id }) => id === newcomer)?.name ?? '';
  return (
    <main className="first-start">
      <h1>{firstStartText.needsCode(name)}</h1>
      {problem !== null && (
        <Notice tone="warning" title={explainProblem(problem).title}>
          {explainProblem(problem).remedies.join('；')}
        </Notice>
      )}
      <Panel title={firstStartText.code}>
        <CodeForm busy={busy} onSubmit={(code) => void add(code)} />
        <Button onClick={() => setNewcomer(null)}>{appText.back}</Button>
      </Panel>
    </main>
  );
}
