import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createTelegramLogin } from '../../server/people/index.ts';
import { startTelegramLogin } from '../fakes/telegram-login.ts';

const client = { clientId: '123456', clientSecret: 'a secret: with + signs' };
const redirectUri = 'https://rampa.test/staff/telegram';
const key = randomBytes(32);
const refused = { code: 'link_invalid' };

type Fake = Awaited<ReturnType<typeof startTelegramLogin>>;
let fake: Fake;
let claims: () => Record<string, unknown> = () => ({});
beforeAll(async () => {
  fake = await startTelegramLogin({
    ...{ clientId: client.clientId, claims: () => claims() },
    clientSecret: encodeURIComponent(client.clientSecret),
  });
});
afterAll(() => fake.close());

function open(now = Date.now) {
  const login = createTelegramLogin({ ...client, issuer: fake.issuer }, key, now);
  /** From the tap to the way back. */
  const agreed = async (userId = 77) => {
    const { url, transaction } = await login.begin(redirectUri);
    return { ...fake.agree(url, userId), transaction };
  };
  return { login, agreed };
}

describe('signing in by Telegram', () => {
  test('says whose Telegram it is, whatever Telegram makes of numbers', async () => {
    const { login, agreed } = open();
    expect(await login.finish(await agreed(77), redirectUri)).toBe(77n);
    claims = () => ({ aud: [client.clientId], id: undefined });
    expect(await login.finish(await agreed(78), redirectUri)).toBe(78n);
    claims = () => ({});
  });

  test('takes a code once', async () => {
    const { login, agreed } = open();
    const answer = await agreed();
    await login.finish(answer, redirectUri);
    await expect(login.finish(answer, redirectUri)).rejects.toMatchObject(refused);
  });

  test('takes no answer to another question, and none that was put into somebody’s browser', async () => {
    const { login, agreed } = open();
    const [mine, theirs] = [await agreed(), await agreed()];
    await expect(
      login.finish({ ...theirs, transaction: mine.transaction }, redirectUri),
    ).rejects.toMatchObject(refused);
    const mixed = { ...mine, code: theirs.code };
    await expect(login.finish(mixed, redirectUri)).rejects.toMatchObject(refused);
    await expect(login.finish({ ...theirs, transaction: 'x'.repeat(40) }, redirectUri)).rejects.toMatchObject(
      refused,
    );
  });

  test('takes no token of another audience, issuer or question, and none that is old', async () => {
    const { login, agreed } = open();
    for (const wrong of [
      { aud: '999' },
      { iss: 'https://elsewhere.test' },
      { nonce: 'other' },
      { id: 'x', sub: 'y' },
      { iat: Math.floor(Date.now() / 1000) - 3600 },
    ]) {
      claims = () => wrong;
      await expect(login.finish(await agreed(), redirectUri)).rejects.toMatchObject(refused);
    }
    claims = () => ({});
  });

  test('is over after ten minutes, and cannot be asked of a Telegram that is away', async () => {
    let offset = 0;
    const { login, agreed } = open(() => Date.now() + offset);
    const answer = await agreed();
    offset = 11 * 60_000;
    await expect(login.finish(answer, redirectUri)).rejects.toMatchObject(refused);
    offset = 0;
    const away = createTelegramLogin({ ...client, issuer: 'http://127.0.0.1:9' }, key, Date.now);
    const { url, transaction } = await away.begin(redirectUri);
    const state = new URL(url).searchParams.get('state') ?? '';
    await expect(away.finish({ code: 'x', state, transaction }, redirectUri)).rejects.toMatchObject({
      code: 'unavailable',
    });
  });
});
