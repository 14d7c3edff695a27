import type { RoomLine } from '#shared/ipc/bridge.ts';
import { ROOM_CONTRACT } from '#shared/ipc/room-contract.ts';

/** Parses what the shell answers about the room, as `checkedBridge` does for the rest. */
export function checkedRoomLine(shell: RoomLine): RoomLine {
  return {
    open: async () => ROOM_CONTRACT['room-open'].response.parse(await shell.open()),
    close: async () => ROOM_CONTRACT['room-close'].response.parse(await shell.close()),
    exchange: async (answers) => ROOM_CONTRACT['room-exchange'].response.parse(await shell.exchange(answers)),
    write: async (call) => ROOM_CONTRACT['room-write'].response.parse(await shell.write(call)),
  };
}
