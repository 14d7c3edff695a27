import type { RegisterForm } from '#renderer/state/register-form.ts';
import type { UseCaseDeps } from '#renderer/usecases/deps.ts';
import { dropDraft, keepDraft } from '#renderer/usecases/save-draft.ts';

/** After the last change; and, while somebody types on and on, at least this often (C42: at most 10 s are lost). */
const QUIET = 1_000;
const AT_LEAST = 8_000;
/** A full disk may have been cleared meanwhile. */
const RETRY = 5_000;

type Unsaved = Extract<Awaited<ReturnType<typeof keepDraft>>, { ok: false }>['error'];

export type DraftStatus =
  | { readonly kind: 'none' }
  | { readonly kind: 'saved'; readonly at: string }
  | { readonly kind: 'failed'; readonly code: Unsaved['code'] };

export type DraftKeeper = {
  /** Follows the form's changes; returns how to stop, which saves what is left. */
  readonly follow: () => () => void;
  /** Saves now what is not saved yet. */
  readonly flush: () => Promise<void>;
  /** No more saving: the registration takes the draft's place. */
  readonly hold: () => void;
  /** Saving goes on after a registration that failed. */
  readonly release: () => void;
  readonly discard: () => Promise<void>;
};

/** Keeps a form as a draft while it is filled in (C42). An untouched form leaves none. */
export function createDraftKeeper(
  form: RegisterForm,
  draftId: string,
  deps: UseCaseDeps,
  show: (status: DraftStatus) => void,
): DraftKeeper {
  let held = false;
  let pending: { readonly timer: ReturnType<typeof setTimeout>; readonly since: number } | null = null;

  const cancel = (): void => {
    if (pending !== null) clearTimeout(pending.timer);
    pending = null;
  };
  const plan = (wait: number, since: number): void => {
    cancel();
    pending = { timer: setTimeout(() => void save(), wait), since };
  };

  async function save(): Promise<void> {
    cancel();
    if (held) return;
    const { values } = form.getState();
    const title = [values.people[0]?.name.trim(), values.summary.trim()].filter((text) => text !== '').join(' ');
    const result = await keepDraft(deps, { id: draftId, title: title.slice(0, 60), form: values });
    // A newer change is planned already and will say how it went.
    if (pending !== null || held) return;
    if (result.ok) return show({ kind: 'saved', at: deps.clock.now() });
    show({ kind: 'failed', code: result.error.code });
    plan(RETRY, Date.now());
  }

  const onChange = (): void => {
    if (held) return;
    const since = pending?.since ?? Date.now();
    plan(Math.max(0, Math.min(QUIET, since + AT_LEAST - Date.now())), since);
  };

  const flush = async (): Promise<void> => {
    if (pending !== null) await save();
  };
  const hold = (): void => {
    held = true;
    cancel();
  };

  return {
    follow: () => {
      const leave = (): void => void flush();
      const stop = form.subscribe(onChange);
      window.addEventListener('pagehide', leave);
      document.addEventListener('visibilitychange', leave);
      return () => {
        stop();
        window.removeEventListener('pagehide', leave);
        document.removeEventListener('visibilitychange', leave);
        // Another screen was opened: what was typed in the last second goes along.
        leave();
      };
    },
    flush,
    hold,
    release: () => {
      held = false;
      plan(QUIET, Date.now());
    },
    discard: () => {
      hold();
      return dropDraft(deps, draftId);
    },
  };
}
