import { Hono, type MiddlewareHandler } from 'hono';
import { cors } from 'hono/cors';
import type { Result } from '#shared/lib/result.ts';
import { API } from '#shared/sync/wire.ts';
import { acceptOperations } from '#server/usecases/accept-operations.ts';
import { SIGNED } from '#shared/sync/signed-request.ts';
import { createAuthenticator } from '#server/usecases/authenticate.ts';
import { createCountyReader } from '#server/usecases/county.ts';
import { createNotebook } from '#server/usecases/notebook.ts';
import { createPushQueue } from '#server/usecases/push-queue.ts';
import { createRefusalLog } from '#server/usecases/refusal-log.ts';
import { createContentSealer, sealedIn } from '#server/usecases/sealed-contents.ts';
import { createSecondFactor } from '#server/usecases/second-factor.ts';
import { createTurns } from '#server/usecases/turns.ts';
import type { Api } from './api.ts';
import { calendar } from './calendar.ts';
import { changeCounty } from './county.ts';
import { contentOf, handOutContent, takeContent } from './attachments.ts';
import { auditHead, auditOfMatter, auditState, pushAudit, readAudit } from './audit.ts';
import { changes, snapshot } from './changes.ts';
import { contentsOfReport, listReports, pieceOfReport, pushConfidential, readers } from './confidential.ts';
import { demoCode, enroll, rejoin, seats, setup, welcome } from './enroll.ts';
import { createEvents } from './events.ts';
import { figures, handIn, reports } from './monthly-reports.ts';
import { known, lease, profile, progress, where } from './look-up.ts';
import { packages, takePackage, type Refusal, type Taken } from './packages.ts';
import { confirm, devices, issue, person, revoke } from './people.ts';
import { push } from './push.ts';
import { escrow, escrowOf, recover, recovery, recoveryKey } from './recovery.ts';
import { standing } from './standing.ts';
import {
  activateFactor,
  confirmFactor,
  newFactor,
  ownFactor,
  removeFactorOf,
  removeOwnFactor,
} from './second-factor.ts';
import { LIMITS, rateLimit, socketAddress, type Rates } from './rate-limit.ts';
import { dealWith, trayItems } from './county-tray.ts';
import { errorResponse } from './respond.ts';
import { securityHeaders } from './security-headers.ts';
import { signAnswers } from './sign-answers.ts';
import { createStaticFiles } from './static-files.ts';

export type AppDeps = Pick<Api, 'store' | 'contents' | 'now' | 'hash' | 'countyKey' | 'newCode' | 'setupCode'> & {
  /** Hears of failures nobody foresaw. Gets the error's own text, never a request body. */
  readonly logFailure: (cause: unknown) => void;
  /** Folder of the built renderer; `null` serves the API only. */
  readonly staticFolder: string | null;
  /** Names and addresses this server is asked for under; `null` where something in front of it looks after that. */
  readonly hosts: readonly string[] | null;
  /** Origins besides our own whose pages may call the API: the shell's `app://local`. */
  readonly allowedOrigins: readonly string[];
  readonly stopping: AbortSignal;
  /** How much one address and one device may ask; `LIMITS` unless a test says otherwise. */
  readonly limits?: Readonly<Record<keyof typeof LIMITS, Rates>>;
};

export type CountyApp = {
  readonly fetch: Hono['fetch'];
  /** Reads what every request asks for, before the first one comes, and begins to end what was cut off. */
  readonly prepare: () => Promise<void>;
  /** A package put in at the server's own computer, without the county window (PROTOCOL U7). */
  readonly takePackage: (file: Uint8Array<ArrayBuffer>, name: string) => Promise<Result<Taken, Refusal>>;
  /** Ends what is done beside the requests and writes what is noted there; before the store is closed. */
  readonly flush: () => Promise<void>;
};

