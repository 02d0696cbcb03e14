import { expect, test } from 'vitest';
import { isLoopback, isPrivate } from './loopback.ts';

test('loopback is this machine and nothing that looks like it', () => {
  for (const host of ['localhost', '127.0.0.1', '127.8.9.10', '::1', '[::1]', '::ffff:127.0.0.1']) {
    expect(isLoopback(host), host).toBe(true);
  }
  for (const host of ['localhost.example.org', '127.0.0.1.example.org', '128.0.0.1', '10.0.0.1', '']) {
    expect(isLoopback(host), host).toBe(false);
  }
});

test('private is what the Internet does not reach', () => {
  for (const host of ['localhost', '10.1.2.3', '192.168.0.5', '172.16.0.1', '172.31.9.9', 'theatre.local']) {
    expect(isPrivate(host), host).toBe(true);
  }
  for (const host of ['theatre.example.org', '172.32.0.1', '203.0.113.7', '10.example.org', 'local']) {
    expect(isPrivate(host), host).toBe(false);
  }
});
