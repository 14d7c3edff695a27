import { expect, test } from 'vitest';
import { readInvitation, roomInvitation } from '#renderer/session/room-address.ts';

test.each([
  ['as the code says it', roomInvitation('192.168.1.20', '7644'), { address: '192.168.1.20', room: '7644' }],
  ['with a port', roomInvitation('10.0.0.5:47633', '0001'), { address: '10.0.0.5:47633', room: '0001' }],
  [
    'typed by a hand-held reader in capitals',
    'JFT-ROOM 192.168.1.20 7644\n',
    { address: '192.168.1.20', room: '7644' },
  ],
  [
    'typed with full-width signs',
    'ｊｆｔ－ｒｏｏｍ　１９２．１６８．１．２０　７６４４',
    { address: '192.168.1.20', room: '7644' },
  ],
  ['an address alone', '192.168.1.20', null],
  ['another code', 'https://example.invalid/7644', null],
  ['no room', 'jft-room 192.168.1.20', null],
  ['a room of three digits', 'jft-room 192.168.1.20 764', null],
  ['no address', 'jft-room 192.168.1.256 7644', null],
  ['more than that', 'jft-room 192.168.1.20 7644 2', null],
])('decision 0018 the code on the host’s screen: %s', (_name, text, invitation) => {
  expect(readInvitation(text)).toEqual(invitation);
});
