import { ShellSettings } from '#shared/ipc/shell-settings.ts';

/**
 * Settings from the text of settings.json; `null` when there is no such file. A damaged file must not keep an officer
 * from registering visits, so it gives the defaults and a report.
 */
export function parseSettings(text: string | null, report: (problem: string) => void): ShellSettings {
  const parsed = ShellSettings.safeParse(text === null ? {} : jsonOrNull(text));
  if (parsed.success) return parsed.data;
  report('settings.json does not fit its schema; using the defaults');
  return ShellSettings.parse({});
}

function jsonOrNull(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
