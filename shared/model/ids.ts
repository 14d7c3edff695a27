import * as z from 'zod';

/** 128 random bits in base64url (22 characters): carries no time and no order, unlike UUIDv7 (stack T18). */
const RandomId = z.string().regex(/^[A-Za-z0-9_-]{16,36}$/);

/** Identity of one operation; the idempotency key of sync (PROTOCOL S3). */
export const OperationId = RandomId.brand('OperationId');
export type OperationId = z.infer<typeof OperationId>;

/** Identity of one stream: the operations of one matter. */
export const StreamId = RandomId.brand('StreamId');
export type StreamId = z.infer<typeof StreamId>;

/** Code of a judicial office, bureau or section, such as `jiaxi` or `public-legal-service` (vocabulary §11). */
export const UnitCode = z.string().regex(/^[a-z0-9][a-z0-9-]{0,39}$/);
export type UnitCode = z.infer<typeof UnitCode>;

/** Code of a device inside its office, such as `D1`; part of every slip number (RX-02). */
export const DeviceCode = z.string().regex(/^D[1-9][0-9]{0,4}$/);
export type DeviceCode = z.infer<typeof DeviceCode>;

/** Identity of an officer in the county profile. */
export const OfficerId = z.string().regex(/^[a-z0-9][a-z0-9-]{0,39}$/);
export type OfficerId = z.infer<typeof OfficerId>;
