import { SignJWT } from 'jose';
import { describe, expect, test } from 'vitest';
import { MemberId, ShowId, TicketId } from '../../../protocol/ids.ts';
import { createJoinTokens, type JoinClaims } from './join-tokens.ts';

const key = new Uint8Array(32).fill(1);
const claims: JoinClaims = {
  sessionId: '0190a5a0-0000-4000-8000-000000000009',
  showId: ShowId.parse(1),
  memberId: MemberId.parse('0190a5a0-0000-7000-8000-000000000001'),
  ...{ role: 'audience', name: 'Нина', seatHash: 'ab', takeOver: false },
  ...{ ticketId: TicketId.parse(5), ticketRevision: 2 },
};
const clockAt = (start: number) => {
  let at = start;
  return { now: () => at, set: (to: number) => (at = to) };
};
const start = Date.UTC(2026, 10, 22, 19);
const invalid = { code: 'join_token_invalid' };

describe('a join token', () => {
  test('gives back what admission said, once', async () => {
    const tokens = createJoinTokens(key, clockAt(start).now);
    const token = await tokens.mint(claims);
    expect(await tokens.spend(token)).toEqual(claims);
    await expect(tokens.spend(token)).rejects.toMatchObject(invalid);
  });

  test('spent by many at once is spent by one', async () => {
    const tokens = createJoinTokens(key, clockAt(start).now);
    const token = await tokens.mint(claims);
    const spends = await Promise.allSettled(Array.from({ length: 20 }, () => tokens.spend(token)));
    expect(spends.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
  });

  test('lasts a minute, and once spent is not good again in that minute', async () => {
    const clock = clockAt(start);
    const tokens = createJoinTokens(key, clock.now);
    const [used, late] = [await tokens.mint(claims), await tokens.mint(claims)];
    await tokens.spend(used);
    clock.set(start + 59_000);
    await tokens.spend(await tokens.mint(claims));
    await expect(tokens.spend(used)).rejects.toMatchObject(invalid);
    clock.set(start + 61_000);
    await expect(tokens.spend(late)).rejects.toMatchObject(invalid);
  });

  test('of an earlier start is refused, since nobody knows whether it was spent', async () => {
    const clock = clockAt(start);
    const token = await createJoinTokens(key, clock.now).mint(claims);
    clock.set(start + 1);
    await expect(createJoinTokens(key, clock.now).spend(token)).rejects.toMatchObject(invalid);
  });

  test('of another key, audience, type or shape is refused', async () => {
    const tokens = createJoinTokens(key, clockAt(start).now);
    const forge = (change: { typ?: string; aud?: string; key?: Uint8Array; body?: object }) =>
      new SignJWT({ ...claims, issuedAtMs: start, ...change.body })
        .setProtectedHeader({ alg: 'HS256', typ: change.typ ?? 'join+jwt' })
        .setIssuer('rampa')
        .setAudience(change.aud ?? 'join')
        .setJti('1')
        .setExpirationTime(start / 1000 + 60)
        .sign(change.key ?? key);
    const forged = [
      await forge({ key: new Uint8Array(32) }),
      await forge({ aud: 'access' }),
      await forge({ typ: 'at+jwt' }),
      '',
      'a.b.c',
    ];
    for (const token of forged) await expect(tokens.spend(token)).rejects.toMatchObject(invalid);
    expect(await tokens.spend(await forge({}))).toEqual(claims);
  });
});
