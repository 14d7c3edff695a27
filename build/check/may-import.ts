/**
 * Who may import whom: a folder, and everything it may import besides itself. Anything else is an error.
 *
 * `npm:name` is a package, `npm:*` any package, `core` Node's own modules, everything else a folder (or one file).
 * The most specific row counts: `renderer/app/router.tsx` is judged by `renderer/app`. Adding a package or a folder to
 * the product means adding it to one row here, in the open. Tests may import everything and have no row.
 */
export const MAY_IMPORT = {
  'shared/lib': [],
  'shared/model': ['shared/lib', 'npm:zod'],
  'shared/domain': ['shared/lib', 'shared/model'],
  'shared/documents': ['shared/lib', 'shared/model', 'shared/domain'],
  'shared/sync': ['shared/lib', 'shared/model', 'npm:zod'],
  'shared/ipc': ['shared/lib', 'shared/model', 'npm:zod'],

  'renderer/ui': [
    'renderer/text',
    'shared/lib',
    'shared/model',
    'npm:react',
    'npm:react-dom',
    'npm:@tanstack/react-virtual',
  ],
  'renderer/charts': ['renderer/ui', 'renderer/text', 'shared/lib', 'shared/model', 'npm:react'],
  'renderer/print': [
    'renderer/text',
    'shared/lib',
    'shared/model',
    'shared/documents',
    'npm:react',
    'npm:react-dom',
    'npm:uqr',
  ],
  // Word files, loaded when somebody asks for one.
  'renderer/print/docx': [
    'renderer/print',
    'renderer/text',
    'shared/lib',
    'shared/documents',
    'npm:docx',
    'npm:fflate',
    'npm:uqr',
  ],
  // Sentences for refusals of the rules and of the sync protocol; labels of codes are shared with the printed documents.
  'renderer/text': ['shared/lib', 'shared/model', 'shared/domain', 'shared/documents', 'shared/sync'],
  'renderer/state': ['shared/lib', 'shared/model', 'npm:zustand'],
  'renderer/platform': ['shared/lib', 'shared/ipc'],
  'renderer/data': [
    'renderer/vault',
    'shared/lib',
    'shared/model',
    'shared/domain',
    'shared/sync',
    'npm:dexie',
    'npm:pinyin-pro',
  ],
  // Keys: who may sign and open here. Never records.
  'renderer/vault': [
    'shared/lib',
    'shared/model',
    'shared/sync',
    'npm:dexie',
    'npm:libsodium-wrappers-sumo',
    'npm:sm-crypto',
  ],
  // Tables from outside taken apart in a worker, and tables written for others (security C10). Loaded when asked for.
  'renderer/sheets': ['renderer/platform', 'shared/lib', 'shared/domain', 'npm:fflate', 'npm:read-excel-file'],
  'renderer/usecases': [
    'renderer/data',
    'renderer/sheets',
    'renderer/vault',
    'renderer/platform',
    'shared/lib',
    'shared/model',
    'shared/domain',
    'shared/sync',
    'shared/documents',
    'npm:zod',
  ],
  'renderer/sync': [
    'renderer/data',
    'renderer/vault',
    'renderer/platform',
    'shared/lib',
    'shared/model',
    'shared/sync',
    'npm:zod',
  ],
  // Letters between the desks of one room: what the shell carries for the pages (decision 0018). Never records.
  'renderer/room': ['renderer/vault', 'shared/lib', 'shared/model', 'shared/sync', 'npm:zod'],
  // What a screen may use while an officer is signed in; made once by the composition root, handed down by React.
  'renderer/session': [
    'renderer/data',
    'renderer/platform',
    'renderer/room',
    'renderer/state',
    'renderer/sync',
    'renderer/text',
    'renderer/ui',
    'renderer/usecases',
    'renderer/vault',
    'shared/domain',
    'shared/ipc',
    'shared/lib',
    'shared/model',
    'shared/sync',
    'npm:react',
    // The line of the day, which leads to its lists from any screen.
    'npm:wouter',
  ],
  'renderer/screens': [
    'renderer/ui',
    'renderer/charts',
    'renderer/print',
    'renderer/text',
    'renderer/state',
    'renderer/session',
    'renderer/usecases',
    'renderer/data/queries',
    'shared/lib',
    'shared/model',
    'shared/domain',
    // What the auditor asks of the county's log and gets; the wire's own words, there is no second shape.
    'shared/sync/audit.ts',
    'shared/documents',
    'npm:react',
    'npm:wouter',
  ],
  'renderer/app': ['renderer', 'shared', 'npm:react', 'npm:react-dom', 'npm:wouter'],
  'renderer/service-worker': ['shared/lib'],
  // The page for holders of a receipt: it asks the county one thing and keeps nothing.
  'renderer/query': ['renderer/text', 'shared/lib', 'shared/sync'],
  // Scripts copied as they are; they run before every module.
  'renderer/public': [],
  'renderer/main.tsx': ['renderer', 'shared', 'npm:react', 'npm:react-dom', 'npm:zod'],

  electron: ['shared/lib', 'shared/ipc', 'npm:electron', 'core'],

  'server/config': ['shared/lib', 'shared/model', 'npm:zod', 'core'],
  'server/db': [
    'server/config',
    'shared/lib',
    'shared/model',
    'shared/sync',
    'npm:pg',
    'npm:kysely',
    'npm:@electric-sql/pglite',
    'npm:zod',
    'core',
  ],
  // Sealed files and the two commands that write and read them.
  'server/backup': ['server/config', 'server/db', 'shared/lib', 'npm:zod', 'core'],
  // The county's side of a stick, put in at the server's own computer.
  'server/stick': [
    'server/config',
    'server/db',
    'server/http',
    'server/usecases',
    'shared/lib',
    'shared/model',
    'shared/sync',
    'npm:zod',
    'core',
  ],
  // The county's own certificates.
  'server/tls': ['server/config', 'npm:@peculiar/x509', 'npm:reflect-metadata', 'npm:zod', 'core'],
  'server/usecases': ['server/db', 'shared/lib', 'shared/model', 'shared/domain', 'shared/sync'],
  // Node checks a signature without the way over another thread that WebCrypto takes.
  'server/usecases/signatures.ts': ['shared/lib', 'core'],
  // Compiles the schema of an operation, which is checked more often than anything else.
  'server/usecases/operation-schemas.ts': ['shared/model', 'npm:zod'],
  'server/http': [
    'server/usecases',
    'server/config',
    'shared/lib',
    'shared/model',
    'shared/domain',
    'shared/sync',
    'npm:hono',
    'npm:@hono/node-server',
    'npm:zod',
    'core',
  ],
  'server/tool.ts': ['server', 'shared/lib', 'core'],
  'server/main.ts': ['server', 'shared', 'npm:hono', 'npm:@hono/node-server', 'core'],

  build: ['electron', 'renderer', 'server', 'shared', 'test/support', 'npm:*', 'core'],
} as const satisfies Record<string, readonly string[]>;

/** Copies of the past: they import `shared/lib` and each other, because living code changes under them. */
export const FROZEN_FOLDERS = ['renderer/data/versions', 'shared/sync/upcast', 'server/db/migrations'] as const;

/** What people get. `build` and `test` are how it is made and proved. */
export const PRODUCT_FOLDERS = ['electron', 'renderer', 'server', 'shared'] as const;
