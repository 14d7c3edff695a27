import { lazy, Suspense, useEffect, useState, type ReactNode } from 'react';
import { Link, Redirect, Route, Router, Switch, useLocation } from 'wouter';
import { useHashLocation } from 'wouter/use-hash-location';
import { mayEver } from '#shared/domain/access/matrix.ts';
import { readsReports } from '#shared/domain/access/reads-reports.ts';
import { firstScreen } from '#shared/domain/my-day/first-screen.ts';
import { partOf } from '#shared/domain/confidential/readers.ts';
import { SyncBadge } from '#renderer/session/sync-badge.tsx';
import { unitName, useCalendar, useQueueSummary, useSession, useStoreRevision } from '#renderer/session/session.ts';
import { useDayCounts } from '#renderer/session/use-day.ts';
import { useBoardOnWall } from '#renderer/state/board.ts';
import { LISTS, useWayBack } from '#renderer/state/way-back.ts';
import { yearToEnter } from '#shared/domain/calendar/year-to-enter.ts';
import { countDrafts } from '#renderer/data/writes/drafts.ts';
import { appText } from '#renderer/text/screens.ts';
import { ownSeatWords } from '#renderer/text/own-seat-words.ts';
import { signInWords } from '#renderer/text/sign-in-words.ts';
import { Button } from '#renderer/ui/button.tsx';
import { useHotkeys } from '#renderer/ui/use-hotkeys.ts';
import { ErrorBoundary } from './error-boundary.tsx';
import { useTextSize } from './text-size.tsx';

const RegisterScreen = lazy(async () => ({
  default: (await import('#renderer/screens/register/screen.tsx')).RegisterScreen,
}));
const LedgerScreen = lazy(async () => ({
  default: (await import('#renderer/screens/ledger/screen.tsx')).LedgerScreen,
}));
const ImportScreen = lazy(async () => ({
  default: (await import('#renderer/screens/import/screen.tsx')).ImportScreen,
}));
const MatterScreen = lazy(async () => ({
  default: (await import('#renderer/screens/matter/screen.tsx')).MatterScreen,
}));
const AuditScreen = lazy(async () => ({ default: (await import('#renderer/screens/audit/screen.tsx')).AuditScreen }));
const StickScreen = lazy(async () => ({ default: (await import('#renderer/screens/stick/screen.tsx')).StickScreen }));
const TrayScreen = lazy(async () => ({ default: (await import('#renderer/screens/tray/screen.tsx')).TrayScreen }));
const DraftsScreen = lazy(async () => ({
  default: (await import('#renderer/screens/drafts/screen.tsx')).DraftsScreen,
}));
const CalendarScreen = lazy(async () => ({
  default: (await import('#renderer/screens/calendar/screen.tsx')).CalendarScreen,
}));
const PeopleScreen = lazy(async () => ({
  default: (await import('#renderer/screens/people/screen.tsx')).PeopleScreen,
}));
const CountyTrayScreen = lazy(async () => ({
  default: (await import('#renderer/screens/county-tray/screen.tsx')).CountyTrayScreen,
}));
const DayScreen = lazy(async () => ({ default: (await import('#renderer/screens/day/screen.tsx')).DayScreen }));
const DeskScreen = lazy(async () => ({ default: (await import('#renderer/screens/desk/screen.tsx')).DeskScreen }));
const RosterScreen = lazy(async () => ({
  default: (await import('#renderer/screens/roster/screen.tsx')).RosterScreen,
}));
const BoardOnWall = lazy(async () => ({
  default: (await import('#renderer/screens/market-day/parts/board-window.tsx')).BoardOnWall,
}));
const MarketDayScreen = lazy(async () => ({
  default: (await import('#renderer/screens/market-day/screen.tsx')).MarketDayScreen,
}));
const ReceptionRecordsScreen = lazy(async () => ({
  default: (await import('#renderer/screens/reception-records/screen.tsx')).ReceptionRecordsScreen,
}));
const OrganisationScreen = lazy(async () => ({
  default: (await import('#renderer/screens/organisation/screen.tsx')).OrganisationScreen,
}));
const SettingsScreen = lazy(async () => ({
  default: (await import('#renderer/screens/settings/screen.tsx')).SettingsScreen,
}));
const ConfidentialScreen = lazy(async () => ({
  default: (await import('#renderer/screens/confidential/screen.tsx')).ConfidentialScreen,
}));
const QualityScreen = lazy(async () => ({
  default: (await import('#renderer/screens/quality/screen.tsx')).QualityScreen,
}));
const ReportsScreen = lazy(async () => ({
  default: (await import('#renderer/screens/reports/screen.tsx')).ReportsScreen,
}));
const RosterSheetScreen = lazy(async () => ({
  default: (await import('#renderer/screens/roster-sheet/screen.tsx')).RosterSheetScreen,
}));
const MarketRuleScreen = lazy(async () => ({
  default: (await import('#renderer/screens/market-rule/screen.tsx')).MarketRuleScreen,
}));

