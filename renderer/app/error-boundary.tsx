import { Component, useContext, type ReactNode } from 'react';
import { SessionContext } from '#renderer/session/session.ts';
import { appText } from '#renderer/text/screens.ts';
import { Notice } from '#renderer/ui/notice.tsx';
import { DiagnosticsOpener } from './diagnostics-opener.tsx';

type Props = { readonly children: ReactNode };
type State = { readonly failed: { readonly cause: unknown } | null };

/** A screen that failed: what is saved is safe, and the page can be opened again. React offers this only as a class. */
export class ErrorBoundary extends Component<Props, State> {
  override state: State = { failed: null };

  static getDerivedStateFromError(cause: unknown): State {
    return { failed: { cause } };
  }

  override render(): ReactNode {
    return this.state.failed === null ? this.props.children : <Crashed cause={this.state.failed.cause} />;
  }
}

function Crashed({ cause }: { readonly cause: unknown }) {
  const session = useContext(SessionContext);
  const { title, body, reload } = appText.crashed;
  return (
    <>
      <Notice tone="warning" title={title} action={{ label: reload, onAct: () => window.location.reload() }}>
        {body}
      </Notice>
      {session !== null && (
        <DiagnosticsOpener
          bridge={session.bridge}
          store={session.store}
          sync={session.sync.status()}
          failure={cause}
          onSaved={() => session.audit.note({ kind: 'export', what: 'diagnostics' })}
        />
      )}
    </>
  );
}
