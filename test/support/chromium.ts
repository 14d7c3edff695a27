/**
 * Finds a Chromium for the tests and the demonstration, and starts it.
 *
 * Order: the environment variable CHROMIUM; an installed Chromium or Chrome; the one inside @sparticuz/chromium, which
 * brings its own libraries and so runs on a bare Debian 12. `JFT_CHROMIUM=bundled` takes the last one whatever else is
 * there. The bundled one has no Chinese font: text is laid out (and measurable) as empty boxes unless the machine has
 * a font, so no test may depend on glyphs.
 */
import { execFile } from 'node:child_process';
import { access, constants, mkdir, mkdtemp, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { delimiter, join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { chromium, type BrowserContext } from 'playwright-core';

const root = resolve(import.meta.dirname, '../..');
const INSTALLED = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];

/** Flags every Chromium of ours starts with: no sandbox (tests run as root too), no graphics card, no calls home. */
export const chromiumArgs: readonly string[] = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--disable-dev-shm-usage',
  '--no-first-run',
  '--no-default-browser-check',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-domain-reliability',
  '--disable-sync',
  '--lang=zh-CN',
];

const isExecutable = (file: string): Promise<boolean> =>
  access(file, constants.X_OK).then(
    () => true,
    () => false,
  );

async function installedChromium(): Promise<string | null> {
  for (const folder of (process.env['PATH'] ?? '').split(delimiter).filter(Boolean)) {
    for (const name of INSTALLED) {
      const file = join(folder, name);
      if (await isExecutable(file)) return file;
    }
  }
  return null;
}

/** The system's fonts beside the bundled ones; the package's own fonts.conf only knows the folders of one cloud. */
const fontsConf = (folder: string): string => `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
  <dir>/usr/share/fonts</dir>
  <dir>/usr/local/share/fonts</dir>
  <dir prefix="xdg">fonts</dir>
  <dir>${join(folder, 'fonts', 'fonts')}</dir>
  <cachedir>${join(folder, 'fonts-cache')}</cachedir>
</fontconfig>
`;

async function unpackBundled(): Promise<string> {
  const manifest = join(root, 'node_modules/@sparticuz/chromium/package.json');
  const { version } = JSON.parse(await readFile(manifest, 'utf8')) as { version: string }; // npm's own file
  const folder = join(root, '.cache', `chromium-${version}`);
  if (await isExecutable(join(folder, 'chromium'))) return folder;
  await mkdir(join(root, '.cache'), { recursive: true });
  // Test files start at once, so each unpacks aside and the first to finish gives the folder its name.
  const aside = await mkdtemp(`${folder}.`);
  try {
    await promisify(execFile)(process.execPath, [join(root, 'test/support/unpack-chromium.mjs')], {
      cwd: root,
      env: { ...process.env, TMPDIR: aside },
    });
    await writeFile(join(aside, 'fonts/fonts.conf'), fontsConf(folder));
    await rename(aside, folder);
  } catch (cause) {
    await rm(aside, { recursive: true, force: true });
    if (!(await isExecutable(join(folder, 'chromium')))) {
      throw new Error('no Chromium: none installed, CHROMIUM not set, and the bundled one could not be unpacked', {
        cause,
      });
    }
  }
  return folder;
}

async function locate(): Promise<{ readonly path: string; readonly bundled: string | null }> {
  if (process.env['JFT_CHROMIUM'] !== 'bundled') {
    const named = process.env['CHROMIUM'];
    if (named && !(await isExecutable(named))) throw new Error(`CHROMIUM names no program: ${named}`);
    const path = named || (await installedChromium());
    if (path) return { path, bundled: null };
  }
  if (process.platform !== 'linux' || process.arch !== 'x64') {
    throw new Error('no Chromium: install one or set CHROMIUM (the bundled one is for Linux on x64 only)');
  }
  const bundled = await unpackBundled();
  return { path: join(bundled, 'chromium'), bundled };
}

let located: ReturnType<typeof locate> | null = null;
const locateOnce = (): ReturnType<typeof locate> => (located ??= locate());

/** The Chromium to start. Throws with a plain sentence when there is none. */
export async function chromiumPath(): Promise<string> {
  return (await locateOnce()).path;
}

/** The environment that Chromium needs: ours, and for the bundled one its libraries and fonts. */
export async function chromiumEnv(): Promise<Record<string, string>> {
  const { bundled } = await locateOnce();
  const env: Record<string, string> = {};
  for (const [name, value] of Object.entries(process.env)) if (value !== undefined) env[name] = value;
  if (bundled !== null) {
    env['LD_LIBRARY_PATH'] = [join(bundled, 'al2023/lib'), env['LD_LIBRARY_PATH']].filter(Boolean).join(delimiter);
    env['FONTCONFIG_PATH'] = join(bundled, 'fonts');
    env['FONTCONFIG_FILE'] = join(bundled, 'fonts/fonts.conf');
  }
  return env;
}

/**
 * Starts Chromium without a window and returns its one persistent context. Without `profileDir` the profile is
 * temporary and removed when the context closes. `args` are added to `chromiumArgs`.
 */
export async function launchChromium(
  options: { readonly profileDir?: string; readonly args?: readonly string[] } = {},
): Promise<BrowserContext> {
  const profile = options.profileDir ?? (await mkdtemp(join(tmpdir(), 'jiefangtai-profile-')));
  const context = await chromium.launchPersistentContext(profile, {
    executablePath: await chromiumPath(),
    timeout: 90_000,
    headless: true,
    args: [...chromiumArgs, ...(options.args ?? [])],
    env: await chromiumEnv(),
    locale: 'zh-CN',
    timezoneId: 'Asia/Shanghai',
    viewport: { width: 1366, height: 768 },
  });
  // A slow machine is not a failure.
  context.setDefaultTimeout(90_000);
  if (options.profileDir === undefined) {
    // Only close() waits for the last helper process; the `close` event comes while it still writes to the profile.
    const close = context.close.bind(context);
    context.close = async (reason) => {
      await close(reason);
      await rm(profile, { recursive: true, force: true, maxRetries: 5 });
    };
  }
  return context;
}
