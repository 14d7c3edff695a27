import { lazy, Suspense, useCallback, useEffect, useMemo, useRef, useState, useSyncExternalStore } from 'react';
import { actingOf } from '#shared/domain/access/acting.ts';
import { isAdministrator } from '#shared/domain/access/administration.ts';
import { settingsOf } from '#shared/domain/organisation/settings.ts';
import type { OwnPlace } from '#shared/domain/reception/queue/may-join.ts';
import { OfficerId } from '#shared/model/ids.ts';
import type { Bridge } from '#shared/ipc/bridge.ts';
import { restartReading, saveReceiptPaper, saveTextSize } from '#renderer/data/writes/device-record.ts';
import { storeFor } from '#renderer/data/visible-index.ts';
import type { DeviceStore } from '#renderer/data/device-store.ts';
import type { StorageProblem } from '#renderer/data/transaction.ts';
import { forgetCopied } from '#renderer/session/forget-copied.ts';
import { lockPage } from '#renderer/session/lock.ts';
import { useHotkeys } from '#renderer/ui/use-hotkeys.ts';
import { createFactorAsking } from '#renderer/session/factor-asking.ts';
import { SessionContext, type Session } from '#renderer/session/session.ts';
import { keptDesk } from '#renderer/session/kept-desk.ts';
import { createRoom } from '#renderer/session/room.ts';
import { keepingOf, stickOf } from '#renderer/session/stick.ts';
import { carrierOf } from '#renderer/vault/carrier.ts';
import { httpContents } from '#renderer/sync/content-transport.ts';
import { createSync } from '#renderer/sync/driver.ts';
import { createContentExchange } from '#renderer/sync/exchange-contents.ts';
import { httpTransport } from '#renderer/sync/http-transport.ts';
import { explainProblem } from '#renderer/text/problems.ts';
import { appText } from '#renderer/text/screens.ts';
import { Notice } from '#renderer/ui/notice.tsx';
import { sendEscrow, sendMissingEscrow } from '#renderer/usecases/county-recovery.ts';
import { renewAtContact } from '#renderer/usecases/key-term.ts';
import { sweepContents, tidyAttachments } from '#renderer/usecases/attachments.ts';
import { createAuditLog } from '#renderer/usecases/record-audit.ts';
import { orderKeyChange, removeColleague } from '#renderer/usecases/rotate-key.ts';
import { changePassphrase, recordAtTheDoor, setSessionPin } from '#renderer/usecases/own-seat.ts';
import { connectionOf, rejoinCounty } from '#renderer/usecases/enroll-device.ts';
import { readDoorway, type Doorway } from '#renderer/usecases/doorway.ts';
import { exchangeSealed, resendLost, type Ask } from '#renderer/usecases/exchange-sealed.ts';
import { seatOfficer, type SignedIn } from '#renderer/usecases/sign-in.ts';
import { signedBytes, signedCall } from '#renderer/vault/signed-call.ts';
import { readSeats, type VaultDeps } from '#renderer/vault/vault.ts';
import type { Clock, Ids } from '#renderer/usecases/deps.ts';
import { CannotEnter } from './cannot-enter.tsx';
import { DamageNotice } from './damage-notice.tsx';
import { FactorQuestion } from './factor-question.tsx';
import { Frame } from './frame.tsx';
import { loadRest } from './load-rest.ts';
import { personalOf } from './personal-words.ts';
import { colleaguesOf } from './colleagues.ts';
import { TroubleNotice } from './trouble-notice.tsx';
import { useAutoLock } from './use-auto-lock.ts';

/** Pages of settings, fetched when asked for. */
const AddOfficer = lazy(async () => ({ default: (await import('./add-officer.tsx')).AddOfficer }));
const OwnSeat = lazy(async () => ({ default: (await import('./own-seat.tsx')).OwnSeat }));

const LOADING = <p className="frame-loading">{appText.loading}</p>;

export type AppProps = {
  readonly signedIn: SignedIn;
  readonly vault: VaultDeps;
  readonly base: string;
  readonly bridge: Bridge;
  readonly clock: Clock;
  readonly ids: Ids;
  readonly onRevoked: (store: DeviceStore) => void;
};

