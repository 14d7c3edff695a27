import './county-tray.css';
import { useState } from 'react';
import { useLocation } from 'wouter';
import { useCopyLook, useLook } from '#renderer/session/looks.ts';
import { countyTrayWords } from '#renderer/text/county-tray-words.ts';
import { Notice } from '#renderer/ui/notice.tsx';
import type { KeptOperation } from '#renderer/usecases/county-tray.ts';
import { CloseDialog } from './parts/close-dialog.tsx';
import { KeptItem } from './parts/kept-item.tsx';
import { useCountyTray } from './use-county-tray.ts';

/** 县级待处理箱: late work on matters that had moved; nothing leaves it without a person (PROTOCOL W5, W6). */
export function CountyTrayScreen() {
  const { tray, problem, told, busy, read, deal } = useCountyTray();
  const [, navigate] = useLocation();
  const [closing, setClosing] = useState<KeptOperation | null>(null);
  useLook('county-tray', tray === null ? null : { kind: 'list', what: 'county-tray', count: tray.items.length });
  useCopyLook('county-tray');
  return (
    <section className="county-tray" aria-label={countyTrayWords.title}>
      <header>
        <h1>{countyTrayWords.title}</h1>
        <p>{countyTrayWords.intro}</p>
      </header>
      {problem !== null && (
        <Notice tone="warning" title={problem.title} action={{ label: countyTrayWords.again, onAct: read }}>
          {problem.remedies.join('；')}
        </Notice>
      )}
      {told?.kind === 'done' && <Notice tone="info" title={told.title} />}
      {told?.kind === 'refused' && (
        <Notice tone="warning" title={countyTrayWords.refused(told.why.title)}>
          {told.why.happened}
          {countyTrayWords.stays}
        </Notice>
      )}
      {tray === null && problem === null && <p>{countyTrayWords.reading}</p>}
      {tray?.items.length === 0 && <p className="empty-state">{countyTrayWords.empty}</p>}
      {tray?.items.map((item) => (
        <KeptItem
          key={item.op.id}
          item={item}
          busy={busy}
          onApply={() => void deal(item, { outcome: 're-applied' })}
          onClose={() => setClosing(item)}
          onOpen={() => navigate(`/matter/${item.stream}`)}
        />
      ))}
      {tray?.more === true && <p>{countyTrayWords.more}</p>}
      {closing !== null && (
        <CloseDialog
          number={closing.number}
          busy={busy}
          onCancel={() => setClosing(null)}
          onClose={(note) => void deal(closing, { outcome: 'not-needed', note }).then(() => setClosing(null))}
        />
      )}
    </section>
  );
}
