import './matter.css';
import { useEffect, useRef } from 'react';
import { useLocation } from 'wouter';
import type { MatterView } from '#shared/model/matter.ts';
import type { PlainDate } from '#shared/model/plain-date.ts';
import { useCopyLook, useLook } from '#renderer/session/looks.ts';
import { useCalendar, useSession } from '#renderer/session/session.ts';
import { useTray } from '#renderer/session/use-tray.ts';
import { useWayBack } from '#renderer/state/way-back.ts';
import { codes } from '#renderer/text/codes.ts';
import { deliveryWords } from '#renderer/text/ledger-words.ts';
import { matterText } from '#renderer/text/matter-words.ts';
import { appText, listText } from '#renderer/text/screens.ts';
import { timeLineText } from '#renderer/text/time-line.ts';
import { Button } from '#renderer/ui/button.tsx';
import { Tag } from '#renderer/ui/tag.tsx';
import { useHotkeys } from '#renderer/ui/use-hotkeys.ts';
import { readGroups } from '#renderer/usecases/matter-groups.ts';
import { mainOfDuplicate, noticeDate } from '#renderer/usecases/notice-date.ts';
import type { AuditNote } from '#renderer/usecases/record-audit.ts';
import { Actions } from './parts/actions.tsx';
import { AttachmentsPanel } from './parts/attachments-panel.tsx';
import { CoHandlingPanel } from './parts/co-handling-panel.tsx';
import { ClockPanel } from './parts/clock-panel.tsx';
import { Conflicts } from './parts/conflicts.tsx';
import { DateDoubt } from './parts/date-doubt.tsx';
import { Facts } from './parts/facts.tsx';
import { FourTimes } from './parts/four-times.tsx';
import { IssuedPapers } from './parts/issued-papers.tsx';
import { LeadPanel } from './parts/lead-panel.tsx';
import { LinksPanel } from './parts/links-panel.tsx';
import { LooksPanel } from './parts/looks-panel.tsx';
import { NotHere } from './parts/not-here.tsx';
import { OwnDataPanel } from './parts/own-data-panel.tsx';
import { Papers } from './parts/papers.tsx';
import { RefusedSteps } from './parts/refused-steps.tsx';
import { StagePanel } from './parts/stage-panel.tsx';
import { StubPage } from './parts/stub-page.tsx';
import { SupervisionPanel } from './parts/supervision-panel.tsx';
import { TimeLine } from './parts/time-line.tsx';
import { ToldPanel } from './parts/told-panel.tsx';
import { useMatter } from './use-matter.ts';

/** One matter on one page: what it is, where it stands, what must be decided, what may be done. */
export function MatterScreen({ id }: { readonly id: string }) {
  const view = useMatter(id);
  const [, navigate] = useLocation();
  const list = useWayBack((state) => state.list);
  const goBack = (): void => navigate(list);
  useHotkeys({ Escape: goBack });
  useLook(view === null ? '' : id, lookAt(id, view));
  useCopyLook('matter', id);
  if (view === undefined) return <p className="matter-loading">{matterText.loading}</p>;
  if (view === null) return <NotHere id={id} onLeave={() => navigate('/ledger')} />;
  return <MatterPage view={view} onBack={goBack} />;
}

function lookAt(id: string, view: MatterView | null | undefined): AuditNote | null {
  if (view === undefined) return null;
  return view === null
    ? { kind: 'failed-access', what: 'matter', stream: id, result: 'refused' }
    : { kind: 'view', what: 'matter', stream: id };
}

function MatterPage({ view, onBack }: { readonly view: MatterView; readonly onBack: () => void }) {
  const { store, deps } = useSession();
  const calendar = useCalendar();
  const row = store.index.get(view.id);
  // A receipt brings the official number before the feed confirms it (PROTOCOL L6).
  const officialNo = view.officialNo ?? row?.officialNo;
  const refused = (useTray() ?? []).filter(({ stream }) => stream === view.id);
  const notTaken = new Set(refused.flatMap(({ op }) => op?.id ?? []));
  // A letter the county did not take was never issued: nothing may be built on it.
  const papers = view.papers?.filter(({ op }) => !notTaken.has(op));
  const known: MatterView = {
    ...view,
    ...(officialNo !== undefined && { officialNo }),
    ...(papers !== undefined && { papers }),
  };
  const group = readGroups(store).groupOf(view.id);
  // A member's day was parsed when its registration was.
  const mainDay = mainOfDuplicate(view.id, group)?.receivedOn as PlainDate | undefined;
  const date = noticeDate(
    {
      id: view.id,
      status: view.status,
      purpose: view.registration.purpose,
      receivedOn: view.registration.receivedOn,
      anonymous: view.registration.petitionerType === 'anonymous',
      timeDoubtful: view.timeDoubtful === true,
    },
    group,
    deps.clock.today(),
    calendar,
  );
  // From here Tab leads to the steps, not through the menu.
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus({ preventScroll: true }), []);
  const { petitioners, totalPersons, petitionerType } = view.registration;
  const name = petitionerType === 'anonymous' ? listText.anonymous : (petitioners[0]?.name ?? '');

  if (view.status === 'confidential') {
    return (
      <div className="matter">
        <header className="matter-head">
          <Button small hotkey="Esc" onClick={onBack}>
            {appText.back}
          </Button>
          <h1>{officialNo ?? view.slipNo}</h1>
          <span className="tag">{codes.status[view.status]}</span>
          {row !== undefined && row.delivery !== 'confirmed' && (
            <Tag tone={row.delivery === 'refused' ? 'due-today' : 'provisional'}>{deliveryWords[row.delivery]}</Tag>
          )}
        </header>
        <StubPage view={view} officialNo={officialNo} />
        <LooksPanel view={view} />
      </div>
    );
  }

  return (
    <div className="matter">
      <header className="matter-head">
        <Button small hotkey="Esc" onClick={onBack}>
          {appText.back}
        </Button>
        <h1 ref={heading} tabIndex={-1}>
          {totalPersons > 1 ? listText.andOthers(name, totalPersons) : name}
        </h1>
        <span className="matter-number">{officialNo ?? view.slipNo}</span>
        <span className="tag">{codes.status[view.status]}</span>
        {row !== undefined && row.delivery !== 'confirmed' && (
          <Tag tone={row.delivery === 'refused' ? 'due-today' : 'provisional'}>{deliveryWords[row.delivery]}</Tag>
        )}
        {view.timeDoubtful === true && <Tag tone="provisional">{timeLineText.timeDoubtful}</Tag>}
      </header>
      <div className="matter-actions" role="group">
        <Actions view={known} />
        <span className="matter-papers">
          <Papers view={known} date={date} />
        </span>
      </div>
      <RefusedSteps refused={refused} />
      <DateDoubt view={view} />
      <Conflicts view={view} />
      <div className="matter-columns">
        <div className="matter-main">
          <Facts view={view} />
          {group !== null && <LinksPanel view={view} />}
          <TimeLine view={view} notTaken={notTaken} />
          <AttachmentsPanel view={view} />
          {group === null && <LinksPanel view={view} />}
          <LooksPanel view={view} />
        </div>
        <div className="matter-side">
          <StagePanel view={view} />
          <IssuedPapers view={known} />
          <OwnDataPanel view={view} />
          <ClockPanel view={known} date={date} mainDay={mainDay} />
          <CoHandlingPanel view={view} />
          <SupervisionPanel view={view} />
          <LeadPanel view={view} />
          <ToldPanel view={view} />
          <FourTimes view={view} officialNo={officialNo} />
        </div>
      </div>
    </div>
  );
}
