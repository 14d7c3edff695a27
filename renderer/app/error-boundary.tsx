import { Component, useContext, type ReactNode } from 'react';
import { SessionContext } from '#renderer/session/session.ts';
import { appText } from '#renderer/text/screens.ts';
import { Notice } from '#renderer/ui/notice.tsx';
import { DiagnosticsOpener } from './diagnostics-opener.tsx';

type Props = {
  /** Address of the screen: another one is tried anew, so that registering goes on. */
  readonly at: string;
  readonly children: ReactNode;
};
type State = { readonly at: string; readonly failed: { readonly cause: unknown } | null };

/** A screen that failed: what is saved is safe, it can be opened again, and the others work. React offers this only as a class. */
export class ErrorBoundary extends Component<Props, State> {
  override state: State = { at: this.props.at, failed: null };

  static getDerivedStateFromError(cause: unknown): Pick<State, 'failed'> {
    return { failed: { cause } };
  }

  static getDerivedStateFromProps({ at }: Props, state: State): State | null {
    return at === state.at ? null : { at, failed: null };
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
