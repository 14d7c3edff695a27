import type { IpcMain, IpcMainInvokeEvent } from 'electron';
import type { Channel } from '#shared/ipc/channels.ts';
import type { ResponseOf } from '#shared/ipc/contract.ts';
import type { IpcReply } from '#shared/ipc/reply.ts';
import { err, ok } from '#shared/lib/result.ts';
import { APP_ORIGIN, isAppUrl } from '../window/app-origin.ts';

/** The part of a zod schema used here. */
interface Schema<T> {
  safeParse(value: unknown): { readonly success: true; readonly data: T } | { readonly success: false };
}

/** The page that asks; a handler may print it and nothing else. */
export type Caller = Pick<IpcMainInvokeEvent['sender'], 'print' | 'printToPDF'>;

/** Registers one channel; the third argument gets only what the schema let through. */
export type Handle = <C extends Channel, T>(
  channel: C,
  schema: Schema<T>,
  answer: (request: T, caller: Caller) => Promise<ResponseOf<C>>,
) => void;

/**
 * Every request passes here: sender, then argument, then the capability (security C12). `report` gets the cause of a
 * broken capability; the page only learns that it failed, since messages of the file system name paths.
 */
export function setupHandle({
  ipcMain,
  report,
}: {
  readonly ipcMain: Pick<IpcMain, 'handle'>;
  readonly report: (channel: Channel, cause: unknown) => void;
}): Handle {
  return (channel, schema, answer) => {
    ipcMain.handle(channel, async (event, ...args: unknown[]): Promise<IpcReply<unknown>> => {
      if (!isOurPage(event.senderFrame)) return err({ code: 'untrusted-sender' });
      const request = schema.safeParse(args[0]);
      if (args.length > 1 || !request.success) return err({ code: 'bad-argument' });
      try {
        return ok(await answer(request.data, event.sender));
      } catch (cause) {
        report(channel, cause);
        return err({ code: 'failed' });
      }
    });
  };
}

/** The main frame of our own origin. A frame already navigated away or destroyed is `null`. */
function isOurPage(frame: IpcMainInvokeEvent['senderFrame']): boolean {
  return frame !== null && frame.parent === null && frame.origin === APP_ORIGIN && isAppUrl(frame.url);
}
