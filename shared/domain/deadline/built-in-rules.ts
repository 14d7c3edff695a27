import type { RulePack } from '#shared/model/rule-pack.ts';
import { RULE_PACK_2005 } from './rule-pack-2005.ts';
import { RULE_PACK_2022 } from './rule-pack-2022.ts';

/** Both regulations in one pack: which version of a limit applies is a question of days in force (DL-09, DL-13). */
export const BUILT_IN_RULES: RulePack = {
  id: 'built-in',
  name: '《信访条例》与《信访工作条例》时限',
  rules: [...RULE_PACK_2005.rules, ...RULE_PACK_2022.rules],
};
