/**
 * Unpacks the Chromium of @sparticuz/chromium into the folder TMPDIR names (the package always unpacks there) and
 * prints nothing. A process of its own, because the package reads TMPDIR and changes the environment when loaded.
 */
process.env['AWS_EXECUTION_ENV'] = 'AWS_Lambda_nodejs20.x'; // makes it unpack its shared libraries (NSS, expat) too
const { default: chromium } = await import('@sparticuz/chromium');
await chromium.executablePath();