/** Somebody signed in: the sync driver, the lock and the screens. */
export function App({ signedIn, vault, base, bridge, clock, ids, onRevoked }: AppProps) {
  const { store, unlocked } = signedIn;
  useSyncExternalStore(
    store.onChange,
    () =>
      `${store.state.profile?.version} ${store.state.damaged.size} ${store.state.receiptPaper} ${store.state.textSize}`,
  );
  const [problem, setProblem] = useState<StorageProblem | null>(null);
  const [adding, setAdding] = useState(false);
  const [ownSeats, setOwnSeats] = useState<Doorway | null>(null);
  const { identity, profile } = store.state;
  const officer = profile?.officers.find(({ id }) => id === unlocked.seat.officer) ?? null;
  useEffect(() => loadRest(store, setProblem), [store]);
  useEffect(() => void sweepContents(store).catch(reportError), [store]);

  const log = useMemo(() => createAuditLog({ store, now: clock.now, later }), [store, clock]);
  const audit = useMemo(() => log.of(unlocked.seat.officer), [log, unlocked]);
  useEffect(() => {
    recordAtTheDoor(vault, log).then(() => audit.note({ kind: 'sign-in' }), reportError);
  }, [vault, log, audit]);
  const copied = useRef<ReturnType<typeof forgetCopied> | null>(null);
  useEffect(() => {
    const guard = forgetCopied(bridge, later);
    copied.current = guard;
    return guard.stop;
  }, [bridge]);
  const locking = useRef(false);
  const lock = useCallback(() => {
    // The clock of an idle page ticks on meanwhile.
    if (locking.current) return;
    locking.current = true;
    audit.note({ kind: 'lock' });
    const first = async (): Promise<void> => {
      await log.settled();
      await bridge.room?.close().catch(reportError);
      await copied.current?.now();
    };
    void lockPage(store, first, () => window.location.reload());
  }, [store, log, audit, bridge]);
  useAutoLock(lock, { now: Date.now, idleMinutes: settingsOf(profile ?? {}).idleMinutes });
  useHotkeys({ 'Alt+L': lock });

  // A locked computer has no keys and therefore does not sync (decision 0005).
  const factorAsking = useMemo(() => createFactorAsking(), []);
  const connection = useMemo(
    () =>
      identity === null
        ? null
        : { ...connectionOf(identity, unlocked, base, () => onRevoked(store)), askSecondFactor: factorAsking.ask },
    [identity, unlocked, base, store, onRevoked, factorAsking],
  );
  const transport = useMemo(
    () => (connection === null ? null : httpTransport(connection, () => store.state.outbox.size)),
    [store, connection],
  );
  const contents = useMemo(
    () => (connection === null ? null : createContentExchange({ store, transport: httpContents(connection) })),
    [store, connection],
  );
  useEffect(() => () => contents?.stop(), [contents]);
  const sync = useMemo(
    () =>
      transport === null || connection === null || contents === null
        ? null
        : createSync({
            store,
            transport,
            now: clock.now,
            millis: Date.now,
            random: Math.random,
            later,
            rejoin: async () =>
              rejoinCounty(
                (await readSeats(vault)).map(({ ticket }) => ticket),
                connection,
              ),
            beside: async () => {
              // F1: nothing waits for contents, however large they are.
              void contents
                .send()
                .then(() => tidyAttachments(store))
                .catch(reportError);
              const askCounty: Ask = (path, sent) => signedCall(connection, path, sent);
              await exchangeSealed(store, askCounty);
              await resendLost(store, askCounty);
              await sendMissingEscrow(vault, unlocked, store, connection);
            },
            report: reportError,
          }),
    [store, vault, unlocked, connection, transport, contents, clock],
  );
  useEffect(() => renewAtContact(vault, store, reportError), [vault, store]);
  useEffect(() => {
    if (sync === null) return undefined;
    const online = (): void => sync.now();
    window.addEventListener('online', online);
    const stop = sync.start();
    return () => {
      window.removeEventListener('online', online);
      stop();
    };
  }, [sync]);

  const room = useMemo(
    () =>
      connection === null
        ? null
        : createRoom({
            line: bridge.room,
            deps: () => {
              const own = store.state.profile?.officers.find(({ id }) => id === unlocked.seat.officer);
              return own === undefined ? null : { store, clock, ids, officer: own };
            },
            place: () => placeOf(store),
            kept: keptDesk({ store, officer: unlocked.seat.officer, today: clock.today, report: reportError }),
            writer: { signer: connection.signer, ticket: unlocked.seat.ticket },
            countyKey: connection.countyKey,
            later,
            report: reportError,
          }),
    [bridge, store, unlocked, connection, clock, ids],
  );
  // C5: a lock loads the page anew; the room does not wait for that.
  useEffect(() => {
    if (room === null) return undefined;
    room.rejoin();
    window.addEventListener('pagehide', room.stop);
    return () => {
      window.removeEventListener('pagehide', room.stop);
      room.stop();
    };
  }, [room]);

  // The county's key may become known after sign-in: with the profile (security §3.3).
  const recoveryKey = profile?.recoveryKey;
  useEffect(() => {
    if (connection === null || recoveryKey === undefined) return;
    sendEscrow(vault, unlocked, store, connection).catch(reportError);
  }, [vault, unlocked, store, connection, recoveryKey]);

  const acting = useMemo(
    () =>
      identity === null || profile === null || officer === null ? null : actingOf(profile, identity.office, officer.id),
    [identity, profile, officer],
  );
  const seen = useMemo(() => storeFor(store, acting), [store, acting]);

  if (identity === null || profile === null || officer === null || connection === null) return <CannotEnter />;
  if (transport === null || sync === null || contents === null || room === null) return <CannotEnter />;
  const factorQuestion = <FactorQuestion asking={factorAsking} connection={connection} />;
  if (adding) {
    return (
      <Suspense fallback={LOADING}>
        <AddOfficer
          profile={profile}
          office={identity.office}
          self={officer.id}
          connection={connection}
          onSeat={async (seat, passphrase) => {
            await seatOfficer(vault, signedIn, seat, passphrase);
            lock();
          }}
          onBack={() => setAdding(false)}
        />
      </Suspense>
    );
  }
  if (ownSeats !== null) {
    const own = { vault, keeper: bridge.pinKeeper };
    return (
      <Suspense fallback={LOADING}>
        <OwnSeat
          name={officer.name}
          personal={personalOf(profile, identity.office, officer.id)}
          onChange={async (old, next) => {
            const changed = await changePassphrase(own, officer.id, { old, next });
            if (!changed.ok) return changed.error;
            audit.note({ kind: 'settings', what: 'own-passphrase' });
            lock();
            return null;
          }}
          secondFactor={isAdministrator(officer) ? { connection, officer, profile } : undefined}
          hasKeyStore={async () => (await bridge.secureStore.available()).available}
          onPin={async (passphrase, pin, stays) => {
            const os = stays ? bridge.secureStore : undefined;
            const set = await setSessionPin(own, officer.id, { passphrase, pin, os });
            if (set.ok) audit.note({ kind: 'settings', what: 'session-pin' });
            return set.ok ? null : set.error;
          }}
          onBack={() => setOwnSeats(null)}
          diagnostics={{
            bridge,
            store,
            device: ownSeats.device,
            sync: sync.status(),
            failure: null,
            onSaved: () => audit.note({ kind: 'export', what: 'diagnostics' }),
          }}
          text={{
            size: store.state.textSize,
            onSize: (size) => void saveTextSize(store, size).catch(reportError),
          }}
          receipt={{
            paper: store.state.receiptPaper,
            onPaper: (paper) => void saveReceiptPaper(store, paper).catch(reportError),
          }}
          seats={{
            onAdd: () => setAdding(true),
            deviceKey: unlocked.seat.ticket.deviceKey,
            colleagues: colleaguesOf(ownSeats.seats, profile, identity.office, acting),
            onRemove: async (gone) => {
              await removeColleague(vault, gone);
              const subject = OfficerId.safeParse(gone);
              audit.note({ kind: 'settings', what: 'seat-removed', ...(subject.success && { subject: subject.data }) });
              await bridge.pinKeeper.drop(null);
              lock();
            },
            onRotate: async () => {
              await orderKeyChange(vault);
              audit.note({ kind: 'settings', what: 'data-key' });
              lock();
            },
          }}
        />
        {factorQuestion}
      </Suspense>
    );
  }
  const session: Session = {
    store: seen,
    deps: { store: seen, clock, ids, officer },
    identity,
    acting,
    profile,
    sync,
    contents,
    connection,
    derive: vault.derive,
    sendYear: transport.enterYear,
    auditReader: transport,
    keeping: keepingOf(store, vault, officer.id, transport.missing, clock.now),
    stick: stickOf(store, carrierOf(connection, unlocked), connection, clock.now),
    confidential: {
      ask: (path, sent) => signedCall(connection, path, sent),
      askBytes: (path) => signedBytes(connection, path),
      key: unlocked.keys.seal,
    },
    bridge,
    room,
    audit,
    leave: lock,
    ownSeat: () => void readDoorway(vault).then(setOwnSeats, reportError),
  };
  return (
    <SessionContext value={session}>
      {problem !== null && <Notice tone="warning" title={explainProblem(problem.code).title} />}
      <TroubleNotice />
      <DamageNotice store={store} onReadAnew={() => void restartReading(store).then(sync.now)} />
      <Frame />
      {factorQuestion}
    </SessionContext>
  );
}

/** What this computer knows of its office when another one knocks (QU-16). */
function placeOf({ state: { identity, profile, revokedHere } }: DeviceStore): OwnPlace | null {
  if (identity === null || profile === null) return null;
  return { office: identity.office, device: identity.device, revoked: revokedHere, profile };
}

function later(work: () => void, ms: number): () => void {
  const timer = setTimeout(work, ms);
  return () => clearTimeout(timer);
}
