import type { CountyProfile } from '#shared/model/county.ts';

/** What a passphrase must not be made of. */
export function personalOf(profile: CountyProfile, office: string, officer: string): readonly string[] {
  const unit = profile.units.find(({ code }) => code === office);
  const person = profile.officers.find(({ id }) => id === officer);
  return [person?.name, officer, unit?.name, unit?.shortName, profile.name].flatMap((name) => name ?? []);
}
