import { appText } from '#renderer/text/screens.ts';
import { explainProblem } from '#renderer/text/problems.ts';
import { Notice } from '#renderer/ui/notice.tsx';
import { windowText } from '#renderer/text/window.ts';
import type { OpenProblem } from './open-app.ts';

export type CannotOpenProps = { readonly code: OpenProblem['code']; readonly onTakeOver: () => void };

/** The data of this device cannot be used in this window: why, what is safe, what to do. */
export function CannotOpen({ code, onTakeOver }: CannotOpenProps) {
  const words = explainProblem(code);
  return (
    <main className="first-start">
      <h1>{appText.openFailed}</h1>
      <Notice
        tone="warning"
        title={words.title}
        action={code === 'other-window' ? { label: windowText.takeOver, onAct: onTakeOver } : undefined}
      >
        <p>{words.happened}</p>
        <p>{words.safe}</p>
        <ul>
          {words.remedies.map((remedy) => (
            <li key={remedy}>{remedy}</li>
          ))}
        </ul>
      </Notice>
    </main>
  );
}
