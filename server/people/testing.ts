import { sign } from '@tma.js/init-data-node';
import {
  botToken,
  type Doors,
  makeInvitation,
  makeShow,
  makeTicket,
  openDoors,
  signIn,
  someAddress,
} from '../live/admission/testing.ts';
import { historyRoutes } from '../live/index.ts';
import { createHttp } from '../platform/http/index.ts';
import { listen, type TestAnswer } from '../platform/http/testing.ts';
import { silentLog } from '../platform/log.ts';
import { ensureOwner, handoverRoutes, meRoutes } from './index.ts';

/** The doors of the house, and what people may ask of themselves. */
export interface People {
  readonly doors: Doors;
  /** Somebody who has come from Telegram. */
  user(said?: Record<string, unknown>): Promise<{ readonly id: bigint; readonly access: string }>;
  /** A session of each other kind. */
  others(): Promise<Readonly<Record<'ticket' | 'invitation' | 'staff', string>>>;
  ask(path: string, token: string | undefined, body?: unknown, method?: string): Promise<TestAnswer>;
  close(): Promise<void>;
}

export async function openPeople(): Promise<People> {
  const doors = await openDoors();
  const { sessions } = doors;
  const { prisma } = doors.db;
  const routers = [
    meRoutes({ prisma, sessions }),
    historyRoutes({ prisma, sessions }),
    handoverRoutes({ sessions, origin: () => 'https://rampa.test' }),
  ];
  const server = await listen(
    createHttp({
      ...{ log: silentLog, routers, clientFolder: undefined },
      ...{ publicUrl: undefined, demo: false, trustProxy: 'loopback' },
    }),
  );
  let last = 9_000_000_000;
  return {
    doors,
    async user(said = {}) {
      last += 1;
      const user = { id: last, first_name: 'Нина', ...said };
      const initData = sign({ user }, botToken, new Date(doors.clock.now()));
      const { access } = await sessions.openTelegram(initData);
      return { id: BigInt(user.id), access };
    },
    others: () => otherSessions(doors),
    ask: (path, token, body, method) =>
      server.request(path, {
        ...{ token, from: someAddress() },
        ...(body !== undefined && { body }),
        ...(method !== undefined && { method }),
      }),
    async close() {
      await server.close();
      await doors.close();
    },
  };
}

async function otherSessions(doors: Doors) {
  const showId = await makeShow(doors);
  const ticket = await signIn(doors, 'ticket', (await makeTicket(doors, showId)).secret);
  const invitation = await signIn(doors, 'invitation', (await makeInvitation(doors, showId)).secret);
  const secret = await ensureOwner(doors.db.prisma, new Date(doors.clock.now()));
  const staff = await doors.sessions.openLink({ kind: 'staff', secret: secret ?? '' });
  return { ticket: ticket.access, invitation: invitation.access, staff: staff.access };
}
