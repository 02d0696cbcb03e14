import { Refusal } from '../../../protocol/refusal.ts';
import type { Principal, Sessions } from '../../people/index.ts';
import type { OrderOwner } from './own.ts';

/** The secret of an order, where an access token would stand. */
export const secretShape = /^[A-Za-z0-9_-]{43}$/;

type Authenticate = Pick<Sessions, 'authenticate'>;

/** @throws Refusal `unauthorised`, `forbidden` for a session that is no account */
export async function account(
  sessions: Authenticate,
  bearer: string | undefined,
): Promise<Extract<Principal, { kind: 'user' }>> {
  const { principal } = await sessions.authenticate(bearer);
  if (principal.kind !== 'user') throw new Refusal('forbidden', `${principal.kind} buys nothing`);
  return principal;
}

/** Whose orders a caller speaks of. @throws Refusal `unauthorised`, `forbidden` */
export async function ownerOf(sessions: Authenticate, bearer: string | undefined): Promise<OrderOwner> {
  if (bearer !== undefined && secretShape.test(bearer)) return { kind: 'secret', secret: bearer };
  if (bearer === undefined) {
    throw new Refusal('unauthorised', 'neither an account nor the secret of an order');
  }
  return account(sessions, bearer);
}
