import { DeviceCode, UnitCode } from '#shared/model/ids.ts';
import type { Instant } from '#shared/model/plain-date.ts';
import { createMemoryStore } from '#server/db/memory-store.ts';
import { acceptOperations } from './accept-operations.ts';
import { fictionalCounty } from './fictional-county.ts';
import type { Hash } from './ledger.ts';
import { parseOperations } from './parse-push.ts';

const ROUNDS = 10;
const EACH = 100;

/**
 * Accepts invented registrations into a store that is thrown away. A server that has just started would otherwise
 * compile its schemas while the first office, back from a market day, waits with a full queue: its first page of 500
 * took three times as long as the tenth. Answers how many operations it accepted; about a tenth of a second.
 */
export async function warmUp(deps: { readonly hash: Hash; readonly now: Instant }): Promise<number> {
  const county = fictionalCounty();
  const office = UnitCode.parse('jiaxi');
  const device = DeviceCode.parse('D1');
  const store = createMemoryStore();
  let accepted = 0;
  for (let round = 0; round < ROUNDS; round += 1) {
    const raw = Array.from({ length: EACH }, (_, i) => registration(round * EACH + i + 1, deps.now));
    const push = {
      sender: { office, device },
      sentAt: deps.now,
      arrivedAt: deps.now,
      ops: parseOperations(JSON.parse(JSON.stringify(raw)) as readonly unknown[]), // an array went in
      claims: {},
      bytes: 0,
    };
    const [receipts = []] = await acceptOperations({ store, hash: deps.hash }, county, [push]);
    accepted += receipts.filter(([kind]) => kind === 'a').length;
  }
  return accepted;
}

/** As a laptop sends it, with the fields that most registrations have. */
function registration(n: number, now: Instant): unknown {
  const id = String(n).padStart(22, '0');
  const day = now.slice(0, 10);
  return {
    id,
    stream: id,
    office: 'jiaxi',
    device: 'D1',
    n,
    by: 'jiaxi-clerk',
    recordedAt: now,
    base: 0,
    action: {
      kind: 'register',
      slipNo: `甲溪-D1-${day.replaceAll('-', '').slice(2)}-${n}`,
      queryCode: '00000000',
      registration: {
        form: 'visit',
        visitKind: 'walk-in',
        occurredAt: now,
        receivedOn: day,
        petitionerType: 'individual',
        petitioners: [{ name: '赵某甲', role: 'principal', gender: 'male', phone: '13900000000', address: '甲溪镇' }],
        totalPersons: 1,
        purpose: 'appeal-resolve',
        justiceCategory: 'people-mediation',
        statement: '预热用的虚构登记，随即丢弃。',
        summary: '预热用的虚构登记。',
        claims: ['预热'],
        dutyUnit: 'jiaxi',
        readBack: true,
      },
    },
  };
}
