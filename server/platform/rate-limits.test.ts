import { describe, expect, test } from 'vitest';
import { addressKey, createRateLimit } from './rate-limits.ts';

describe('a rate limit', () => {
  test('refuses the attempt after the last, with the time to wait, each key by itself', async () => {
    const count = createRateLimit({ attempts: 2, seconds: 60 });
    await count('one');
    await count('one');
    const refused = { code: 'too_many_requests', retryAfterSeconds: 60 };
    await expect(count('one')).rejects.toMatchObject(refused);
    expect(await count('another')).toBeUndefined();
  });

  test('takes names of object members for keys like any other', async () => {
    const count = createRateLimit({ attempts: 1, seconds: 60 });
    for (const key of ['__proto__', 'constructor', 'toString']) expect(await count(key)).toBeUndefined();
    await expect(count('__proto__')).rejects.toMatchObject({ code: 'too_many_requests' });
  });
});

describe('one client by address', () => {
  test.each([
    ['192.0.2.7', '192.0.2.7'],
    ['::ffff:192.0.2.7', '192.0.2.7'],
    ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2::/64'],
    ['2001:DB8:1:2::9', '2001:db8:1:2::/64'],
    ['2001:0db8:0001:0002::9', '2001:db8:1:2::/64'],
    ['2001:db8::1', '2001:db8:0:0::/64'],
    ['::1', '0:0:0:0::/64'],
    ['fe80::1%eth0', 'fe80:0:0:0::/64'],
    ['64:ff9b::192.0.2.7', '64:ff9b:0:0::/64'],
    [undefined, 'unknown'],
  ])('%s is %s', (address, key) => {
    expect(addressKey(address)).toBe(key);
  });
});
