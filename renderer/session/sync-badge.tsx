import './sync-badge.css';
import { useEffect, useId, useRef, useState } from 'react';
import { contentsWaiting } from '#renderer/data/queries/contents.ts';
import { syncText } from '#renderer/text/screens.ts';
import { stickWords } from '#renderer/text/stick-words.ts';
import { syncWords } from '#renderer/text/sync-words.ts';
import { Button } from '#renderer/ui/button.tsx';
import { KeyValueList } from '#renderer/ui/key-value-list.tsx';
import { useQueueSummary, useSession, useSyncStatus } from './session.ts';
import { badgeState, clockTime } from './sync-badge-state.ts';

/** Whether the work of this device has arrived, always on the screen; a press shows counts, reason and next attempt. */
export function SyncBadge() {
  const { sync, store } = useSession();
  const status = useSyncStatus();
  const queue = useQueueSummary();
  const contents = contentsWaiting(store);
  const [open, setOpen] = useState(false);
  const box = useRef<HTMLDivElement>(null);
  const panelId = useId();
  const state = badgeState(status, queue, useMillis(status.kind === 'waiting'));

  useEffect(() => {
    if (!open) return undefined;
    const close = (event: Event): void => {
      const inside = event.target instanceof Node && box.current?.contains(event.target) === true;
      const isKey = event instanceof KeyboardEvent;
      if (isKey ? event.key !== 'Escape' : inside) return;
      // This Escape is used up: the page behind must not be left by it.
      if (isKey) event.preventDefault();
      setOpen(false);
    };
    document.addEventListener('pointerdown', close);
    document.addEventListener('keydown', close);
    return () => {
      document.removeEventListener('pointerdown', close);
      document.removeEventListener('keydown', close);
    };
  }, [open]);

  return (
    <div className="sync" ref={box}>
      <button
        type="button"
        className="sync-button"
        data-state={contents > 0 && state.mark === 'done' ? 'waiting' : state.mark}
        aria-expanded={open}
        aria-controls={panelId}
        onClick={() => setOpen(!open)}
      >
        <span className="sync-mark" aria-hidden="true" />
        {contents > 0 && state.mark === 'done' ? syncWords.contents(contents) : state.words}
        {queue.refused > 0 && <span className="sync-refused">{syncWords.refused(queue.refused)}</span>}
      </button>
      {open && (
        <div className="sync-popover" id={panelId} role="dialog" aria-label={syncWords.popover}>
          <dl className="sync-counts">
            {(['pending', 'receipted', 'refused'] as const).map((key) => (
              <div key={key} data-alert={key === 'refused' && queue.refused > 0 ? '' : undefined}>
                <dt>{syncWords.counts[key]}</dt>
                <dd>{syncWords.items(queue[key])}</dd>
              </div>
            ))}
            {contents > 0 && (
              <div>
                <dt>{syncWords.contentsLabel}</dt>
                <dd>{syncWords.contentItems(contents)}</dd>
              </div>
            )}
          </dl>
          {state.problem !== null && (
            <div className="sync-why">
              <p>{state.problem.happened}</p>
              <p>{state.problem.safe}</p>
              <ul>
                {state.problem.remedies.map((remedy) => (
                  <li key={remedy}>{remedy}</li>
                ))}
              </ul>
            </div>
          )}
          <KeyValueList
            items={[
              {
                label: syncWords.lastOk,
                value: queue.lastSyncAt === null ? syncText.never : clockTime(Date.parse(queue.lastSyncAt)),
              },
              { label: syncWords.next, value: state.next },
            ]}
          />
          <div className="sync-actions">
            {queue.refused > 0 && (
              <Button
                small
                onClick={() => {
                  setOpen(false);
                  window.location.hash = '/tray';
                }}
              >
                {syncWords.toTray}
              </Button>
            )}
            <Button
              small
              hotkey="Alt+U"
              onClick={() => {
                setOpen(false);
                window.location.hash = '/stick';
              }}
            >
              {stickWords.open}
            </Button>
            <Button small kind="primary" disabled={status.kind === 'exchanging'} onClick={() => sync.now()}>
              {syncWords.now}
            </Button>
          </div>
        </div>
      )}
    </div>
  );
}

/** The time now, renewed every second while a countdown is shown. */
function useMillis(running: boolean): number {
  const [millis, setMillis] = useState(() => Date.now());
  useEffect(() => {
    if (!running) return undefined;
    const tick = (): void => setMillis(Date.now());
    const first = setTimeout(tick, 0);
    const timer = setInterval(tick, 1000);
    return () => {
      clearTimeout(first);
      clearInterval(timer);
    };
  }, [running]);
  return millis;
}
