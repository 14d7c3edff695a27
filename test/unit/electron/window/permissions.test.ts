import { readFile } from 'node:fs/promises';
import { describe, expect, test } from 'vitest';
import { denyPermissions } from '#electron/window/permissions.ts';

type PolicySession = Parameters<typeof denyPermissions>[0];
type Check = NonNullable<Parameters<PolicySession['setPermissionCheckHandler']>[0]>;
type Request = NonNullable<Parameters<PolicySession['setPermissionRequestHandler']>[0]>;
type Device = NonNullable<Parameters<PolicySession['setDevicePermissionHandler']>[0]>;
type Permission = Parameters<Check>[1];

/** Every permission Electron knows, and whether our own page has it. */
const TABLE: Record<Permission, boolean> = {
  ar: false,
  'automatic-fullscreen': false,
  'background-fetch': false,
  'background-sync': false,
  'captured-surface-control': false,
  'clipboard-read': false,
  'clipboard-sanitized-write': true,
  'deprecated-sync-clipboard-read': false,
  'display-capture': false,
  fileSystem: false,
  fullscreen: false,
  geolocation: false,
  'geolocation-approximate': false,
  'hand-tracking': false,
  hid: false,
  'idle-detection': false,
  keyboardLock: false,
  'local-fonts': false,
  'local-network': false,
  'local-network-access': true,
  'loopback-network': true,
  media: false,
  mediaKeySystem: false,
  midi: false,
  midiSysex: false,
  nfc: false,
  notifications: false,
  openExternal: false,
  'payment-handler': false,
  'periodic-background-sync': false,
  'persistent-storage': true,
  pointerLock: false,
  'screen-wake-lock': false,
  sensors: false,
  serial: false,
  'smart-card': false,
  'speaker-selection': false,
  'storage-access': false,
  'system-wake-lock': false,
  'top-level-storage-access': false,
  usb: false,
  vr: false,
  'web-app-installation': false,
  'web-printing': false,
  'window-management': false,
  unknown: false,
};
// The keys of a Record over the union are that union.
const NAMES = Object.keys(TABLE) as Permission[];

function lockedSession() {
  const handlers: { check: Check | null; request: Request | null; device: Device | null } = {
    check: null,
    request: null,
    device: null,
  };
  denyPermissions({
    setPermissionCheckHandler: (handler) => void (handlers.check = handler),
    setPermissionRequestHandler: (handler) => void (handlers.request = handler),
    setDevicePermissionHandler: (handler) => void (handlers.device = handler),
  });
  const { check, request, device } = handlers;
  if (!check || !request || !device) throw new Error('a handler is missing');
  return {
    device,
    check: (permission: Permission, origin: string, details: object = {}): boolean =>
      check(null, permission, origin, { isMainFrame: true, ...details }),
    request: (permission: Permission, requestingUrl: string, details: object = {}): boolean | undefined => {
      let granted: boolean | undefined;
      const noContents = null as unknown as Parameters<Request>[0]; // the policy does not look at it
      request(noContents, permission, (answer) => (granted = answer), { isMainFrame: true, requestingUrl, ...details });
      return granted;
    },
  };
}

describe('C11 security §4 row 5: permissions', () => {
  test('the table names every permission in electron.d.ts, and no other', async () => {
    const text = await readFile('node_modules/electron/electron.d.ts', 'utf8');
    const found = /setPermissionRequestHandler\(handler: \(\(webContents: WebContents, permission: ([^,]+),/u.exec(
      text,
    );
    const names = [...(found?.[1] ?? '').matchAll(/'([^']+)'/gu)].map((match) => match[1] ?? '');
    expect(names.length).toBeGreaterThan(40);
    expect(names.toSorted()).toEqual(NAMES.toSorted());
  });

  test.each(NAMES)('%s', (permission) => {
    const session = lockedSession();
    expect(session.check(permission, 'app://local')).toBe(TABLE[permission]);
    expect(session.check(permission, 'app://local/')).toBe(TABLE[permission]);
    expect(session.request(permission, 'app://local/index.html')).toBe(TABLE[permission]);
    for (const stranger of ['https://example.com/', 'http://127.0.0.1:8787/', 'app://local.evil/', 'null', '']) {
      expect(session.check(permission, stranger)).toBe(false);
      expect(session.request(permission, stranger)).toBe(false);
    }
  });

  test.each([
    [['video'], true],
    [['audio'], true],
    [['video', 'audio'], true],
    [['video', 'screen'], false],
    [[], false],
    [undefined, false],
  ])('media: a request for %j is %s', (mediaTypes, granted) => {
    expect(lockedSession().request('media', 'app://local/index.html', { mediaTypes })).toBe(granted);
  });

  test.each([
    ['video', true],
    ['audio', true],
    ['unknown', false],
  ])('media: a check for %s is %s', (mediaType, granted) => {
    const session = lockedSession();
    expect(session.check('media', 'app://local', { mediaType })).toBe(granted);
    expect(session.check('media', 'https://example.com', { mediaType })).toBe(false);
  });

  test.each(['hid', 'serial', 'usb'] as const)('no %s device', (deviceType) => {
    const device = { deviceId: '1', name: 'reader', vendorId: 1, productId: 1 };
    const details = { deviceType, origin: 'app://local', device } as unknown as Parameters<Device>[0]; // unread
    expect(lockedSession().device(details)).toBe(false);
  });
});
