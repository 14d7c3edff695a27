import type { WebPreferences } from 'electron';

/** Written out in full, also where it is the default, so that a change of a default changes nothing (security §4). */
export const LOCKED = {
  contextIsolation: true,
  sandbox: true,
  nodeIntegration: false,
  nodeIntegrationInWorker: false,
  nodeIntegrationInSubFrames: false,
  webSecurity: true,
  allowRunningInsecureContent: false,
  experimentalFeatures: false,
  webviewTag: false,
  plugins: false,
  navigateOnDragDrop: false,
  safeDialogs: true,
  // The spell checker fetches dictionaries and learns words.
  spellcheck: false,
} as const satisfies WebPreferences;

/** `release`: a packed program, which has no developer tools. */
export function webPreferences({
  preload,
  release,
}: {
  readonly preload: string;
  readonly release: boolean;
}): WebPreferences {
  return { ...LOCKED, preload, devTools: !release };
}
