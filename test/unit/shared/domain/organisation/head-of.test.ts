import { describe, expect, it } from 'vitest';
import { fictionalCounty } from '#server/usecases/fictional-county.ts';
import { headOf } from '#shared/domain/organisation/head-of.ts';

const COUNTY = fictionalCounty();

describe('R004-01 who answers for a unit', () => {
  it.each([
    ['an office', 'jiaxi', '', '何某戊'],
    ['a section', 'legal-affairs', '', '冯某戊'],
    ['RC-03 nobody whom the matter accuses', 'jiaxi', '甲溪司法所所长何某戊', undefined],
    ['RC-03 somebody else accused', 'jiaxi', '吕某己', '何某戊'],
    ['a unit that does not exist', 'nowhere', '', undefined],
  ])('%s', (_name, unit, accused, name) => {
    expect(headOf(unit, COUNTY, accused)?.name).toBe(name);
  });

  it('R004-01 not one who has left', () => {
    const officers = COUNTY.officers.map((each) => ({ ...each, left: true as const }));
    expect(headOf('jiaxi', { officers })).toBeUndefined();
  });
});
