import { evolve } from '#shared/domain/matter/evolve.ts';
import { Action, type ActionKind } from '#shared/model/action.ts';
import { MATTER_STATUSES, type MatterStatus } from '#shared/model/codes.ts';
import { DeviceCode, OperationId, StreamId } from '#shared/model/ids.ts';
import type { MatterView } from '#shared/model/matter.ts';
import type { Operation, ServerStamp } from '#shared/model/operation.ts';
import { Instant } from '#shared/model/plain-date.ts';
import { aRegistration } from '#test/support/device.ts';
import { STEPS } from '../workflow/sample-steps.ts';

export const STREAM = StreamId.parse('stream-0000000000000001');
export const OTHER = StreamId.parse('stream-0000000000000002');
export const AT = Instant.parse('2026-09-04T01:10:00.000Z');
export const operationId = (n: number): OperationId => OperationId.parse(`operation-${String(n).padStart(12, '0')}`);

export const REGISTER: Action = {
  kind: 'register',
  slipNo: '甲溪-D1-20260904-001',
  queryCode: '8F3K2M9QX',
  registration: aRegistration(),
};

/** One action of every kind, each as an officer would do it on a fresh matter. */
export const ACTIONS: { readonly [K in ActionKind]: Action } = {
  register: REGISTER,
  amend: { kind: 'amend', set: { place: '甲溪所接待室' } },
  'settle-on-spot': Action.parse({
    kind: 'settle-on-spot',
    closeMode: 'explained',
    reply: '已当面答复',
    informedBy: 'in-person',
    informedOn: '2026-09-04',
  }),
  'guide-out': Action.parse({
    kind: 'guide-out',
    reason: '不属于司法行政机关职责',
    redirectTo: '县人力资源和社会保障局',
    informedOn: '2026-09-04',
  }),
  'refer-mediation': Action.parse({
    kind: 'refer-mediation',
    committee: '甲溪镇人民调解委员会',
    parties: [
      { name: '赵某甲', agreed: true },
      { name: '钱某乙', agreed: true },
    ],
    agreedOn: '2026-09-04',
  }),
  'link-matter': { kind: 'link-matter', to: OTHER, relation: 'same-matter' },
  'unlink-matter': { kind: 'unlink-matter', to: OTHER, reason: '不是同一事项' },
  'resolve-conflict': { kind: 'resolve-conflict', contested: operationId(9), field: 'place', keep: 'current' },
  'confirm-date': Action.parse({
    kind: 'confirm-date',
    occurredAt: AT,
    receivedOn: '2026-09-04',
    reason: '时钟已校准',
  }),
  void: { kind: 'void', reason: '重复登记' },
  'add-note': { kind: 'add-note', text: '已电话告知' },
  'add-attachment': {
    kind: 'add-attachment',
    hash: '5f'.repeat(32),
    size: 1000,
    type: 'image/jpeg',
    title: '来信第1页',
    category: 'letter-scan',
    source: 'petitioner',
  },
  'withdraw-attachment': { kind: 'withdraw-attachment', attachment: operationId(9), reason: '传错了' },
  'issue-paper': Action.parse({
    kind: 'issue-paper',
    paper: 'meeting-notice',
    template: 1,
    issuer: '青岚县司法局甲溪司法所',
    values: { addressee: '赵某甲' },
    signedOn: '2026-09-04',
  }),
  'record-print': { kind: 'record-print', what: 'receipt' },
  ...STEPS,
};

type OpChanges = Partial<Omit<Operation, 'id' | 'device'>> & { readonly device?: string };

/** Operation number `n` of office 甲溪, unless said otherwise. */
export const operation = (n: number, action: Action, { device, ...changes }: OpChanges = {}): Operation => ({
  id: operationId(n),
  stream: STREAM,
  office: 'jiaxi',
  n,
  by: 'jiaxi-clerk',
  recordedAt: AT,
  base: 0,
  action,
  ...changes,
  device: DeviceCode.parse(device ?? 'D1'),
});

export const stamp = (seq: number, more: Partial<ServerStamp> = {}): ServerStamp => ({ seq, arrivedAt: AT, ...more });

/** A registered matter, confirmed at sequence 1. */
export const aMatter = (changes: Partial<MatterView> = {}): MatterView => ({
  ...evolve(null, operation(1, REGISTER), stamp(1, { officialNo: '青司信甲溪〔2026〕1号' })),
  ...changes,
});

/** A matter in each status, brought there by the action that leads to it where there is one. */
export const matterIn = (status: MatterStatus): MatterView => {
  const by: Partial<Record<MatterStatus, ActionKind>> = {
    closed: 'settle-on-spot',
    'guided-out': 'guide-out',
    mediation: 'refer-mediation',
    void: 'void',
  };
  const kind = by[status];
  return kind === undefined ? aMatter({ status }) : evolve(aMatter(), operation(2, ACTIONS[kind]), stamp(2));
};

export const EVERY_STATUS = MATTER_STATUSES;
