import { isIPv6 } from 'node:net';
import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible';
import { Refusal } from '../../protocol/refusal.ts';

/** So many attempts in so many seconds. */
export interface RateLimit {
  readonly attempts: number;
  readonly seconds: number;
}

/**
 * Counts one attempt of `key`.
 * @throws Refusal `too_many_requests` with the time to wait
 */
export type CountAttempt = (key: string) => Promise<void>;

/** Counts attempts in this process' memory. */
export function createRateLimit(limit: RateLimit): CountAttempt {
  const limiter = new RateLimiterMemory({ points: limit.attempts, duration: limit.seconds });
  return async (key) => {
    try {
      await limiter.consume(key);
    } catch (error) {
      if (!(error instanceof RateLimiterRes)) throw error;
      throw new Refusal('too_many_requests', `more than ${limit.attempts} in ${limit.seconds} s by ${key}`, {
        retryAfterSeconds: Math.max(1, Math.ceil(error.msBeforeNext / 1000)),
      });
    }
  };
}

/**
 * Who counts as one client by address: an IPv4 address, or the /64 that one IPv6 subscriber is given at least
 * (RFC 6177 §2), since all its addresses are free to choose from.
 */
export function addressKey(address: string | undefined): string {
  if (address === undefined) return 'unknown';
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address)?.[1];
  if (mapped !== undefined) return mapped;
  const plain = address.split('%')[0] ?? address;
  return isIPv6(plain) ? `${firstFourGroups(plain).join(':')}::/64` : plain;
}

function firstFourGroups(address: string): string[] {
  const [head = '', tail] = address.toLowerCase().split('::');
  const left = head === '' ? [] : head.split(':');
  const right = tail === undefined || tail === '' ? [] : tail.split(':');
  // A dotted quad at the end stands for two groups.
  const written = left.length + right.length + (right.at(-1)?.includes('.') === true ? 1 : 0);
  const zeros = tail === undefined ? 0 : 8 - written;
  const groups = [...left, ...Array<string>(zeros).fill('0'), ...right];
  return groups.slice(0, 4).map((group) => group.replace(/^0+(?=.)/, ''));
}
