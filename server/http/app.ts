import { Hono } from 'hono';
import { cors } from 'hono/cors';
import type { Instant } from '#shared/model/plain-date.ts';
import { API } from '#shared/sync/wire.ts';
import { acceptOperations } from '#server/usecases/accept-operations.ts';
import { createAuthenticate } from '#server/usecases/authenticate.ts';
import { createCountyReader } from '#server/usecases/county.ts';
import type { EnrollDeps } from '#server/usecases/enroll-device.ts';
import { createPushQueue } from '#server/usecases/push-queue.ts';
import type { Api } from './api.ts';
import { calendar } from './calendar.ts';
import { auditOfMatter, auditState, pushAudit, readAudit } from './audit.ts';
import { changes, snapshot } from './changes.ts';
import { enroll, setup, welcome } from './enroll.ts';
import { createEvents } from './events.ts';
import { known, profile, progress } from './look-up.ts';
import { push } from './push.ts';
import { errorResponse } from './respond.ts';
import { securityHeaders } from './security-headers.ts';
import { createStaticFiles } from './static-files.ts';

export type AppDeps = EnrollDeps & {
  readonly now: () => Instant;
  /** Hears of failures nobody foresaw. Gets the error's own text, never a request body. */
  readonly logFailure: (cause: unknown) => void;
  /** Folder of the built renderer; `null` serves the API only. */
  readonly staticFolder: string | null;
  /** Origins besides our own whose pages may call the API: the shell's `app://local`. */
  readonly allowedOrigins: readonly string[];
  readonly stopping: AbortSignal;
};

/** The county server as a function from request to response: the same under Node, in tests, and in a simulation. */
export function createApp(deps: AppDeps): Hono {
  const millis = (): number => Date.parse(deps.now());
  const { county, forget: forgetCounty } = createCountyReader(deps.store, millis);
  const api: Api = {
    ...deps,
    county,
    forgetCounty,
    authenticate: createAuthenticate(deps),
    queue: createPushQueue(async (pushes) => {
      const profileNow = await county();
      if (profileNow === null) throw new Error('a push came before the county was set up');
      return acceptOperations(deps, profileNow, pushes);
    }),
  };
  const events = createEvents();
  const files = deps.staticFolder === null ? null : createStaticFiles(deps.staticFolder);
  const app = new Hono();

  app.use(securityHeaders);
  app.use(
    `${API}/*`,
    cors({
      origin: [...deps.allowedOrigins],
      allowMethods: ['GET', 'POST'],
      allowHeaders: ['authorization', 'x-office', 'x-device', 'x-officer', 'content-type', 'content-encoding'],
      maxAge: 600,
    }),
  );
  // No other site's page may make a county or join it: browsers say where a page comes from, other programs say nothing.
  app.use(`${API}/*`, async (c, next) => {
    const origin = c.req.header('origin');
    const own = origin === undefined || deps.allowedOrigins.includes(origin) || hostOf(origin) === c.req.header('host');
    return c.req.method === 'POST' && !own ? errorResponse('bad-request', deps.now()) : next();
  });
  app.get(`${API}/welcome`, (c) => welcome(c.req.raw, api));
  app.post(`${API}/setup`, (c) => setup(c.req.raw, api));
  app.post(`${API}/enroll`, (c) => enroll(c.req.raw, api));
  app.post(`${API}/push`, (c) => push(c.req.raw, api));
  app.get(`${API}/changes`, (c) => changes(c.req.raw, api));
  app.get(`${API}/snapshot`, (c) => snapshot(c.req.raw, api));
  app.post(`${API}/known`, (c) => known(c.req.raw, api));
  app.get(`${API}/profile`, (c) => profile(c.req.raw, api));
  app.post(`${API}/calendar`, (c) => calendar(c.req.raw, api));
  app.get(`${API}/events`, (c) => events(c.req.raw, api));
  app.post(`${API}/audit`, (c) => pushAudit(c.req.raw, api));
  app.get(`${API}/audit`, (c) => readAudit(c.req.raw, api));
  app.get(`${API}/audit/state`, (c) => auditState(c.req.raw, api));
  app.get(`${API}/audit/matter/:stream`, (c) => auditOfMatter(c.req.raw, api, c.req.param('stream')));
  app.get(`${API}/query/:code`, (c) => progress(c.req.raw, api, c.req.param('code')));
  app.all(`${API}/*`, () => errorResponse('not-found', deps.now()));
  app.get('*', async (c) => (await files?.(c.req.raw)) ?? errorResponse('not-found', deps.now()));
  app.notFound(() => errorResponse('not-found', deps.now()));
  app.onError((cause) => {
    deps.logFailure(cause);
    return errorResponse('storage-failed', deps.now());
  });
  return app;
}

function hostOf(origin: string): string | null {
  try {
    return new URL(origin).host;
  } catch {
    return null;
  }
}
