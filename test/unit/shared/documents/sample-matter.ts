/** An invented county and matter for the printed forms. Everybody and everything in it is made up. */
import { CountyProfile } from '#shared/model/county.ts';
import { MatterView, VIEW_VERSION } from '#shared/model/matter.ts';
import { Instant } from '#shared/model/plain-date.ts';
import type { PrintContext } from '#shared/documents/print-context.ts';

const county = CountyProfile.parse({
  version: 1,
  name: '青岚县',
  bureau: 'bureau',
  fictional: true,
  units: [
    { code: 'bureau', level: 'county-bureau', name: '青岚县司法局', shortName: '县局', numberPrefix: '青司信' },
    {
      code: 'jiaxi',
      level: 'township-office',
      name: '青岚县司法局甲溪司法所',
      shortName: '甲溪',
      numberPrefix: '青司信甲溪',
      place: '甲溪镇集市接访点',
      address: '青岚县甲溪镇东街 1 号一楼',
      phone: '0000-1234567',
      villages: ['东村'],
    },
    {
      code: 'public-legal-service',
      level: 'county-section',
      name: '公共法律服务管理股',
      shortName: '公律股',
      numberPrefix: '青司信公律',
    },
  ],
  officers: [{ id: 'wang', name: '王某壬', title: '所长', unit: 'jiaxi', roles: ['office-head'] }],
  guideTargets: [],
});

export const context: PrintContext = { county, printedAt: Instant.parse('2026-09-04T02:30:00.000Z'), reprint: 0 };

/** Words that may stand on no paper handed out to be carried around. */
export const SECRETS = ['孙某丙', '530100199001011234', '13900000000', '东村 8 号', '公证书', '一直拖延', '退还费用'];

const registration = {
  form: 'visit',
  visitKind: 'market-day',
  occurredAt: '2026-09-04T01:40:00.000Z',
  receivedOn: '2026-09-04',
  receiver: '王某壬',
  receiverTitle: '所长',
  petitionerType: 'individual',
  petitioners: [
    {
      name: '孙某丙',
      role: 'principal',
      gender: 'female',
      idType: 'resident-id',
      idNo: '530100199001011234',
      phone: '13900000000',
      address: '甲溪镇东村 8 号',
    },
  ],
  totalPersons: 1,
  purpose: 'accusation',
  contentCategory: 'politics-law',
  justiceCategory: 'notary',
  handlingPath: 'statutory-duty',
  issueOffice: 'jiaxi',
  issueVillage: '东村',
  concernedParty: '青岚县公证处',
  statement: '我三月份就去办公证书，他们一直拖延，说材料不全，又不讲缺什么。',
  summary: '反映县公证处自三月受理继承公证后一直拖延，未一次告知所缺材料。',
  claims: ['尽快出具公证书', '退还费用'],
  materials: [{ name: '受理通知单', pages: 1, original: false }],
  priorHandling: '七月到公证处问过，未得答复。',
  dutyUnit: 'public-legal-service',
} as const;

/** A matter as it stands right after registration, offline; `changes` go on top of the view and of its registration. */
export function aMatter(changes: Record<string, unknown> = {}, registered: Record<string, unknown> = {}): MatterView {
  return MatterView.parse({
    v: VIEW_VERSION,
    id: 'AAAAAAAAAAAAAAAAAAAAAA',
    office: 'jiaxi',
    device: 'D1',
    slipNo: '甲溪-D1-20260904-002',
    queryCode: '7K3M9QX2',
    status: 'registered',
    registration: { ...registration, ...registered },
    history: [
      {
        op: 'BBBBBBBBBBBBBBBBBBBBBB',
        kind: 'register',
        by: 'wang',
        office: 'jiaxi',
        recordedAt: '2026-09-04T01:55:00.000Z',
      },
    ],
    head: 0,
    updatedAt: '2026-09-04T01:55:00.000Z',
    ...changes,
  });
}

export const settled = {
  status: 'closed',
  settlement: {
    closeMode: 'explained',
    reply: '公证处应当一次告知所缺材料，已当场电话核实，三日内书面告知。',
    basis: '《公证法》有关规定',
    informedBy: 'in-person',
    informedOn: '2026-09-04',
    response: 'agree',
  },
};

export const guided = {
  status: 'guided-out',
  guidance: {
    reason: '宅基地分配标准由自然资源和农业农村部门确定，不属于司法行政机关职权。',
    redirectTo: '青岚县自然资源局',
    redirectContact: '青岚县北街 2 号，0000-7654321，工作日 8:30—17:30',
    informedOn: '2026-09-04',
  },
};