/** The county server as a function from request to response: the same under Node, in tests, and in a simulation. */
export function createApp(deps: AppDeps): CountyApp {
  const millis = (): number => Date.parse(deps.now());
  const { county, forget: forgetCounty } = createCountyReader(deps.store, millis);
  const notes = createNotebook({ store: deps.store, millis, logFailure: deps.logFailure });
  const events = createEvents();
  const contentSealer = createContentSealer(deps);
  const api: Api = {
    ...deps,
    endStreams: events.end,
    county,
    forgetCounty,
    notes,
    contentSealer,
    auth: createAuthenticator({ store: deps.store, county, notes, now: deps.now }),
    secondFactor: createSecondFactor(deps),
    refusals: createRefusalLog(deps),
    queue: createPushQueue(async (pushes) => {
      const profileNow = await county();
      if (profileNow === null) throw new Error('a push came before the county was set up');
      const receipts = await acceptOperations(deps, profileNow, pushes);
      contentSealer.look(sealedIn(pushes));
      return receipts;
    }),
    turn: createTurns(),
  };
  const files = deps.staticFolder === null ? null : createStaticFiles(deps.staticFolder);
  const app = new Hono();

  app.use(securityHeaders);
  // A page of another site whose name was made to point here (DNS rebinding) asks for this server under that name.
  app.use(async (c, next) => {
    const asked = new URL(c.req.url).hostname;
    return deps.hosts === null || deps.hosts.includes(asked) ? next() : errorResponse('bad-request', deps.now());
  });
  app.use(`${API}/*`, signAnswers(deps.countyKey));
  app.use(
    `${API}/*`,
    cors({
      origin: [...deps.allowedOrigins],
      allowMethods: ['GET', 'POST'],
      allowHeaders: [...Object.values(SIGNED), 'content-type', 'content-encoding'],
      exposeHeaders: [SIGNED.countySignature],
      maxAge: 600,
    }),
  );
  // No other site's page may make a county or join it: browsers say where a page comes from, other programs say nothing.
  app.use(`${API}/*`, async (c, next) => {
    const origin = c.req.header('origin');
    const own = origin === undefined || deps.allowedOrigins.includes(origin) || hostOf(origin) === c.req.header('host');
    return c.req.method === 'POST' && !own ? errorResponse('bad-request', deps.now()) : next();
  });
  const limits = deps.limits ?? LIMITS;
  const limit = (rates: Rates) => rateLimit(rates, { now: deps.now, addressOf: socketAddress });
  const [ofCodes, ofOpen, ofSigned] = [limit(limits.codes), limit(limits.open), limit(limits.signed)];
  const limited: MiddlewareHandler = (c, next) => {
    const [name = ''] = c.req.path.slice(API.length + 1).split('/');
    if (TAKE_CODES.has(name)) return ofCodes(c, next);
    // Whatever is not named is limited like the signed ones, so that no new route is forgotten.
    return (TELL_ANYBODY.has(name) ? ofOpen : ofSigned)(c, next);
  };
  app.use(`${API}/*`, limited);
  app.get(`${API}/welcome`, (c) => welcome(c.req.raw, api));
  app.post(`${API}/setup`, (c) => setup(c.req.raw, api));
  app.post(`${API}/enroll`, (c) => enroll(c.req.raw, api));
  app.post(`${API}/seats`, (c) => seats(c.req.raw, api));
  app.post(`${API}/rejoin`, (c) => rejoin(c.req.raw, api));
  app.post(`${API}/demo-code`, (c) => demoCode(c.req.raw, api));
  app.post(`${API}/codes`, (c) => issue(c.req.raw, api));
  app.post(`${API}/people`, (c) => person(c.req.raw, api));
  app.post(`${API}/people/:officer/second-factor/remove`, (c) =>
    removeFactorOf(c.req.raw, api, c.req.param('officer')),
  );
  app.get(`${API}/second-factor`, (c) => ownFactor(c.req.raw, api));
  app.post(`${API}/second-factor`, (c) => confirmFactor(c.req.raw, api));
  app.post(`${API}/second-factor/new`, (c) => newFactor(c.req.raw, api));
  app.post(`${API}/second-factor/activate`, (c) => activateFactor(c.req.raw, api));
  app.post(`${API}/second-factor/remove`, (c) => removeOwnFactor(c.req.raw, api));
  app.get(`${API}/devices`, (c) => devices(c.req.raw, api));
  app.post(`${API}/devices/:office/:device/confirm`, (c) =>
    confirm(c.req.raw, api, { office: c.req.param('office'), device: c.req.param('device') }),
  );
  app.post(`${API}/devices/:office/:device/revoke`, (c) =>
    revoke(c.req.raw, api, { office: c.req.param('office'), device: c.req.param('device') }),
  );
  app.get(`${API}/devices/:office/:device/escrow`, (c) =>
    escrowOf(c.req.raw, api, { office: c.req.param('office'), device: c.req.param('device') }),
  );
  app.post(`${API}/escrow`, (c) => escrow(c.req.raw, api));
  app.post(`${API}/recovery-key`, (c) => recoveryKey(c.req.raw, api));
  app.post(`${API}/recoveries`, (c) => recovery(c.req.raw, api));
  app.post(`${API}/recover`, (c) => recover(c.req.raw, api));
  app.post(`${API}/push`, (c) => push(c.req.raw, api));
  app.get(`${API}/changes`, (c) => changes(c.req.raw, api));
  app.get(`${API}/snapshot`, (c) => snapshot(c.req.raw, api));
  app.post(`${API}/known`, (c) => known(c.req.raw, api));
  app.post(`${API}/where`, (c) => where(c.req.raw, api));
  app.get(`${API}/lease`, (c) => lease(c.req.raw, api));
  app.get(`${API}/standing`, (c) => standing(c.req.raw, api));
  app.post(`${API}/packages`, (c) => packages(c.req.raw, api));
  app.get(`${API}/profile`, (c) => profile(c.req.raw, api));
  app.post(`${API}/county`, (c) => changeCounty(c.req.raw, api));
  app.post(`${API}/calendar`, (c) => calendar(c.req.raw, api));
  app.get(`${API}/events`, (c) => events.open(c.req.raw, api));
  app.post(`${API}/audit`, (c) => pushAudit(c.req.raw, api));
  app.get(`${API}/audit`, (c) => readAudit(c.req.raw, api));
  app.get(`${API}/audit/state`, (c) => auditState(c.req.raw, api));
  app.get(`${API}/audit/head/:n`, (c) => auditHead(c.req.raw, api, c.req.param('n')));
  app.get(`${API}/audit/matter/:stream`, (c) => auditOfMatter(c.req.raw, api, c.req.param('stream')));
  app.get(`${API}/reports`, (c) => reports(c.req.raw, api));
  app.post(`${API}/reports`, (c) => handIn(c.req.raw, api));
  app.get(`${API}/reports/figures/:month`, (c) => figures(c.req.raw, api, c.req.param('month')));
  app.post(`${API}/confidential`, (c) => pushConfidential(c.req.raw, api));
  app.get(`${API}/confidential`, (c) => listReports(c.req.raw, api));
  app.get(`${API}/confidential/readers`, (c) => readers(c.req.raw, api));
  app.get(`${API}/confidential/:report/contents`, (c) => contentsOfReport(c.req.raw, api, c.req.param('report')));
  app.get(`${API}/confidential/:report/contents/:content/:n`, (c) => pieceOfReport(c.req.raw, api, c.req.param()));
  app.get(`${API}/tray`, (c) => trayItems(c.req.raw, api));
  app.post(`${API}/tray/:id`, (c) => dealWith(c.req.raw, api, c.req.param('id')));
  app.get(`${API}/attachments/:stream/:hash`, (c) => contentOf(c.req.raw, api, c.req.param()));
  app.post(`${API}/attachments/:stream/:hash/:n`, (c) => takeContent(c.req.raw, api, c.req.param()));
  app.get(`${API}/attachments/:stream/:hash/:n`, (c) => handOutContent(c.req.raw, api, c.req.param()));
  app.get(`${API}/query/:code`, (c) => progress(c.req.raw, api, c.req.param('code')));
  app.all(`${API}/*`, () => errorResponse('not-found', deps.now()));
  app.get('*', async (c) => (await files?.(c.req.raw)) ?? errorResponse('not-found', deps.now()));
  app.notFound(() => errorResponse('not-found', deps.now()));
  app.onError((cause) => {
    deps.logFailure(cause);
    return errorResponse('storage-failed', deps.now());
  });
  const prepare = async (): Promise<void> => {
    await Promise.all([county(), notes.load()]);
    contentSealer.lookAtAll();
  };
  return {
    fetch: app.fetch,
    prepare,
    takePackage: (file, name) => takePackage(api, file, name),
    flush: async () => {
      await contentSealer.settled();
      await api.refusals.settled();
      await notes.flush();
    },
  };
}

/** First parts of the paths where codes or tickets are tried, and of those for whom nobody signs. */
const TAKE_CODES: ReadonlySet<string> = new Set(['setup', 'enroll', 'seats', 'recover', 'rejoin', 'demo-code']);
const TELL_ANYBODY: ReadonlySet<string> = new Set(['welcome', 'query']);

function hostOf(origin: string): string | null {
  try {
    return new URL(origin).host;
  } catch {
    return null;
  }
}
