import { runDevices } from '../harness/w7-clients.ts';
import { device } from './device.ts';

runDevices(device);
