import { ROOM_PORTS } from '#shared/ipc/room-messages.ts';

/** An address as it is typed from the other screen, also with the full-width signs of an input method; `null` for no address. */
export function roomAddress(typed: string): { readonly address: string; readonly port: number } | null {
  const plain = typed.normalize('NFKC').replaceAll('。', '.').replaceAll(/\s/gu, '');
  const [, address, port] = /^((?:\d{1,3}\.){3}\d{1,3})(?::(\d{5}))?$/u.exec(plain) ?? [];
  if (address === undefined || address.split('.').some((part) => Number(part) > 255)) return null;
  return { address, port: port === undefined ? ROOM_PORTS.first : Number(port) };
}
