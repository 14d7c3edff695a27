import { isIPv4 } from 'node:net';
import type { NetworkInterfaceInfo } from 'node:os';

/** Private networks, a cable between two computers (169.254), and this computer itself. */
const OFFICE: readonly RegExp[] = [
  /^10\./u,
  /^172\.(?:1[6-9]|2\d|3[01])\./u,
  /^192\.168\./u,
  /^169\.254\./u,
  /^127\./u,
];

/** Is this an address of an office network? Letters come from and go to no other (decision 0018). */
export function isOfficeAddress(address: string): boolean {
  // Node writes IPv4 this way on a socket that also speaks IPv6.
  const plain = address.replace(/^::ffff:/u, '');
  return isIPv4(plain) && OFFICE.some((network) => network.test(plain));
}

/** Addresses under which the other computers of the room reach this one. */
export function officeAddresses(
  interfaces: Readonly<Record<string, readonly NetworkInterfaceInfo[] | undefined>>,
): readonly string[] {
  const own = Object.values(interfaces).flatMap((each) => each ?? []);
  return own
    .filter(({ internal, address }) => !internal && isOfficeAddress(address))
    .map(({ address }) => address)
    .slice(0, 8);
}
