// Runs before every module: zod tries `new Function` when a schema is made, which the page's policy forbids. A module
// would come too late, because a bundler may put schemas into a part that is loaded before it.
globalThis.__zod_globalConfig = { jitless: true };
