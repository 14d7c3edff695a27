/**
 * Every channel between page and shell; there is no other way across. One named channel per capability, never a generic
 * one (security C12). The preload spells the same names, since it may import types only; a test compares both lists.
 */
export const CHANNELS = [
  'host-info',
  'print-to-pdf',
  'print',
  'save-file',
  'open-file',
  'secure-store-available',
  'secure-store-seal',
  'secure-store-unseal',
  'pin-keep',
  'pin-offers',
  'pin-take',
  'pin-drop',
  'forget-copied',
  'room-open',
  'room-close',
  'room-exchange',
  'room-write',
] as const;

export type Channel = (typeof CHANNELS)[number];