/** Header with navigation and the state of the queue; below it one screen. */
export function Frame() {
  return (
    <Router hook={useHashLocation}>
      <FrameInside />
    </Router>
  );
}

function FrameInside() {
  const { profile, identity, acting, deps, leave, ownSeat } = useSession();
  const [location, navigate] = useLocation();
  useSeenList(location);
  useTextSize();
  const refused = useQueueSummary().refused;
  const drafts = useDraftCount();
  // Menus, keys and addresses follow the table of access: what is not for this officer is not there (ACC-06).
  const registers = mayEver(acting, 'register');
  const sees = mayEver(acting, 'view');
  const audits = mayEver(acting, 'audit-read');
  const missing = yearToEnter(useCalendar(), deps.clock.today());
  const calendarLabel =
    missing !== null && mayEver(acting, 'calendar-enter') ? appText.nav.calendarToEnter : appText.nav.calendar;
  const managesPeople = mayEver(acting, 'people-manage');
  const managesUnits = mayEver(acting, 'profile-manage');
  const dealsWithTray = mayEver(acting, 'county-tray');
  const exchanges = registers || mayEver(acting, 'package-exchange');
  // CF-01: who has nothing to do with reports in confidence has no word of them in the menu either.
  const inConfidence = partOf(acting) !== null;
  const hasDesk = identity.countyBound && sees;
  // R001-59: figures are for those who answer for units; who may see no matter has nothing here to count.
  const supervises = sees && mayEver(acting, 'statistics');
  const reports = readsReports(acting);
  const home = `/${firstScreen(acting?.roles ?? [], identity)}`;
  const hasBoard = useBoardOnWall(({ shown }) => shown !== null);
  const mine = useDayCounts(sees)?.mine ?? 0;
  useHotkeys({
    ...(registers && { 'Alt+T': () => navigate('/sessions/today') }),
    ...(registers && { F2: () => navigate('/register'), F6: () => navigate('/drafts'), F7: () => navigate('/tray') }),
    ...(sees && {
      F1: () => navigate('/day'),
      F3: () => navigate('/ledger'),
      F10: () => navigate('/sessions'),
    }),
    // The auditor sees no matter, so the key of the register is free.
    ...(audits && !sees && { F3: () => navigate('/audit') }),
    ...(exchanges && { 'Alt+U': () => navigate('/stick') }),
    ...(hasDesk && { F4: () => navigate('/desk') }),
    ...(dealsWithTray && { 'Alt+8': () => navigate('/county-tray') }),
    ...(reports && { 'Alt+5': () => navigate('/reports') }),
    ...(supervises && { 'Alt+6': () => navigate('/quality') }),
    ...(inConfidence && { 'Alt+7': () => navigate('/confidential') }),
    ...(managesUnits && { 'Alt+6': () => navigate('/organisation'), 'Alt+7': () => navigate('/settings') }),
    ...(managesPeople && { 'Alt+9': () => navigate('/people') }),
    ...(sees && { 'Alt+0': () => navigate('/calendar') }),
  });
  return (
    <div className="frame" data-print={appText.printHint}>
      <header className="frame-head">
        <strong className="frame-name">{appText.name}</strong>
        <nav className="frame-nav" aria-label={appText.name}>
          {sees && <NavItem to="/day" hotkey="F1" label={counted(appText.nav.day, mine)} />}
          {registers && <NavItem to="/register" hotkey="F2" label={appText.nav.register} />}
          {sees && <NavItem to="/ledger" hotkey="F3" label={appText.nav.list} />}
          {hasDesk && <NavItem to="/desk" hotkey="F4" label={appText.nav.desk} />}
          {sees && <NavItem to="/sessions" hotkey="F10" label={appText.nav.sessions} />}
          {supervises && <NavItem to="/quality" hotkey="Alt+6" label={appText.nav.quality} />}
          {reports && <NavItem to="/reports" hotkey="Alt+5" label={appText.nav.reports} />}
          {registers && <NavItem to="/drafts" hotkey="F6" label={counted(appText.nav.drafts, drafts)} />}
          {registers && <NavItem to="/tray" hotkey="F7" label={counted(appText.nav.tray, refused)} />}
          {dealsWithTray && <NavItem to="/county-tray" hotkey="Alt+8" label={appText.nav.countyTray} />}
          {audits && <NavItem to="/audit" hotkey="F3" label={appText.nav.audit} />}
          {sees && <NavItem to="/calendar" hotkey="Alt+0" label={calendarLabel} />}
          {inConfidence && <NavItem to="/confidential" hotkey="Alt+7" label={appText.nav.confidential} />}
          {managesUnits && <NavItem to="/organisation" hotkey="Alt+6" label={appText.nav.organisation} />}
          {managesUnits && <NavItem to="/settings" hotkey="Alt+7" label={appText.nav.settings} />}
          {managesPeople && <NavItem to="/people" hotkey="Alt+9" label={appText.nav.people} />}
        </nav>
        {profile.fictional && <span className="frame-fictional">{appText.fictional}</span>}
        <SyncBadge />
        <button type="button" className="frame-officer" title={ownSeatWords.open} onClick={ownSeat}>
          {appText.signedInAs(deps.officer.name, unitName(profile, identity.office))}
        </button>
        <Button small title="Alt+L" onClick={leave}>
          {signInWords.lock}
        </Button>
      </header>
      <main className="frame-main">
        <ErrorBoundary at={location}>
          <Suspense fallback={<p className="frame-loading">{appText.loading}</p>}>
            <Switch>
              {registers && (
                <Route path="/register/:draft">{({ draft }) => <RegisterScreen key={draft} draftId={draft} />}</Route>
              )}
              {registers && <Route path="/register">{() => <RegisterScreen />}</Route>}
              {sees && <Route path="/day">{() => <DayScreen />}</Route>}
              {sees && <Route path="/ledger">{() => <LedgerScreen />}</Route>}
              {reports && <Route path="/reports">{() => <ReportsScreen />}</Route>}
              {supervises && <Route path="/quality">{() => <QualityScreen />}</Route>}
              {sees && <Route path="/calendar">{() => <CalendarScreen />}</Route>}
              {sees && <Route path="/matter/:id">{({ id }) => <MatterScreen key={id} id={id} />}</Route>}
              {registers && <Route path="/tray">{() => <TrayScreen />}</Route>}
              {registers && <Route path="/import">{() => <ImportScreen />}</Route>}
              {registers && <Route path="/drafts">{() => <DraftsScreen />}</Route>}
              {inConfidence && <Route path="/confidential">{() => <ConfidentialScreen />}</Route>}
              {hasDesk && <Route path="/desk">{() => <DeskScreen />}</Route>}
              {exchanges && <Route path="/stick">{() => <StickScreen />}</Route>}
              {audits && <Route path="/audit">{() => <AuditScreen />}</Route>}
              {dealsWithTray && <Route path="/county-tray">{() => <CountyTrayScreen />}</Route>}
              {managesUnits && <Route path="/organisation">{() => <OrganisationScreen />}</Route>}
              {managesUnits && <Route path="/settings">{() => <SettingsScreen />}</Route>}
              {managesPeople && <Route path="/people">{() => <PeopleScreen />}</Route>}
              {home === '/nothing' && (
                <Route path={home}>{() => <p className="frame-loading">{appText.noMatters}</p>}</Route>
              )}
              {registers && <Route path="/sessions/today">{() => <MarketDayScreen />}</Route>}
              {sees && <Route path="/sessions/records">{() => <ReceptionRecordsScreen />}</Route>}
              {sees && <Route path="/sessions">{() => <RosterScreen />}</Route>}
              {sees && <Route path="/sessions/sheets">{() => <RosterSheetScreen />}</Route>}
              {sees && <Route path="/sessions/market-rule">{() => <MarketRuleScreen />}</Route>}
              <Route>{() => <Redirect to={home} />}</Route>
            </Switch>
          </Suspense>
        </ErrorBoundary>
      </main>
      {hasBoard && (
        <Suspense fallback={null}>
          <BoardOnWall />
        </Suspense>
      )}
    </div>
  );
}

function NavItem({ to, hotkey, label }: { readonly to: string; readonly hotkey: string; readonly label: ReactNode }) {
  const [location] = useLocation();
  // A matter is a page of the list it was opened from.
  const list = useWayBack((state) => state.list);
  const here =
    location.startsWith(to) ||
    (to === list && location.startsWith('/matter/')) ||
    (to === '/ledger' && location === '/import');
  return (
    <Link href={to} className="frame-link" title={hotkey} aria-current={here ? 'page' : undefined}>
      {label}
      {/* The keys with Alt are for rarer pages, and the head is one line on an old laptop. */}
      {!hotkey.startsWith('Alt') && <kbd>{hotkey}</kbd>}
    </Link>
  );
}

/** Remembers the list that was seen last, so that a matter's page leads back to it. */
function useSeenList(location: string): void {
  const seen = useWayBack((state) => state.seen);
  useEffect(() => {
    const list = LISTS.find((each) => each === location);
    if (list !== undefined) seen(list);
  }, [location, seen]);
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
