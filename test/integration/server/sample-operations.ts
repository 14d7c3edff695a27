import { Operation } from '#shared/model/operation.ts';
import { Registration } from '#shared/model/registration.ts';

/** Ids that are the same in every run: `op…`, `st…` and a counter, with zeros up to 22 characters. */
export const idOf = (kind: string, n: number): string => `${kind}-${String(n).padStart(21 - kind.length, '0')}`;

export const aRegistration = (changes: object = {}): Registration =>
  Registration.parse({
    form: 'visit',
    visitKind: 'market-day',
    occurredAt: '2026-09-04T01:10:00.000Z',
    receivedOn: '2026-09-04',
    receiver: '何某戊',
    petitionerType: 'individual',
    petitioners: [{ name: '孙某丙', role: 'principal', phone: '13900000000' }],
    totalPersons: 1,
    purpose: 'appeal-resolve',
    justiceCategory: 'notary',
    statement: '我三月份去公证处办遗产公证，到现在也没有给结果，每次去都说再等等。',
    summary: '反映县公证处办理遗产公证拖延，要求限期答复。',
    claims: ['限期出具公证书'],
    dutyUnit: 'public-legal-service',
    ...changes,
  });

/** Makes the operations of one device, numbered as it would. */
export type Author = {
  /** Registers matter `n`; `changes` to the registration, `extra` for the operation. All is parsed by the schemas. */
  readonly register: (n: number, changes?: object, extra?: object) => Operation;
  readonly act: (stream: string, action: object, extra?: object) => Operation;
};

export function authorOf(office: string, device: string, seed = `${office}${device}`): Author {
  let n = 0;
  const stamp = (stream: string, action: object, extra: object): Operation => {
    n += 1;
    return Operation.parse({
      id: idOf(`op${seed}`, n),
      stream,
      office,
      device,
      n,
      by: `${office}-head`,
      recordedAt: '2026-09-04T01:15:00.000Z',
      base: 0,
      action,
      ...extra,
    });
  };
  return {
    register: (number, changes, extra = {}) =>
      stamp(
        idOf(`st${seed}`, number),
        {
          kind: 'register',
          slipNo: `${office}-${device}-20260904-${String(number).padStart(3, '0')}`,
          queryCode: String(10_000_000 + number),
          registration: aRegistration(changes),
        },
        extra,
      ),
    act: (stream, action, extra = {}) => stamp(stream, action, extra),
  };
}
