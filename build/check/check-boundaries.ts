/** `npm run boundaries`: prints what crosses a wall and how many modules were looked at. */
import { resolve } from 'node:path';
import { checkBoundaries } from './boundaries.ts';

const { modules, violations } = await checkBoundaries(resolve(import.meta.dirname, '../..'));
for (const { rule, from, to } of violations) console.error(`${rule}\n  ${from}${to ? ` -> ${to}` : ''}`);
console.log(`boundaries: ${modules} modules looked at, ${violations.length} violations`);
if (modules === 0) console.error('boundaries: nothing was looked at, so nothing is proved');
if (modules === 0 || violations.length > 0) process.exitCode = 1;
