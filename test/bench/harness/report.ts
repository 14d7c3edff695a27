import type { Figures } from './workloads.ts';

/** What was promised of a figure: a ratio against the floor, or a value of its own. */
type Goal = { readonly ratio?: 'at most' | 'at least'; readonly value?: 'at most' | 'exactly'; readonly limit: number };

const GOALS: readonly (readonly [RegExp, Goal])[] = [
  [/^W1 writes/, { ratio: 'at least', limit: 0.5 }],
  [/^W1 flushes/, { value: 'exactly', limit: 1 }],
  [/^W2 ms/, { ratio: 'at most', limit: 1.5 }],
  [/^W2 kB/, { ratio: 'at most', limit: 1.1 }],
  [/^W3 ms/, { ratio: 'at most', limit: 1.3 }],
  [/^W3 MB/, { ratio: 'at most', limit: 1 }],
  [/^W4 list/, { ratio: 'at most', limit: 2 }],
  [/^W4 (prefix|contains)/, { value: 'at most', limit: 5 }],
  [/^W4 counts/, { value: 'at most', limit: 2 }],
  [/^W5 ms/, { ratio: 'at most', limit: 1.5 }],
  [/^W5 kB/, { ratio: 'at most', limit: 0.6 }],
  [/^W6/, { ratio: 'at most', limit: 2 }],
  [/^W7 .*changes/, { ratio: 'at least', limit: 0.6 }],
  [/^W7 .*p99/, { ratio: 'at most', limit: 1.5 }],
  [/^W7 .*lost/, { value: 'exactly', limit: 0 }],
];

const show = (x: number): string => (Number.isInteger(x) ? String(x) : x.toPrecision(3));

/** The table of all figures, as Markdown: floor, product, ratio, goal, and whether it was reached. */
export function table(floor: Figures, product: Figures): string {
  const rows = Object.keys(product).map((name) => {
    const [mine, base] = [product[name] ?? Number.NaN, floor[name] ?? Number.NaN];
    const ratio = mine / base;
    const goal = GOALS.find(([pattern]) => pattern.test(name))?.[1];
    const cells = [name, show(base), show(mine), Number.isFinite(ratio) ? `${ratio.toFixed(2)}×` : '–'];
    return `| ${[...cells, goal === undefined ? '' : words(goal), goal === undefined ? '' : verdict(goal, mine, ratio)].join(' | ')} |`;
  });
  return ['| figure | floor | product | ratio | goal | |', '| --- | ---: | ---: | ---: | --- | --- |', ...rows].join(
    '\n',
  );
}

const words = (goal: Goal): string =>
  goal.ratio === undefined
    ? `${goal.value === 'exactly' ? '' : '≤ '}${goal.limit}`
    : `${goal.ratio === 'at most' ? '≤' : '≥'} ${goal.limit}×`;

function verdict(goal: Goal, value: number, ratio: number): string {
  const reached =
    goal.ratio === 'at least'
      ? ratio >= goal.limit
      : goal.ratio === 'at most'
        ? ratio <= goal.limit
        : goal.value === 'exactly'
          ? Math.abs(value - goal.limit) < 0.05
          : value <= goal.limit;
  return reached ? 'reached' : 'not reached';
}
