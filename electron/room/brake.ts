/** Lets through so many at once and so many a second, for each address. `now` in milliseconds. */
export function createBrake(
  { burst, perSecond }: { readonly burst: number; readonly perSecond: number },
  now: () => number,
): { readonly lets: (address: string) => boolean } {
  const left = new Map<string, { tokens: number; at: number }>();
  return {
    lets: (address) => {
      const time = now();
      const known = left.get(address) ?? { tokens: burst, at: time };
      // A clock that was set back gives nothing and takes nothing.
      const gained = (Math.max(0, time - known.at) / 1000) * perSecond;
      const tokens = Math.min(burst, known.tokens + gained);
      left.delete(address);
      left.set(address, { tokens: Math.max(0, tokens - 1), at: time });
      // The room is small; forgetting the longest quiet address gives it no more than a new burst.
      const oldest = left.keys().next();
      if (left.size > MOST_ADDRESSES && oldest.done !== true) left.delete(oldest.value);
      return tokens >= 1;
    },
  };
}

const MOST_ADDRESSES = 1024;
