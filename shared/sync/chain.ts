/** Text that is hashed into the chain after operation `id` took place `seq` (PROTOCOL R1). */
export function chainInput(previous: string, seq: number, id: string): string {
  return `${previous}:${seq}:${id}`;
}
