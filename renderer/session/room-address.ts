import { ROOM_PORTS } from '#shared/ipc/room-messages.ts';

export type RoomAddress = { readonly address: string; readonly port: number };

/** Whatever may stand between two numbers: dots of any input method, spaces, commas, a colon before the port. */
const NUMBERS = /^(?:https?:\/\/)?\d{1,5}(?:[\s.,:;。、·/-]+\d{1,5}){3,4}\/?$/iu;

/**
 * An address as it is typed from the other screen or pasted from a note: with full-width signs, with spaces for dots, with
 * or without its port; `null` for no address, and for a port on which no desk listens.
 */
export function roomAddress(typed: string): RoomAddress | null {
  const plain = typed.normalize('NFKC').trim();
  if (!NUMBERS.test(plain)) return null;
  const numbers = (plain.match(/\d+/gu) ?? []).map(Number);
  const [port = ROOM_PORTS.first] = numbers.slice(4);
  if (numbers.slice(0, 4).some((part) => part > 255) || port < ROOM_PORTS.first || port > ROOM_PORTS.last) return null;
  return { address: numbers.slice(0, 4).join('.'), port };
}

/** Address and number of an open room in one line: what the QR code on the host's screen says. */
export const roomInvitation = (address: string, room: string): string => `${INVITATION} ${address} ${room}`;

const INVITATION = 'jft-room';

/** A line made by `roomInvitation`, read by the camera or typed by a hand-held reader; `null` for anything else. */
export function readInvitation(text: string): { readonly address: string; readonly room: string } | null {
  const [mark, address, room, ...rest] = text.normalize('NFKC').trim().split(/\s+/u);
  if (mark?.toLowerCase() !== INVITATION || address === undefined || room === undefined || rest.length > 0) return null;
  return roomAddress(address) !== null && /^\d{4}$/u.test(room) ? { address, room } : null;
}
