import { useState, type ComponentType } from 'react';
import { appText } from '#renderer/text/screens.ts';
import { Button } from '#renderer/ui/button.tsx';
import { Notice } from '#renderer/ui/notice.tsx';
import type { DiagnosticsProps } from './diagnostics-panel.tsx';

/** Fetches the panel when it is asked for. It stands on pages that failed, so its own failing must not end the page. */
export function DiagnosticsOpener(props: DiagnosticsProps) {
  const [panel, setPanel] = useState<{ readonly Panel: ComponentType<DiagnosticsProps> } | null>(null);
  const [failed, setFailed] = useState(false);
  if (panel !== null) return <panel.Panel {...props} />;
  const open = (): void =>
    void import('./diagnostics-panel.tsx').then(
      ({ DiagnosticsPanel }) => setPanel({ Panel: DiagnosticsPanel }),
      () => setFailed(true),
    );
  return (
    <>
      {failed && <Notice tone="warning" title={appText.diagnosticsFailed} />}
      <div className="first-start-buttons">
        <Button onClick={open}>{appText.diagnostics}</Button>
      </div>
    </>
  );
}
