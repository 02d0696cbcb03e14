import { userInfo } from 'node:os';
import { expect, test } from 'vitest';
import { accountForChildren, canRun, parseAccounts } from './accounts.ts';

test('reads the accounts of passwd, also as macOS writes them', () => {
  const accounts = parseAccounts(
    '# a comment: of:1:1\nroot:x:0:0:root:/root:/bin/sh\nnobody:*:-2:-2:none:/:/bin/false\n',
  );
  expect([...accounts.values()]).toEqual([
    { name: 'root', uid: 0, gid: 0 },
    { name: 'nobody', uid: 4_294_967_294, gid: 4_294_967_294 },
  ]);
});

test('children of root run under another account, children of others under their own', () => {
  const account = accountForChildren('an-account-that-is-not-there');
  expect(account?.name).toBe(userInfo().uid === 0 ? 'nobody' : undefined);
  expect(canRun(account, '/bin/sh', ['-c', 'test "$(id -u)" != 0'])).toBe(true);
  expect(canRun(account, '/nonexistent', [])).toBe(false);
});
