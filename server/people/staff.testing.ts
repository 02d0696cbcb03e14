import { SessionGrant } from '../../protocol/http.ts';
import { type Doors, someAddress } from '../live/admission/testing.ts';
import { ensureOwner } from './first-owner.ts';
import type { StaffOperator } from './principals.ts';

/** How tests come in as one of the staff. @param at the doors, which are opened before the first of them is asked */
export function staffEntrance(at: () => Doors) {
  const date = (): Date => new Date(at().clock.now());
  const open = (secret: string, kind = 'staff') =>
    at().server.request('/api/sessions/link', { body: { kind, secret }, from: someAddress() });
  const signIn = async (secret: string) => SessionGrant.parse((await open(secret)).json);
  const ensure = () => ensureOwner(at().db.prisma, date());
  /** The first owner, signed in. */
  async function owner(): Promise<StaffOperator> {
    const { access } = await signIn((await ensure()) ?? '');
    return at().sessions.authenticateStaff(access);
  }
  return { date, open, signIn, ensure, owner };
}
