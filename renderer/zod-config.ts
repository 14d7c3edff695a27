import * as z from 'zod';

// Imported before anything else: zod tries `new Function` when a schema is made, which the page's policy forbids.
z.config({ jitless: true });
