import '#renderer/ui/ui.css';
import './app/app.css';
import { createRoot } from 'react-dom/client';
import { App } from './app/app.tsx';
import { CannotOpen } from './app/cannot-open.tsx';
import { openApp } from './app/open-app.ts';
import { keepOffline } from './app/keep-offline.ts';
import { platformBridge } from './platform/bridge.ts';
import { randomIds } from './usecases/random-ids.ts';
import { openSeatStore } from './vault/seat-store.ts';
import { systemClock } from './usecases/system-clock.ts';

const container = document.getElementById('root');
if (container === null) throw new Error('the page has no #root');
const root = createRoot(container);
const bridge = platformBridge();

/** Composition root of the page: the open store, the clock, the random source, and who serves it. */
async function start(steal: boolean): Promise<void> {
  const onLost = (): void => root.render(<CannotOpen code="blocked" onTakeOver={() => window.location.reload()} />);
  const opened = await openApp({ steal, onLost });
  if (!opened.ok) {
    root.render(<CannotOpen code={opened.error.code} onTakeOver={() => void start(true)} />);
    return;
  }
  const host = await bridge.host();
  const base = host.kind === 'electron' ? host.serverOrigin : '';
  root.render(
    <App
      store={opened.value}
      seats={await openSeatStore('jiefangtai-keys')}
      base={base}
      bridge={bridge}
      clock={systemClock(Date.now)}
      ids={randomIds((bytes) => void crypto.getRandomValues(bytes))}
    />,
  );
  if (host.kind === 'browser') keepOffline();
}

void start(false);
