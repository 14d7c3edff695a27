import { createRequire } from 'node:module';
import { readFile } from 'node:fs/promises';
import { expect, test } from 'vitest';
import * as z from 'zod';

// electron-builder's own check, found where electron-builder finds it; the package has no types for this path.
const fromBuilder = createRequire(createRequire(import.meta.url).resolve('electron-builder'));
const { getConfig, validateConfiguration } = fromBuilder('app-builder-lib/out/util/config/config.js') as {
  readonly getConfig: (folder: string, file: string, options: null) => Promise<Record<string, unknown>>;
  readonly validateConfiguration: (config: object, log: object) => Promise<void>;
};
const noLog = { isEnabled: false, add: () => undefined };
const load = (): Promise<Record<string, unknown>> => getConfig(process.cwd(), 'build/electron-builder.json', null);

test('the configuration is one electron-builder accepts', async () => {
  await expect(validateConfiguration(await load(), noLog)).resolves.toBeUndefined();
});

test('a key it does not know is refused, so the check above checks', async () => {
  await expect(validateConfiguration({ ...(await load()), asarr: true }, noLog)).rejects.toThrow('asarr');
});

test('C11 targets, fuses, languages and content are the agreed ones', async () => {
  expect(await load()).toMatchObject({
    appId: 'cn.jiefangtai.desktop',
    productName: '接访台',
    asar: true,
    directories: { output: 'out' },
    electronLanguages: ['zh-CN', 'en-US'],
    win: { target: [{ target: 'nsis', arch: ['x64'] }] },
    nsis: { perMachine: true, oneClick: false },
    linux: {
      target: [
        { target: 'deb', arch: ['x64', 'arm64'] },
        { target: 'AppImage', arch: ['x64'] },
      ],
    },
    electronFuses: {
      runAsNode: false,
      enableCookieEncryption: true,
      enableNodeOptionsEnvironmentVariable: false,
      enableNodeCliInspectArguments: false,
      enableEmbeddedAsarIntegrityValidation: true,
      onlyLoadAppFromAsar: true,
      grantFileProtocolExtraPrivileges: false,
    },
  });
});

test('row 16: Electron is pinned to one exact version', async () => {
  const manifest = z.object({ main: z.string(), devDependencies: z.object({ electron: z.string() }) });
  const { main, devDependencies } = manifest.parse(JSON.parse(await readFile('package.json', 'utf8')));
  expect(main).toBe('dist/electron/main.mjs');
  expect(devDependencies.electron).toMatch(/^\d+\.\d+\.\d+$/u);
});
