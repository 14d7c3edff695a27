import './stick.css';
import type { ReactNode } from 'react';
import { mayEver } from '#shared/domain/access/matrix.ts';
import { contentsWaiting } from '#renderer/data/queries/contents.ts';
import { useQueueSummary, useSession } from '#renderer/session/session.ts';
import { explainCall } from '#renderer/text/problems.ts';
import { stickWords } from '#renderer/text/stick-words.ts';
import { Button } from '#renderer/ui/button.tsx';
import { Notice } from '#renderer/ui/notice.tsx';
import { Panel } from '#renderer/ui/panel.tsx';
import { KeepingPanel } from './parts/keeping-panel.tsx';
import { UpdatePanel } from './parts/update-panel.tsx';
import { useStick, type Told } from './use-stick.ts';

/** U盘交换: what a device without a network gives to the county and gets back; at the county desk, the other half. */
export function StickScreen() {
  const { acting, store } = useSession();
  const { pending } = useQueueSummary();
  const contents = contentsWaiting(store);
  const { busy, told, make, takeIn, putIn } = useStick();
  return (
    <div className="stick">
      <header className="stick-head">
        <h1>{stickWords.title}</h1>
        <p>{stickWords.intro}</p>
      </header>
      <p role="status">{busy ? stickWords.busy : ''}</p>
      {told !== null && <Said told={told} />}
      <Step title={stickWords.makeTitle} note={stickWords.waiting(pending, contents)} hint={stickWords.makeHint}>
        <Button kind="primary" autoFocus disabled={busy} onClick={() => void make()}>
          {stickWords.make}
        </Button>
      </Step>
      <Step title={stickWords.takeTitle} hint={stickWords.takeHint}>
        <Button disabled={busy} onClick={() => void takeIn()}>
          {stickWords.take}
        </Button>
      </Step>
      {mayEver(acting, 'package-exchange') && (
        <Step title={stickWords.deskTitle} hint={stickWords.deskHint}>
          <Button disabled={busy} onClick={() => void putIn()}>
            {stickWords.putIn}
          </Button>
        </Step>
      )}
      <KeepingPanel />
      <UpdatePanel />
    </div>
  );
}

function Step(props: {
  readonly title: string;
  readonly hint: string;
  readonly note?: string;
  readonly children: ReactNode;
}) {
  return (
    <Panel title={props.title} note={props.note}>
      <p className="stick-hint">{props.hint}</p>
      <div className="stick-act">{props.children}</div>
    </Panel>
  );
}

function Said({ told }: { readonly told: Told }) {
  switch (told.kind) {
    case 'done':
      return <Notice tone="info" title={told.text} />;
    case 'file':
      return (
        <Notice tone="warning" title={stickWords.fileProblem(told.problem, told.rightName)}>
          {stickWords.stored}
        </Notice>
      );
    case 'call': {
      const { title, happened, remedies } = explainCall(told.code);
      return (
        <Notice tone="warning" title={title}>
          {[happened, ...remedies].join(' ')}
        </Notice>
      );
    }
    case 'failed':
      return <Notice tone="warning" title={told.text} />;
  }
}
