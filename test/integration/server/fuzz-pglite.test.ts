import { fuzzStore } from './fuzz-suite.ts';

fuzzStore('pglite');
