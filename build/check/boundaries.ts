/**
 * Turns the table of `may-import.ts` into dependency-cruiser rules, adds the rules that are not a table, and cruises.
 * It looks at type-only imports too, and an import that cannot be resolved is on nobody's list, so it is an error.
 */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { cruise, type IForbiddenRuleType, type IReporterOutput } from 'dependency-cruiser';
import { FROZEN_FOLDERS, MAY_IMPORT, PRODUCT_FOLDERS } from './may-import.ts';

export type BoundaryReport = {
  /** How many files of our own were looked at; a check of 0 modules proves nothing (stack.md T5). */
  readonly modules: number;
  readonly violations: readonly BoundaryViolation[];
};
export type BoundaryViolation = { readonly rule: string; readonly from: string; readonly to: string };

const rows = Object.keys(MAY_IMPORT);
const escape = (text: string): string => text.replace(/[.*+?^$()[\]{}|\\]/g, '\\$&');
const isFile = (path: string): boolean => /\.tsx?$/.test(path);
const pathPattern = (path: string): string => `^${escape(path)}${isFile(path) ? '$' : '/'}`;

/** `npm:zod` is wherever node_modules is; a package that is not installed stays unresolved and so forbidden. */
const importPattern = (entry: string): string => {
  if (entry === 'npm:*') return '(^|/)node_modules/';
  if (entry.startsWith('npm:')) return `(^|/)node_modules/${escape(entry.slice('npm:'.length))}/`;
  return pathPattern(entry);
};

function ruleOfRow(row: string, entries: readonly string[]): IForbiddenRuleType {
  const moreSpecific = rows.filter((other) => other !== row && other.startsWith(`${row}/`));
  return {
    name: `may-import: ${row}`,
    severity: 'error',
    from: { path: pathPattern(row), pathNot: moreSpecific.map(pathPattern) },
    to: {
      pathNot: [row, ...entries.filter((entry) => entry !== 'core')].map(importPattern),
      ...(entries.includes('core') ? { dependencyTypesNot: ['core'] as const } : {}),
    },
  };
}

const product = `^(${PRODUCT_FOLDERS.join('|')})/`;

const FORBIDDEN: IForbiddenRuleType[] = [
  ...Object.entries(MAY_IMPORT).map(([row, entries]) => ruleOfRow(row, entries)),
  { name: 'no-cycle', severity: 'error', from: {}, to: { circular: true } },
  {
    name: 'screens-are-islands',
    severity: 'error',
    from: { path: '^renderer/screens/([^/]+)/' },
    to: { path: '^renderer/screens/', pathNot: '^renderer/screens/$1/' },
  },
  ...FROZEN_FOLDERS.map(
    (folder): IForbiddenRuleType => ({
      name: 'the-past-is-frozen',
      severity: 'error',
      from: { path: pathPattern(folder) },
      to: { pathNot: [pathPattern(folder), pathPattern('shared/lib')] },
    }),
  ),
  {
    name: 'no-test-code-in-product',
    severity: 'error',
    from: { path: product },
    to: { path: ['^(test|build)/', '\\.test\\.tsx?$'] },
  },
];

/** Rules about where a file lies, whatever it imports. */
function misplaced(file: string): BoundaryViolation[] {
  const found: BoundaryViolation[] = [];
  const known = rows.some((row) => new RegExp(pathPattern(row)).test(file));
  if (!known) found.push({ rule: 'unknown-folder', from: file, to: '' });
  if (/(^|\/)index\.[cm]?[jt]sx?$/.test(file)) found.push({ rule: 'no-barrel', from: file, to: '' });
  if (/\.test\.tsx?$/.test(file)) found.push({ rule: 'no-test-code-in-product', from: file, to: '' });
  return found;
}

function cruiseResult({ output }: IReporterOutput): Exclude<IReporterOutput['output'], string> {
  if (typeof output === 'string') throw new Error('dependency-cruiser returned text instead of a result');
  return output;
}

/** Checks the tree below `baseDir`, which has our folders and a package.json with our `imports`. */
export async function checkBoundaries(baseDir: string): Promise<BoundaryReport> {
  const folders = [...PRODUCT_FOLDERS, 'build'].filter((folder) => existsSync(join(baseDir, folder)));
  const result = cruiseResult(
    await cruise(
      folders,
      {
        baseDir,
        validate: true,
        ruleSet: { forbidden: FORBIDDEN },
        tsPreCompilationDeps: true,
        doNotFollow: { path: '(^|/)node_modules/' },
        exclude: { path: '^build/.*\\.mjs$' },
      },
      { conditionNames: ['import', 'require', 'node', 'default', 'types'], exportsFields: ['exports'] },
    ),
  );
  const own = result.modules
    .map((module) => module.source)
    .filter((file) => new RegExp(`^(${PRODUCT_FOLDERS.join('|')}|build)/`).test(file));
  return {
    modules: own.length,
    violations: [
      ...result.summary.violations.map(({ rule, from, to }) => ({ rule: rule.name, from, to })),
      ...own.flatMap(misplaced),
    ],
  };
}
