import { CONTRACT } from '#shared/ipc/contract.ts';
import type { Handle } from './register.ts';

/** Opens the system's print dialog for the calling window; `printed` is false when the person cancelled. */
export function handlePrint(handle: Handle): void {
  handle('print', CONTRACT.print.request, ({ silent }, caller) => {
    return new Promise((resolve) => {
      caller.print({ silent, printBackground: true }, (printed) => resolve({ printed }));
    });
  });
}
