import { answerErrand, askErrand, LOOK_MS, takeErrand } from '#server/config/errand.ts';
import type { CountyApp } from '#server/http/app.ts';
import { exchangeFolder, FolderOutcome } from './exchange-folder.ts';

/** Lets the running server work through a folder of packages when the command asks for it. Returns how to stop. */
export function keepStick(
  take: CountyApp['takePackage'],
  dataFolder: string,
  logFailure: (cause: unknown) => void,
): () => void {
  let busy = false;
  const look = async (): Promise<void> => {
    if (busy) return;
    busy = true;
    try {
      const folder = await takeErrand(dataFolder, 'usb');
      if (folder === null) return;
      const outcome = await exchangeFolder(take, folder).catch((cause: unknown): FolderOutcome => {
        logFailure(cause);
        return { ok: false, error: 'failed' };
      });
      await answerErrand(dataFolder, 'usb', JSON.stringify(outcome));
    } finally {
      busy = false;
    }
  };
  const timer = setInterval(() => void look().catch(logFailure), LOOK_MS);
  timer.unref();
  return () => clearInterval(timer);
}

/** Asks the running server of `dataFolder`; `folder` as an absolute path. `null` when none answers. */
export async function askForExchange(
  dataFolder: string,
  folder: string,
  patience: number,
): Promise<FolderOutcome | null> {
  const text = await askErrand(dataFolder, 'usb', folder, patience);
  return text === null ? null : FolderOutcome.parse(JSON.parse(text));
}
