import { decideReception } from '#shared/domain/reception/stream/decide.ts';
import { missingOpinionParts, type OpinionPart } from '#shared/domain/reception/session/opinion-parts.ts';
import { actingOf } from '#shared/domain/access/acting.ts';
import type { Action } from '#shared/model/action.ts';
import type { AddAttachment } from '#shared/model/attachment.ts';
import type { CountyProfile } from '#shared/model/county.ts';
import type { StreamId } from '#shared/model/ids.ts';
import type { MatterView } from '#shared/model/matter.ts';
import type { SessionView } from '#shared/model/reception.ts';
import { err, ok, type Result } from '#shared/lib/result.ts';
import type { DeviceStore } from '#renderer/data/device-store.ts';
import { readContent } from '#renderer/data/queries/contents.ts';
import { readMatter } from '#renderer/data/queries/matter.ts';
import { performActions, type PerformFailure } from '#renderer/data/writes/perform-actions.ts';
import { isClockDoubtful } from './clock-doubt.ts';
import type { UseCaseDeps } from './deps.ts';
import { intentOf, type SessionProblem } from './sessions.ts';

/** 签批: what the leader decided and how it was signed. */
export type Signing = {
  readonly medium: 'screen' | 'paper';
  /** The opinion as it stands on the form. */
  readonly opinion: string;
  /** The signature drawn on the screen, or the paper photographed; sealed on this device already. */
  readonly papers: readonly AddAttachment[];
};

export type SignProblem =
  | { readonly code: 'matter-gone' }
  | { readonly code: 'nothing-signed' }
  | { readonly code: 'opinion-incomplete'; readonly missing: readonly OpinionPart[] }
  | { readonly code: 'session'; readonly problem: SessionProblem }
  | { readonly code: 'matter'; readonly failure: PerformFailure };

/** A leader's opinion that is complete is locked; one that lacks a part may still be completed (R004-41). */
export function isOpinionLocked({ registration }: MatterView, county: CountyProfile): boolean {
  const said = registration.leaderOpinion ?? '';
  return said !== '' && opinionLacks(said, county).length === 0;
}

/** What of unit, task and day the opinion does not say; the county's own units are known by name (R004-41). */
export const opinionLacks = (opinion: string, { units }: CountyProfile): readonly OpinionPart[] =>
  missingOpinionParts(
    opinion,
    units.flatMap(({ name, shortName }) => [name, shortName]),
  );

/**
 * Signs the form of one matter: the opinion must say unit, what and when before it counts (R004-41). Opinion, signature
 * and the session's own note of it are written in one transaction.
 */
export async function signForm(
  deps: UseCaseDeps,
  session: SessionView,
  matter: StreamId,
  { medium, opinion, papers }: Signing,
): Promise<Result<null, SignProblem>> {
  const { store, clock, officer } = deps;
  const { identity, profile, lastServerTime } = store.state;
  const view = await readMatter(store, matter);
  if (view === null || identity === null || profile === null) return err({ code: 'matter-gone' });
  const said = opinion.trim();
  const missing = opinionLacks(said, profile);
  if (missing.length > 0) return err({ code: 'opinion-incomplete', missing });
  const hasPaper = view.attachments?.some((each) => each.category === 'signed-paper' && each.withdrawn === undefined);
  if (papers.length === 0 && (medium === 'screen' || hasPaper !== true)) return err({ code: 'nothing-signed' });

  const recordedAt = clock.now();
  const today = clock.today();
  const clockDoubt = isClockDoubtful(recordedAt, lastServerTime);
  const sign = intentOf(deps, session.id, { kind: 'sign-form', matter, medium });
  const acting = actingOf(profile, identity.office, officer.id);
  const state = { kind: 'session', office: session.office, session } as const;
  const decided = decideReception(state, sign, { acting, profile, today: clockDoubt ? null : today });
  if (!decided.ok) return err({ code: 'session', problem: decided.error });

  const { registration } = view;
  const receiver = profile.officers.find(({ id }) => id === (session.delegation?.to ?? session.host));
  const [signature] = medium === 'screen' ? papers : [];
  const set = {
    ...(registration.leaderOpinion !== said && { leaderOpinion: said }),
    leaderName: receiver?.name ?? registration.leaderName ?? '',
    leaderTitle: receiver?.title ?? registration.leaderTitle ?? '',
    leaderSignedOn: today,
    ...(signature !== undefined && { leaderSignature: signature.hash }),
  };
  // Signed once; whoever brings it to another session changes nothing (R004-41).
  const isSigned = registration.leaderSignedOn !== undefined;
  const actions: readonly Action[] = [...(isSigned ? [] : [{ kind: 'amend', set } as const]), ...papers];
  const done = await performActions(store, {
    intents: actions.map((action) => ({ id: deps.ids.operation(), stream: matter, action })),
    reception: () => Promise.resolve([sign]),
    by: officer.id,
    recordedAt,
    today,
    clockDoubt,
  });
  return done.ok ? ok(null) : err({ code: 'matter', failure: done.error });
}

/** The signature drawn for this matter, as an address that a printed sheet shows; none where it is not on this computer. */
export async function drawnSignature(store: DeviceStore, view: MatterView): Promise<string | undefined> {
  const { leaderSignature } = view.registration;
  const here = view.attachments?.some(({ hash, withdrawn }) => hash === leaderSignature && withdrawn === undefined);
  const content = leaderSignature === undefined ? undefined : store.state.contents.get(leaderSignature);
  if (here !== true || content?.whole !== true) return undefined;
  const picture = await readContent(store, content, 'image/png');
  return picture === null ? undefined : addressOf(picture);
}

const addressOf = (picture: Blob): Promise<string | undefined> =>
  new Promise((done) => {
    const reader = new FileReader();
    reader.addEventListener('loadend', () => done(typeof reader.result === 'string' ? reader.result : undefined));
    reader.readAsDataURL(picture);
  });
