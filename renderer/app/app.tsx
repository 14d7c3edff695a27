import { useEffect, useMemo, useState, useSyncExternalStore } from 'react';
import { actingOf } from '#shared/domain/access/acting.ts';
import type { Bridge } from '#shared/ipc/bridge.ts';
import type { DeviceStore } from '#renderer/data/device-store.ts';
import { storeFor } from '#renderer/data/visible-index.ts';
import type { StorageProblem } from '#renderer/data/transaction.ts';
import { SessionContext, type Session } from '#renderer/session/session.ts';
import { startSync } from '#renderer/sync/driver.ts';
import { httpTransport } from '#renderer/sync/http-transport.ts';
import { explainProblem } from '#renderer/text/problems.ts';
import { Notice } from '#renderer/ui/notice.tsx';
import { createAuditLog } from '#renderer/usecases/record-audit.ts';
import { connectionOf, rejoinCounty } from '#renderer/usecases/enroll-device.ts';
import type { SeatStore } from '#renderer/vault/seat-store.ts';
import type { Clock, Ids } from '#renderer/usecases/deps.ts';
import { FirstStart } from './first-start.tsx';
import { Frame } from './frame.tsx';
import { loadRest } from './open-app.ts';
import { TakeSeat } from './take-seat.tsx';

export type AppProps = {
  readonly store: DeviceStore;
  readonly seats: SeatStore;
  readonly base: string;
  readonly bridge: Bridge;
  readonly clock: Clock;
  readonly ids: Ids;
};

/** From an open store to a desk: first start, then who sits here, then the screens. */
export function App({ store, seats, base, bridge, clock, ids }: AppProps) {
  useSyncExternalStore(store.onChange, () => `${store.state.identity?.device}:${store.state.profile?.version}`);
  const [seated, setSeated] = useState<string | null>(null);
  const [problem, setProblem] = useState<StorageProblem | null>(null);
  const { identity, profile } = store.state;
  const officer = profile?.officers.find(({ id }) => id === seated) ?? null;
  useEffect(() => loadRest(store, setProblem), [store]);

  const log = useMemo(() => createAuditLog({ store, now: clock.now, later }), [store, clock]);
  const audit = useMemo(() => log.of(officer?.id ?? null), [log, officer]);
  // Nobody at the desk, no keys; no keys, no sync (decision 0005).
  const connection = useMemo(
    () =>
      seated === null || identity === null ? null : connectionOf(store, seats, base, seated, () => setSeated(null)),
    [store, seats, base, seated, identity],
  );
  const transport = useMemo(
    () => (connection === null ? null : httpTransport(connection, () => store.state.outbox.size)),
    [store, connection],
  );
  const sync = useMemo(
    () =>
      transport === null || connection === null
        ? null
        : startSync({
            store,
            transport,
            now: clock.now,
            millis: Date.now,
            random: Math.random,
            later,
            rejoin: () => rejoinCounty(seats, connection),
            report: reportError,
          }),
    [store, seats, connection, transport, clock],
  );
  useEffect(() => {
    if (sync === null) return undefined;
    const online = (): void => sync.now();
    window.addEventListener('online', online);
    return () => {
      window.removeEventListener('online', online);
      sync.stop();
    };
  }, [sync]);

  const acting = useMemo(
    () =>
      identity === null || profile === null || officer === null ? null : actingOf(profile, identity.office, officer.id),
    [identity, profile, officer],
  );
  const seen = useMemo(() => storeFor(store, acting), [store, acting]);

  const sit = (chosen: string): void => {
    log.of(chosen).note({ kind: 'sign-in' });
    setSeated(chosen);
  };
  if (identity === null || profile === null)
    return <FirstStart store={store} seats={seats} base={base} onReady={sit} />;
  if (officer === null || connection === null || transport === null || sync === null) {
    return (
      <TakeSeat store={store} seats={seats} base={base} profile={profile} office={identity.office} onSeated={sit} />
    );
  }
  const session: Session = {
    store: seen,
    deps: { store: seen, clock, ids, officer },
    identity,
    acting,
    profile,
    sync,
    connection,
    sendYear: transport.enterYear,
    auditReader: transport,
    bridge,
    audit,
    leave: () => {
      audit.note({ kind: 'lock' });
      setSeated(null);
    },
  };
  return (
    <SessionContext value={session}>
      {problem !== null && <Notice tone="warning" title={explainProblem(problem.code).title} />}
      <Frame />
    </SessionContext>
  );
}

function later(work: () => void, ms: number): () => void {
  const timer = setTimeout(work, ms);
  return () => clearTimeout(timer);
}
