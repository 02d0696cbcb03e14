import { z } from 'zod';
import type { PrismaClient } from '../../generated/prisma/client.ts';
import type { BoxOffice } from '../box-office/index.ts';
import type { Receptions } from '../live/index.ts';
import type { InvitationPost, Sessions, StaffOperator } from '../people/index.ts';
import type { Transact } from '../platform/domain-events/index.ts';
import { type Caller, endpoint, PathId } from '../platform/http/index.ts';
import { createRateLimit } from '../platform/rate-limits.ts';

export interface AdminDeps {
  readonly prisma: PrismaClient;
  readonly transact: Transact;
  readonly boxOffice: BoxOffice;
  readonly sessions: Pick<Sessions, 'authenticateStaff'>;
  /** How shows were received. */
  readonly receptions: Receptions;
  /** What carries invitations; without a bot, nobody does. */
  readonly invitations?: InvitationPost | undefined;
  /** Where links point, without a slash at the end. */
  readonly origin: () => string;
  /** Milliseconds since 1970. */
  readonly now: () => number;
}

/** Who of the staff asks. @throws Refusal `unauthorised`, `session_expired`, `too_many_requests` */
export type Guard = (caller: Pick<Caller, 'address' | 'bearer'>) => Promise<StaffOperator>;

/** A JSON endpoint for the staff alone; what a role may do is said by the use case that it calls. */
export type Guarded = <Params, Body>(
  input: { readonly params?: z.ZodType<Params>; readonly body?: z.ZodType<Body> },
  handle: (request: { params: Params; body: Body; staff: StaffOperator } & Caller) => unknown,
) => ReturnType<typeof endpoint>;

export const IdPath = z.object({ id: PathId });

const limit = { attempts: 600, seconds: 60 };

export function createGuard({ sessions }: Pick<AdminDeps, 'sessions'>): Guard {
  const calls = createRateLimit(limit);
  return async ({ address, bearer }) => {
    await calls(address);
    return sessions.authenticateStaff(bearer);
  };
}

export const guardedBy =
  (guard: Guard): Guarded =>
  (input, handle) =>
    endpoint(input, async (request) => handle({ ...request, staff: await guard(request) }));
