import { useState } from 'react';
import type { DeskWish, TicketNo } from '#shared/model/queue.ts';
import { marketDayWords as words } from '#renderer/text/market-day-words.ts';
import { roomWords } from '#renderer/text/room-words.ts';
import { Button } from '#renderer/ui/button.tsx';
import { Dialog } from '#renderer/ui/dialog.tsx';
import { useHotkeys } from '#renderer/ui/use-hotkeys.ts';

type DeskActsProps = {
  /** The number at this desk, how many came with it, how often it was called; `null` while the desk is free. */
  readonly now: { readonly no: TicketNo; readonly persons: number; readonly calls: number } | null;
  readonly waiting: number;
  /** Desks that can take the number over, with the name of who sits there. */
  readonly others: readonly { readonly desk: number; readonly name: string }[];
  /** What cannot be asked now: `all` while an answer is awaited; while nobody answers, a visitor can still go home. */
  readonly blocked?: 'all' | 'but-finish' | null;
  readonly onWish: (wish: DeskWish) => void;
  readonly onServe: (no: TicketNo) => void;
};

/** 叫号、接谈、转席: one key each, the same at the host's desk and at one that joined it. */
export function DeskActs({ now, waiting, others, blocked = null, onWish, onServe }: DeskActsProps) {
  const [passing, setPassing] = useState(false);
  const may = (what: DeskWish['ask']): boolean => blocked === null || (blocked === 'but-finish' && what === 'finish');
  const ask = (wish: DeskWish): void => (may(wish.ask) ? onWish(wish) : undefined);
  const about = (wish: DeskWish): void => (now === null ? undefined : ask(wish));
  const pass = (): void => (now === null || others.length === 0 || !may('transfer') ? undefined : setPassing(true));
  const serve = (): void => (now === null ? undefined : onServe(now.no));
  useHotkeys({
    K: () => ask({ ask: 'call-next' }),
    R: () => about({ ask: 'recall' }),
    S: () => about({ ask: 'no-show' }),
    J: () => about({ ask: 'finish' }),
    T: pass,
    D: serve,
  });

  return (
    <>
      <p className="market-day-now" role="status">
        {now === null ? words.nobody : words.now(now.no)}
        {now !== null && <small>{`${words.together(now.persons)}　${words.called(now.calls)}`}</small>}
      </p>
      <div className="market-day-acts">
        {now === null ? (
          <Button
            kind="primary"
            hotkey="K"
            disabled={waiting === 0 || !may('call-next')}
            onClick={() => ask({ ask: 'call-next' })}
          >
            {words.callNext}
          </Button>
        ) : (
          <>
            <Button kind="primary" hotkey="D" onClick={serve}>
              {words.serve}
            </Button>
            <Button hotkey="R" disabled={!may('recall')} onClick={() => about({ ask: 'recall' })}>
              {words.recall}
            </Button>
            <Button hotkey="S" disabled={!may('no-show')} onClick={() => about({ ask: 'no-show' })}>
              {words.noShow}
            </Button>
            <Button hotkey="J" disabled={!may('finish')} onClick={() => about({ ask: 'finish' })}>
              {words.leave}
            </Button>
            {others.length > 0 && (
              <Button hotkey="T" disabled={!may('transfer')} onClick={pass}>
                {roomWords.transfer}
              </Button>
            )}
          </>
        )}
      </div>
      <Dialog open={passing && now !== null} title={roomWords.transfer} onClose={() => setPassing(false)}>
        <div className="market-day-acts">
          {others.map(({ desk, name }) => (
            <Button
              key={desk}
              onClick={() => {
                setPassing(false);
                about({ ask: 'transfer', to: desk });
              }}
            >
              {roomWords.transferTo(desk)}
              {name !== '' && `（${name}）`}
            </Button>
          ))}
        </div>
      </Dialog>
    </>
  );
}
