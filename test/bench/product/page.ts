import { drive } from '../harness/page.ts';
import { productClient } from './client.ts';

drive(productClient());
