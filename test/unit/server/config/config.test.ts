import { join } from 'node:path';
import { expect, test } from 'vitest';
import { ok } from '#shared/lib/result.ts';
import { readConfig } from '#server/config/config.ts';

const DEFAULTS = {
  databaseUrl: null,
  dataFolder: './data',
  backupFolder: join('data', 'backups'),
  host: '127.0.0.1',
  port: 8787,
  hosts: ['127.0.0.1', '[::1]', 'localhost'],
  allowedOrigins: ['app://local'],
  tlsNames: null,
  setupCode: null,
};

test('nothing set means the embedded database on this computer only', () => {
  expect(readConfig({ PATH: '/bin', DATABASE_URL: '', JFT_PORT: ' ' })).toEqual(ok(DEFAULTS));
});

test('everything can be set', () => {
  const environment = {
    DATABASE_URL: 'postgres://u:p@db/jft',
    JFT_DATA: '/srv/jft',
    JFT_BACKUPS: '/mnt/other-disk',
    JFT_HOST: '0.0.0.0',
    JFT_TLS: 'own',
    JFT_NAMES: '192.168.1.10, jft.local',
    JFT_PORT: '0',
    JFT_ORIGINS: 'app://local, https://county.example',
  };
  expect(readConfig(environment)).toEqual(
    ok({
      databaseUrl: 'postgres://u:p@db/jft',
      dataFolder: '/srv/jft',
      backupFolder: '/mnt/other-disk',
      host: '0.0.0.0',
      port: 0,
      hosts: ['127.0.0.1', '[::1]', 'localhost', '0.0.0.0', '192.168.1.10', 'jft.local'],
      allowedOrigins: ['app://local', 'https://county.example'],
      tlsNames: ['192.168.1.10', 'jft.local', 'localhost', '127.0.0.1'],
      setupCode: null,
    }),
  );
});

test('C14 other computers are let in only with TLS, and with names for the certificate', () => {
  expect(readConfig({ JFT_HOST: '0.0.0.0' })).toMatchObject({
    ok: false,
    error: expect.stringContaining('JFT_TLS=own') as string,
  });
  expect(readConfig({ JFT_HOST: '0.0.0.0', JFT_TLS: 'own' })).toMatchObject({
    ok: false,
    error: expect.stringContaining('JFT_NAMES') as string,
  });
  expect(readConfig({ JFT_HOST: '0.0.0.0', JFT_TLS: 'gateway' })).toMatchObject({
    ok: true,
    value: { tlsNames: null },
  });
  expect(readConfig({ JFT_TLS: 'own' })).toMatchObject({ ok: true, value: { tlsNames: ['localhost', '127.0.0.1'] } });
});

test.each([
  ['DATABASE_URL', 'mysql://localhost'],
  ['JFT_PORT', '65536'],
  ['JFT_PORT', 'http'],
  ['JFT_TLS', 'yes'],
  ['JFT_NAMES', '甲溪'],
])('%s=%s is explained in Chinese', (name, value) => {
  const config = readConfig({ [name]: value });
  expect(config.ok ? '' : config.error).toMatch(new RegExp(`^${name} 应为`));
});
