import { device } from '../product/device.ts';
import { toSheet, type PeerRecord } from './to-sheet.ts';

type Job = {
  readonly url: string;
  readonly deviceId: string;
  readonly records: readonly PeerRecord[];
  prepared?: unknown;
};

/** The warming device of the shared benchmark is `warm`, the others are `dev0`, `dev1` … */
export async function prepare(job: Job): Promise<void> {
  const number = job.deviceId === 'warm' ? 300 : Number(job.deviceId.replace('dev', ''));
  job.prepared = await device.prepare(number, job.records.map(toSheet));
}

export const push = ({ url, prepared }: Job): Promise<void> => device.push(url, prepared);
