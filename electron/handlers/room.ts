import { ROOM_CONTRACT } from '#shared/ipc/room-contract.ts';
import type { RoomCall, RoomReply } from '#shared/ipc/room-messages.ts';
import type { LetterBox } from '../room/letter-box.ts';
import type { Handle } from './register.ts';

export interface RoomDep {
  readonly letterBox: LetterBox;
  readonly writeLetter: (call: RoomCall) => Promise<RoomReply>;
}

/** The way between the desks of one room: bytes that only the pages understand (decision 0018). */
export function handleRoom(handle: Handle, { letterBox, writeLetter }: RoomDep): void {
  handle('room-open', ROOM_CONTRACT['room-open'].request, () => letterBox.open());
  handle('room-close', ROOM_CONTRACT['room-close'].request, async () => {
    letterBox.close();
    return undefined;
  });
  handle('room-exchange', ROOM_CONTRACT['room-exchange'].request, ({ answers }) => letterBox.exchange(answers));
  handle('room-write', ROOM_CONTRACT['room-write'].request, (call) => writeLetter(call));
}
