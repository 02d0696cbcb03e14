import { expect, it } from 'vitest';
import { commandId, memberId } from '../../protocol/room/testing.ts';
import type { JoinClaims } from './admission/index.ts';
import { ResumeTokens } from './resume-tokens.ts';

const claimsOf = (n: number, sessionId = 'one'): JoinClaims => ({
  sessionId,
  showId: 1 as JoinClaims['showId'], // a literal of the brand, for tests alone
  memberId: memberId(n),
  role: 'audience',
  name: String(commandId(n)),
  seatHash: 'a',
  takeOver: true,
  ticketRevision: 1,
});

it('tokens of those who never come back do not pile up', () => {
  let now = 0;
  const tokens = new ResumeTokens(() => now);
  for (let n = 0; n < 50; n++) tokens.issue(claimsOf(n));
  expect(tokens.size).toBe(50);
  now = 10 * 60_000;
  const last = tokens.issue(claimsOf(50));
  expect(tokens.size).toBe(1);
  expect(tokens.spend(last)).toMatchObject({ memberId: memberId(50), takeOver: false });
  expect(tokens.size).toBe(0);
});

it('a session that ends takes its tokens along, and no others', () => {
  const tokens = new ResumeTokens(() => 0);
  const [one, another] = [tokens.issue(claimsOf(1)), tokens.issue(claimsOf(2, 'another'))];
  tokens.revokeSession('one');
  expect(() => tokens.spend(one)).toThrow('join_token_invalid');
  expect(tokens.spend(another)).toMatchObject({ memberId: memberId(2) });
  // Spent, and come back with the next: the member's newest token is the one that counts.
  const next = tokens.issue(claimsOf(2, 'one'));
  tokens.revokeSession('another');
  expect(tokens.spend(next)).toMatchObject({ sessionId: 'one' });
});
