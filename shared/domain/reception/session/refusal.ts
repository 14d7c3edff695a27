/** Why something cannot happen to a session now. A code with details; the sentence is in renderer/text. */
export type SessionRefusal =
  | { readonly code: 'session-exists' }
  | { readonly code: 'no-session' }
  | { readonly code: 'session-of-other-office' }
  | { readonly code: 'not-planner' }
  | { readonly code: 'may-not-receive'; readonly officer: string }
  | { readonly code: 'host-is-companion' }
  | { readonly code: 'hours-empty' }
  | { readonly code: 'outreach-alone' }
  | { readonly code: 'nothing-to-talk-about' }
  | { readonly code: 'joint-without-units' }
  | { readonly code: 'status'; readonly status: string }
  | { readonly code: 'changed-meanwhile' }
  | { readonly code: 'notice-too-short'; readonly days: number }
  | { readonly code: 'same-day' }
  | { readonly code: 'same-officer' }
  | { readonly code: 'not-your-turn' }
  | { readonly code: 'offer-gone' }
  | { readonly code: 'offer-not-for-you' }
  | { readonly code: 'delegated-after' }
  | { readonly code: 'not-invited' }
  | { readonly code: 'absence-without-reason' }
  | { readonly code: 'not-on-roster'; readonly officer: string }
  /** A companion who has signed in was there, and stays on the session. */
  | { readonly code: 'companion-here'; readonly officer: string }
  | { readonly code: 'nothing-changed' }
  | { readonly code: 'nobody-on-duty' }
  | { readonly code: 'matter-taken' }
  | { readonly code: 'matter-not-here' }
  | { readonly code: 'form-signed' }
  | { readonly code: 'forms-missing'; readonly matters: readonly string[] }
  | { readonly code: 'conclusion-missing' };

export type SessionRefusalCode = SessionRefusal['code'];
