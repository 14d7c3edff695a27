import { lazy, Suspense, useEffect, useState, type ReactNode } from 'react';
import { Link, Redirect, Route, Router, Switch, useLocation } from 'wouter';
import { useHashLocation } from 'wouter/use-hash-location';
import { SyncBadge } from '#renderer/session/sync-badge.tsx';
import { unitName, useQueueSummary, useSession, useStoreRevision } from '#renderer/session/session.ts';
import { countDrafts } from '#renderer/data/writes/drafts.ts';
import { appText } from '#renderer/text/screens.ts';
import { Button } from '#renderer/ui/button.tsx';
import { useHotkeys } from '#renderer/ui/use-hotkeys.ts';
import { ErrorBoundary } from './error-boundary.tsx';

const RegisterScreen = lazy(async () => ({
  default: (await import('#renderer/screens/register/screen.tsx')).RegisterScreen,
}));
const LedgerScreen = lazy(async () => ({
  default: (await import('#renderer/screens/ledger/screen.tsx')).LedgerScreen,
}));
const MatterScreen = lazy(async () => ({
  default: (await import('#renderer/screens/matter/screen.tsx')).MatterScreen,
}));
const TrayScreen = lazy(async () => ({ default: (await import('#renderer/screens/tray/screen.tsx')).TrayScreen }));
const DraftsScreen = lazy(async () => ({
  default: (await import('#renderer/screens/drafts/screen.tsx')).DraftsScreen,
}));
const DeskScreen = lazy(async () => ({ default: (await import('#renderer/screens/desk/screen.tsx')).DeskScreen }));

/** Header with navigation and the state of the queue; below it one screen. */
export function Frame() {
  return (
    <Router hook={useHashLocation}>
      <FrameInside />
    </Router>
  );
}

function FrameInside() {
  const { profile, identity, deps, leave } = useSession();
  const [, navigate] = useLocation();
  const refused = useQueueSummary().refused;
  const drafts = useDraftCount();
  const home = identity.countyBound ? '/desk' : '/register';
  useHotkeys({
    F2: () => navigate('/register'),
    F3: () => navigate('/ledger'),
    ...(identity.countyBound && { F4: () => navigate('/desk') }),
    F6: () => navigate('/drafts'),
    F7: () => navigate('/tray'),
  });
  return (
    <div className="frame">
      <header className="frame-head">
        <strong className="frame-name">{appText.name}</strong>
        <nav className="frame-nav" aria-label={appText.name}>
          <NavItem to="/register" hotkey="F2" label={appText.nav.register} />
          <NavItem to="/ledger" hotkey="F3" label={appText.nav.list} />
          {identity.countyBound && <NavItem to="/desk" hotkey="F4" label={appText.nav.desk} />}
          <NavItem to="/drafts" hotkey="F6" label={counted(appText.nav.drafts, drafts)} />
          <NavItem to="/tray" hotkey="F7" label={counted(appText.nav.tray, refused)} />
        </nav>
        {profile.fictional && <span className="frame-fictional">{appText.fictional}</span>}
        <SyncBadge />
        <span className="frame-officer">
          {appText.signedInAs(deps.officer.name, unitName(profile, identity.office))}
        </span>
        <Button small onClick={leave}>
          {appText.switchOfficer}
        </Button>
      </header>
      <main className="frame-main">
        <ErrorBoundary>
          <Suspense fallback={<p className="frame-loading">{appText.loading}</p>}>
            <Switch>
              <Route path="/register/:draft">{({ draft }) => <RegisterScreen key={draft} draftId={draft} />}</Route>
              <Route path="/register">{() => <RegisterScreen />}</Route>
              <Route path="/ledger">{() => <LedgerScreen />}</Route>
              <Route path="/matter/:id">{({ id }) => <MatterScreen key={id} id={id} />}</Route>
              <Route path="/tray">{() => <TrayScreen />}</Route>
              <Route path="/drafts">{() => <DraftsScreen />}</Route>
              {identity.countyBound && <Route path="/desk">{() => <DeskScreen />}</Route>}
              <Route>{() => <Redirect to={home} />}</Route>
            </Switch>
          </Suspense>
        </ErrorBoundary>
      </main>
    </div>
  );
}

function NavItem({ to, hotkey, label }: { readonly to: string; readonly hotkey: string; readonly label: ReactNode }) {
  const [location] = useLocation();
  // A matter is a page of the register.
  const here = location.startsWith(to) || (to === '/ledger' && location.startsWith('/matter/'));
  return (
    <Link href={to} className="frame-link" aria-current={here ? 'page' : undefined}>
      {label}
      <kbd>{hotkey}</kbd>
    </Link>
  );
}

const counted = (label: string, count: number): string => (count > 0 ? `${label} ${count}` : label);

/** C42: after a power cut somebody must see that something unfinished is there. */
function useDraftCount(): number {
  const { store } = useSession();
  const revision = useStoreRevision();
  const [count, setCount] = useState(0);
  useEffect(() => {
    void countDrafts(store).then(setCount, () => undefined);
  }, [store, revision]);
  return count;
}
