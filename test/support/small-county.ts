import { CountyProfile } from '#shared/model/county.ts';

/** An invented county of three townships; 林某 sits at the county, 周某 in 甲溪. */
export const SMALL_COUNTY = CountyProfile.parse({
  version: 1,
  name: '青岚县',
  bureau: 'bureau',
  fictional: true,
  units: [
    { code: 'bureau', level: 'county-bureau', name: '青岚县司法局', shortName: '县局', numberPrefix: '青司信' },
    { code: 'jiaxi', level: 'township-office', name: '甲溪司法所', shortName: '甲溪', numberPrefix: '青司信甲溪' },
    { code: 'yijiang', level: 'township-office', name: '乙江司法所', shortName: '乙江', numberPrefix: '青司信乙江' },
  ],
  officers: [
    { id: 'lin', name: '林某', title: '信访办主任', unit: 'bureau', roles: ['petition-head'] },
    { id: 'zhou', name: '周某', title: '登记员', unit: 'jiaxi', roles: ['receptionist'] },
  ],
  guideTargets: [],
});
