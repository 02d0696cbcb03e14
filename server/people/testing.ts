import { sign } from '@tma.js/init-data-node';
import {
  botToken,
  type Doors,
  makeInvitation,
  makeShow,
  makeTicket,
  openDoors,
  operator,
  signIn,
  someAddress,
} from '../live/admission/testing.ts';
import { orderDataPart } from '../box-office/index.ts';
import { historyRoutes, roomDataPart } from '../live/index.ts';
import { createHttp } from '../platform/http/index.ts';
import { listen, type TestAnswer } from '../platform/http/testing.ts';
import { silentLog } from '../platform/log.ts';
import {
  accountDataPart,
  createStaff,
  handoverRoutes,
  meRoutes,
  messageDataPart,
  PersonalData,
} from './index.ts';

/** The doors of the house, and what people may ask of themselves. */
export interface People {
  readonly doors: Doors;
  readonly personalData: PersonalData;
  /** Somebody who has come from Telegram. */
  user(said?: Record<string, unknown>): Promise<{ readonly id: bigint; readonly access: string }>;
  /** A session of each other kind. */
  others(): Promise<Readonly<Record<'ticket' | 'invitation' | 'staff', string>>>;
  ask(path: string, token: string | undefined, body?: unknown, method?: string): Promise<TestAnswer>;
  close(): Promise<void>;
}

/** @param eraseAfterDays how long somebody may think again */
export async function openPeople(eraseAfterDays = 7): Promise<People> {
  const doors = await openDoors();
  const { sessions } = doors;
  const { prisma } = doors.db;
  const personalData = new PersonalData({
    parts: [roomDataPart(prisma), orderDataPart(prisma), messageDataPart(prisma), accountDataPart(prisma)],
    ...{
      prisma,
      transact: doors.events.transact,
      log: silentLog,
      now: () => doors.clock.now(),
      eraseAfterDays,
    },
  });
  const routers = [
    meRoutes({ prisma, sessions, personalData }),
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
    ...{ doors, personalData },
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
  const now = new Date(doors.clock.now());
  const { secret } = await createStaff(doors.db.prisma, operator, { name: 'Мария', role: 'owner' }, now);
  const staff = await doors.sessions.openLink({ kind: 'staff', secret });
  return { ticket: ticket.access, invitation: invitation.access, staff: staff.access };
}
