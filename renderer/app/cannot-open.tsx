import { appText } from '#renderer/text/screens.ts';
import { explainOpening, windowText } from '#renderer/text/window.ts';
import { Notice } from '#renderer/ui/notice.tsx';
import type { Bridge } from '#shared/ipc/bridge.ts';
import { DiagnosticsOpener } from './diagnostics-opener.tsx';
import type { OpenProblem } from './open-app.ts';

export type CannotOpenProps = {
  readonly code: OpenProblem['code'];
  readonly bridge: Bridge;
  readonly onTakeOver: () => void;
};

/** The data of this device cannot be used in this window: why, what is safe, what to do. */
export function CannotOpen({ code, bridge, onTakeOver }: CannotOpenProps) {
  const words = explainOpening(code);
  return (
    <main className="first-start">
      <h1>{appText.openFailed}</h1>
      <Notice
        tone="warning"
        title={words.title}
        action={code === 'blocked' ? { label: windowText.takeOver, onAct: onTakeOver } : undefined}
      >
        <p>{words.happened}</p>
        <p>{words.safe}</p>
        <ul>
          {words.remedies.map((remedy) => (
            <li key={remedy}>{remedy}</li>
          ))}
        </ul>
      </Notice>
      <DiagnosticsOpener bridge={bridge} store={null} sync={null} failure={code} />
    </main>
  );
}
