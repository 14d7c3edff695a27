import { Component, type ReactNode } from 'react';
import { appText } from '#renderer/text/screens.ts';
import { Notice } from '#renderer/ui/notice.tsx';

type Props = { readonly children: ReactNode };
type State = { readonly failed: boolean };

/** A screen that failed: what is saved is safe, and the page can be opened again. React offers this only as a class. */
export class ErrorBoundary extends Component<Props, State> {
  override state: State = { failed: false };

  static getDerivedStateFromError(): State {
    return { failed: true };
  }

  override render(): ReactNode {
    if (!this.state.failed) return this.props.children;
    const { title, body, reload } = appText.crashed;
    return (
      <Notice tone="warning" title={title} action={{ label: reload, onAct: () => window.location.reload() }}>
        {body}
      </Notice>
    );
  }
}
