/** Put in by the build from build/release/publisher.json; where nothing was built there is no such name. */
declare const PUBLISHER_KEY: string | null;

/**
 * The publisher's Ed25519 key (32 bytes, base64url), whose signature installers and packed files must bear (C21). `null`:
 * this build has none, and only the county's voucher is checked (decision 0019).
 */
export const publisherKey: string | null = typeof PUBLISHER_KEY === 'undefined' ? null : PUBLISHER_KEY;
