import { describe, expect, test } from 'vitest';
import type { MatterGroup, MatterLink, MatterMember } from '#shared/domain/matching/matter-links.ts';
import { decidedWith, linkGroups, linksHolding } from '#shared/domain/matching/matter-links.ts';
import {
  countedUpTo,
  duplicatesAcrossOffices,
  repeatCount,
  visitSequence,
} from '#shared/domain/matching/repeat-count.ts';

const member = (id: string, receivedOn: string, form: string, officeCode = '甲溪', order = 0): MatterMember => ({
  id,
  officeCode,
  receivedOn,
  form,
  order,
});
const same = (from: string, to: string, at: number): MatterLink => ({ from, to, relation: 'same-matter', at });
const groupOf = (groups: readonly MatterGroup[], id: string): MatterGroup => {
  const group = groups.find(({ members }) => members.some((each) => each.id === id));
  if (group === undefined) throw new Error(`no group holds ${id}`);
  return group;
};

describe('C03 the third visit or letter', () => {
  const visits = [
    member('0910', '2026-09-10', 'visit'),
    member('0714', '2026-07-14', 'visit'),
    member('0820', '2026-08-20', 'letter'),
  ];
  const group = groupOf(linkGroups(visits, [same('0910', '0820', 1), same('0820', '0714', 2)]), '0910');

  test.each([
    ['0714', 1, 'first'],
    ['0820', 2, 'repeat'],
    ['0910', 3, 'repeat'],
  ])('R002-15 %s is number %i, R004-14 %s', (id, count, sequence) => {
    expect(repeatCount(group, id)).toBe(count);
    expect(visitSequence(group, id)).toBe(sequence);
  });
  test('lists the three hits, earliest first', () =>
    expect(countedUpTo(group, '0910').map(({ id }) => id)).toEqual(['0714', '0820', '0910']));

  test.each(['phone', 'online'])('counter-example: two visits and a %s message make two', (form) => {
    const three = [
      member('a', '2026-07-14', 'visit'),
      member('b', '2026-08-20', form),
      member('c', '2026-09-10', 'visit'),
    ];
    const mixed = groupOf(linkGroups(three, [same('a', 'b', 1), same('b', 'c', 2)]), 'a');
    expect(repeatCount(mixed, 'c')).toBe(2);
    expect(repeatCount(mixed, 'b')).toBe(1);
  });

  test('a visit after a mere call is a first visit', () => {
    const two = [member('call', '2026-07-14', 'phone'), member('visit', '2026-08-20', 'visit')];
    expect(visitSequence(groupOf(linkGroups(two, [same('call', 'visit', 1)]), 'visit'), 'visit')).toBe('first');
  });
});

describe('C33 one person at two offices', () => {
  const members = [member('乙', '2026-09-05', 'visit', '乙江'), member('甲', '2026-09-04', 'visit', '甲溪')];
  const groups = linkGroups(members, [same('乙', '甲', 1)]);
  const group = groupOf(groups, '甲');

  test('the earlier is the main one', () => expect(group.mainId).toBe('甲'));
  test('both are kept', () => expect(group.members.map(({ id }) => id)).toEqual(['甲', '乙']));
  test('the other office counts as 重复件', () =>
    expect(duplicatesAcrossOffices(group).map(({ id }) => id)).toEqual(['乙']));
  test('on one day the order of registration decides', () => {
    const day = [member('late', '2026-09-04', 'visit', '乙江', 2), member('early', '2026-09-04', 'visit', '甲溪', 1)];
    expect(linkGroups(day, [same('late', 'early', 1)])[0]?.mainId).toBe('early');
  });
});

describe('C34 a mistaken merge', () => {
  const members = ['a', 'b', 'c'].map((id, i) => member(id, `2026-09-0${i + 1}`, 'visit'));
  const merged = [same('a', 'b', 1), same('b', 'c', 2)];
  const counts = (links: readonly MatterLink[]): readonly number[] => {
    const groups = linkGroups(members, links);
    return members.map(({ id }) => repeatCount(groupOf(groups, id), id));
  };

  test('without links everybody stands alone', () => expect(counts([])).toEqual([1, 1, 1]));
  test('merged', () => expect(counts(merged)).toEqual([1, 2, 3]));
  test.each<readonly [string, MatterLink, readonly number[]]>([
    ['told apart', { from: 'c', to: 'b', relation: 'different', at: 3 }, [1, 2, 1]],
    ['one person, another matter', { from: 'c', to: 'b', relation: 'same-person', at: 3 }, [1, 2, 1]],
    ['withdrawn', { from: 'b', to: 'c', relation: 'withdrawn', at: 3 }, [1, 2, 1]],
    ['an earlier statement does not undo a later', { from: 'b', to: 'c', relation: 'different', at: 1 }, [1, 2, 3]],
    ['a tie stands against merging', { from: 'b', to: 'c', relation: 'different', at: 2 }, [1, 2, 1]],
  ])('%s', (_name, link, expected) => {
    expect(counts([...merged, link])).toEqual(expected);
    expect(counts([link, ...merged])).toEqual(expected);
  });
  test('merged once more', () =>
    expect(counts([...merged, { from: 'b', to: 'c', relation: 'withdrawn', at: 3 }, same('c', 'b', 4)])).toEqual([
      1, 2, 3,
    ]));

  test('the links to withdraw so that one leaves, and the counts are restored', () => {
    const holding = linksHolding('b', merged);
    expect(holding).toEqual(merged);
    const undo = holding.map((link, i): MatterLink => ({ ...link, relation: 'withdrawn', at: 10 + i }));
    expect(counts([...merged, ...undo])).toEqual(counts([]));
  });

  test('linked from both ends: both links are to be taken back', () => {
    const both = [...merged, same('c', 'b', 3)];
    expect(linksHolding('c', both)).toEqual([same('b', 'c', 2), same('c', 'b', 3)]);
    expect(counts(both.filter((link) => !linksHolding('c', both).includes(link)))).toEqual([1, 2, 1]);
  });

  test('a pair told apart but joined through a third is shown, not resolved', () => {
    const [group] = linkGroups(members, [...merged, { from: 'a', to: 'c', relation: 'different', at: 3 }]);
    expect(group?.members).toHaveLength(3);
    expect(group?.contradictions).toEqual([['a', 'c']]);
  });

  test('what was decided is not asked again; what was withdrawn is', () => {
    const links: readonly MatterLink[] = [
      same('a', 'b', 1),
      { from: 'c', to: 'a', relation: 'different', at: 2 },
      { from: 'a', to: 'b', relation: 'withdrawn', at: 3 },
    ];
    expect([...decidedWith('a', links)]).toEqual([['c', 'different']]);
  });

  test('a link to a registration this device does not have is ignored', () =>
    expect(linkGroups(members, [same('a', 'elsewhere', 1)])).toHaveLength(3));
});
