/**
 * Whom the chief is advised to let lead a matter (SV-17, R001-27): 先党委后政府、先正职后副职, and of the cases in hand each in turn. It
 * is advice about leaders; whoever is chosen instead is chosen with a reason.
 */
import type { Officer } from '#shared/model/county.ts';

type Leader = Pick<Officer, 'id' | 'title' | 'roles' | 'left'>;

/** Leaders in service, in that order; the county's list decides between equals. */
export const leadOrder = <L extends Leader>(officers: readonly L[]): readonly L[] =>
  officers
    .filter(({ roles, left }) => left !== true && (roles.includes('chief') || roles.includes('deputy-chief')))
    .sort((a, b) => rank(a) - rank(b));

/** The county's list says who is 书记 in the title only. */
const rank = ({ title, roles }: Leader): number => (title.includes('书记') ? 0 : 2) + (roles.includes('chief') ? 0 : 1);

/** The first in that order of those who lead the fewest matters; `leads`: the leader of each lead in force. */
export function recommendedLeader<L extends Leader>(officers: readonly L[], leads: readonly string[]): L | null {
  const inHand = ({ id }: Leader): number => leads.filter((leader) => leader === id).length;
  const order = leadOrder(officers);
  const fewest = Math.min(...order.map(inHand));
  return order.find((leader) => inHand(leader) === fewest) ?? null;
}
