import { describe, expect, it, vi } from 'vitest';
import { startCandidateFinder, type WhenIdle } from '#renderer/usecases/find-candidates.ts';
import { performAction } from '#renderer/usecases/perform-action.ts';
import { registerVisit } from '#renderer/usecases/register-visit.ts';
import type { MatterView } from '#shared/model/matter.ts';
import type { Registration } from '#shared/model/registration.ts';
import { aRegistration, depsOf, enroll, MARKET_DAY, openStore } from '#test/support/device.ts';
import { seededRandom } from '#test/support/seeded-random.ts';
import { county } from '#test/screen/register/desk.tsx';

let stores = 0;

/** A store of 甲溪 and a finder whose idle time is given by hand. */
async function setupFinder() {
  const store = await enroll(await openStore(`finder-${(stores += 1)}`), county, 'jiaxi');
  const deps = depsOf(store, seededRandom(stores), () => MARKET_DAY);
  const waiting: Parameters<WhenIdle>[0][] = [];
  const finder = startCandidateFinder(store, (work) => waiting.push(work));
  const idle = async (): Promise<void> => {
    // The reading of names is loaded first.
    await expect.poll(() => waiting.length, { timeout: 10_000 }).toBeGreaterThan(0);
    while (waiting.length > 0) waiting.shift()?.(() => 0);
  };
  const registered = async (changes: Partial<Registration>): Promise<MatterView> => {
    const result = await registerVisit(deps, { registration: aRegistration(changes) });
    if (!result.ok) throw new Error(result.error.kind);
    return result.value;
  };
  return { deps, finder, idle, registered };
}

const person = (name: string, phone?: string) =>
  ({ name, role: 'principal', ...(phone !== undefined && { phone }) }) as const;

describe('RX-03 candidates while typing', () => {
  it('answer only what idle time has made ready, and follow the store', async () => {
    const { finder, idle, registered } = await setupFinder();
    const view = await registered({ petitioners: [person('赵某甲', '13900000001')] });
    expect(finder.find({ petitioners: [person('赵某甲')] }, 5)).toEqual([]);
    await idle();
    expect(finder.find({ petitioners: [person('赵某甲')] }, 5).map(({ id, about }) => [id, about])).toEqual([
      [view.id, 'person'],
    ]);
    const later = await registered({ petitioners: [person('钱某乙')], summary: '反映路灯长期不亮，夜间出行不便' });
    await idle();
    const [found] = finder.find({ summary: '反映村里路灯长期不亮，夜间出行不便' }, 5);
    expect(found).toMatchObject({ id: later.id, about: 'matter' });
  });

  it('find a name by its sound', async () => {
    const { finder, idle, registered } = await setupFinder();
    const view = await registered({ petitioners: [person('张建国')] });
    // The sounds are a part loaded in idle time, however long that takes here.
    const found = await vi.waitFor(
      async () => {
        await idle();
        const [hit] = finder.find({ petitioners: [person('章建国')] }, 5);
        if (hit === undefined) throw new Error('not found yet');
        return hit;
      },
      { timeout: 10_000 },
    );
    expect(found).toMatchObject({ id: view.id, level: 'possible' });
    expect(found.reasons.map(({ kind }) => kind)).toContain('same-pinyin');
  });

  it('leave out what was made void', async () => {
    const { deps, finder, idle, registered } = await setupFinder();
    const view = await registered({ petitioners: [person('赵某甲')] });
    await idle();
    await performAction(deps, view.id, { kind: 'void', reason: '重复录入' });
    await idle();
    expect(finder.find({ petitioners: [person('赵某甲')] }, 5)).toEqual([]);
  });

  it('C03 count visits and letters of the whole matter, also through an earlier link', async () => {
    const { deps, finder, idle, registered } = await setupFinder();
    const first = await registered({});
    const second = await registered({ form: 'letter' });
    await performAction(deps, second.id, { kind: 'link-matter', to: first.id, relation: 'same-matter' });
    await idle();
    const typed = { receivedOn: '2026-09-04', form: 'visit' };
    expect(finder.repeatCount(typed, [{ to: second.id, relation: 'same-matter' }])).toBe(3);
    expect(finder.repeatCount(typed, [{ to: second.id, relation: 'different' }])).toBe(1);
    expect(finder.repeatCount({ ...typed, form: 'phone' }, [{ to: first.id, relation: 'same-matter' }])).toBe(2);
  });
});
