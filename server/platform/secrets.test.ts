import { sign, verify } from 'node:crypto';
import { chmod, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { newSecret } from './random-secrets.ts';
import { openSecrets, type Secrets } from './secrets.ts';

let folder: string;
let file: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'rampa-secrets-'));
  file = join(folder, 'keys.json');
});
afterEach(() => rm(folder, { recursive: true }));

/** All of a keyring that can be compared. */
const plain = ({ access, join: joinKey, link, qr }: Secrets) => ({
  ...{ access, join: joinKey, link },
  qr: qr.map(({ kid, privateKey }) => [kid, privateKey.export({ format: 'der', type: 'pkcs8' })]),
});

describe('the keys', () => {
  test('are made once, for the owner alone, and survive a restart', async () => {
    const first = await openSecrets(folder);
    expect((await stat(file)).mode & 0o777).toBe(0o600);
    expect(plain(await openSecrets(folder))).toEqual(plain(first));
    expect(new Set([first.access, first.join, first.link[0]].map(String)).size).toBe(3);
  });

  test('are one set when several processes make them at once, and leave no drafts', async () => {
    const all = await Promise.all(Array.from({ length: 8 }, () => openSecrets(folder)));
    for (const each of all) expect(plain(each)).toEqual(plain(all[0] as Secrets));
    expect(await readdir(folder)).toEqual(['keys.json']);
  });

  test('lose an access right that somebody gave them', async () => {
    await openSecrets(folder);
    await chmod(file, 0o644);
    await openSecrets(folder);
    expect((await stat(file)).mode & 0o777).toBe(0o600);
  });

  test('can be set from outside, one by one; the first of a list signs', async () => {
    const stored = await openSecrets(folder);
    const [access, qrNew, qrOld] = [newSecret(), newSecret(), newSecret()];
    const secrets = await openSecrets(folder, { access, qr: `${qrNew},${qrOld}` });
    expect(Buffer.from(secrets.access).toString('base64url')).toBe(access);
    expect(secrets.qr).toHaveLength(2);
    expect(secrets.link).toEqual(stored.link);
    const [signing] = (await openSecrets(folder, { qr: qrNew })).qr;
    expect(secrets.qr[0].kid).toBe(signing.kid);
  });

  test('of QR codes are Ed25519 pairs', async () => {
    const { qr } = await openSecrets(folder);
    const text = Buffer.from('text');
    expect(verify(null, text, qr[0].publicKey, sign(null, text, qr[0].privateKey))).toBe(true);
    expect(qr[0].privateKey.asymmetricKeyType).toBe('ed25519');
  });
});

describe('what is no set of keys', () => {
  test('is said by name and never replaced', async () => {
    for (const text of ['', '{', '[]', '{"access":"short"}', '{"access":1,"join":null}']) {
      await writeFile(file, text);
      await expect(openSecrets(folder), text).rejects.toThrow(/keys\.json/);
      expect(await readFile(file, 'utf8')).toBe(text);
    }
  });

  test('from outside is refused, and its text is not repeated', async () => {
    const opening = openSecrets(folder, { access: 'hunter2' });
    await expect(opening).rejects.toThrow(/43 characters/);
    await expect(opening).rejects.not.toThrow(/hunter2/);
    await expect(openSecrets(folder, { link: '' })).rejects.toThrow(/43 characters/);
  });
});
