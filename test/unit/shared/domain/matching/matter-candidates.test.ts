import { describe, expect, test } from 'vitest';
import { createMatchIndex } from '#shared/domain/matching/match-index.ts';
import { matterCandidates } from '#shared/domain/matching/matter-candidates.ts';
import { aSubject } from './subjects.ts';

const ZHAO = aSubject({
  id: 'visit-0904',
  names: ['赵某甲'],
  phones: ['13900001234'],
  village: '甲溪村',
  category: '土地',
  text: '邻居建房时占用了我家宅基地约两米，多次找村里调解不成，要求退还宅基地。',
});
const AGAIN = aSubject({
  id: 'visit-0905',
  officeCode: '乙江',
  receivedOn: '2026-09-05',
  names: ['趙某甲'],
  phones: ['139 0000 1234'],
  village: '甲溪',
  category: '土地',
  text: '反映邻居建房占用其宅基地两米，村里调解不成，请求退还。',
});

describe('C33 the same matter at two offices', () => {
  const [candidate] = matterCandidates(AGAIN, createMatchIndex([ZHAO]));
  test('is a strong candidate', () => expect(candidate).toMatchObject({ id: 'visit-0904', level: 'strong' }));
  test('with every reason', () =>
    expect(candidate?.reasons.map((reason) => reason.kind)).toEqual([
      'same-phone',
      'variant-name',
      'same-village',
      'similar-text',
      'same-category',
    ]));
  test('not asked again once decided', () =>
    expect(matterCandidates(AGAIN, createMatchIndex([ZHAO]), { except: new Set(['visit-0904']) })).toEqual([]));
});

describe('RX-03 how far each kind of evidence goes', () => {
  test('the same person about something else is possible at most', () => {
    const other = aSubject({ ...ZHAO, id: 'b', category: '公证', text: '公证处收取的继承公证费过高，希望减免。' });
    expect(matterCandidates(other, createMatchIndex([ZHAO]))[0]).toMatchObject({ level: 'possible' });
  });
  test('a name alone is possible, whatever the village and category', () => {
    const typing = aSubject({ id: 'b', names: ['赵某甲'], village: '甲溪村', category: '土地' });
    expect(matterCandidates(typing, createMatchIndex([ZHAO]))[0]).toMatchObject({ level: 'possible' });
  });
  test('C34 different ids: like words alone are possible at most, and the name is no reason', () => {
    const a = aSubject({ ...ZHAO, id: 'a', phones: [], idNumbers: ['99990119800101001X'] });
    const b = aSubject({ ...ZHAO, id: 'b', phones: [], idNumbers: ['999901198001010028'] });
    const [candidate] = matterCandidates(a, createMatchIndex([b]));
    expect(candidate?.level).toBe('possible');
    expect(candidate?.reasons.map((reason) => reason.kind)).toEqual(['similar-text', 'same-village', 'same-category']);
  });
  test('C37 an anonymous letter about it is offered for its text', () =>
    expect(matterCandidates(aSubject({ id: 'b', text: AGAIN.text }), createMatchIndex([ZHAO]))[0]).toMatchObject({
      id: 'visit-0904',
      level: 'possible',
    }));
  test('a stranger with another matter is not offered', () =>
    expect(
      matterCandidates(
        aSubject({ id: 'b', names: ['周某'], text: '法律援助律师不联系当事人' }),
        createMatchIndex([ZHAO]),
      ),
    ).toEqual([]));
});

describe('the index follows the register', () => {
  const found = (index: ReturnType<typeof createMatchIndex>): readonly string[] =>
    matterCandidates(AGAIN, index).map((candidate) => candidate.id);

  test('put, replace, remove', () => {
    const index = createMatchIndex();
    expect(found(index)).toEqual([]);
    index.put(ZHAO);
    index.put(ZHAO);
    expect([index.size(), found(index)]).toEqual([1, ['visit-0904']]);
    index.put({ ...ZHAO, names: ['孙某'], phones: [], text: '公证费' });
    expect([index.size(), found(index)]).toEqual([1, []]);
    index.put(ZHAO);
    index.remove('visit-0904');
    index.remove('unknown');
    expect([index.size(), found(index)]).toEqual([0, []]);
  });

  test('many replacements leave the same answers', () => {
    const index = createMatchIndex([ZHAO]);
    for (let i = 0; i < 5_000; i += 1) index.put(aSubject({ id: `x${i % 10}`, names: ['吴某'], text: `第${i}号来信` }));
    expect([index.size(), found(index)]).toEqual([11, ['visit-0904']]);
  });
});
