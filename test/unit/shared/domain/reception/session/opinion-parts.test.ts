import { describe, expect, it } from 'vitest';
import { missingOpinionParts } from '#shared/domain/reception/session/opinion-parts.ts';

describe('R004-41 a leader’s opinion names unit, task and day', () => {
  it.each([
    ['nothing of it', '请重视。', ['unit', 'what', 'when']],
    ['unit and task', '由公律股核查拖延原因。', ['when']],
    ['task and day', '核实后 3 个工作日内答复本人。', ['unit']],
    ['unit and day', '青石站，9月18日前。', ['what']],
    ['everything', '由公律股核查，9月18日前答复本人。', []],
  ])('%s', (_name, opinion, missing) => {
    expect(missingOpinionParts(opinion, ['公律股', '青石站'])).toEqual(missing);
  });
});
