import type { Router } from 'express';
import { MadeStaffLink, type ShowDraft } from '../../protocol/admin.ts';
import { SessionGrant } from '../../protocol/http.ts';
import { posterRoutes } from '../box-office/index.ts';
import { type Doors, openDoors, secretOf, someAddress } from '../live/admission/testing.ts';
import { createReceptions } from '../live/index.ts';
import { ensureOwner, type InvitationPost } from '../people/index.ts';
import { createHttp } from '../platform/http/index.ts';
import { listen, type TestAnswer, type TestServer } from '../platform/http/testing.ts';
import { silentLog } from '../platform/log.ts';
import { adminRoutes } from './index.ts';

type Role = 'owner' | 'box_office' | 'director';
export type Asking = Role | 'nobody';

/** The staff pages' API over a whole box office, with somebody of each role signed in. */
export interface TestAdmin {
  readonly doors: Doors;
  readonly server: TestServer;
  /** What is tried, to be looked through. */
  readonly router: Router;
  /** Access tokens. */
  readonly tokens: Readonly<Record<Role, string>>;
  /** `path` is what follows `/api/admin`. */
  readonly ask: (path: string, as: Asking, body?: unknown, method?: string) => Promise<TestAnswer>;
  close(): Promise<void>;
}

/** @param invitations what carries invitations, in the bot's place */
export async function openAdmin(invitations?: InvitationPost): Promise<TestAdmin> {
  const doors = await openDoors();
  const { prisma } = doors.db;
  const { boxOffice, sessions, clock, events } = doors;
  const deps = { prisma, transact: events.transact, boxOffice, sessions, now: () => clock.now() };
  const receptions = createReceptions(prisma, deps.now);
  const router = adminRoutes({ ...deps, receptions, invitations, origin: () => 'https://rampa.test' });
  const server = await listen(
    createHttp({
      log: silentLog,
      routers: [router],
      files: [posterRoutes({ prisma })],
      ...{ clientFolder: undefined, publicUrl: undefined, demo: false, trustProxy: 'loopback' },
    }),
  );
  const tokens: Record<Role, string> = { owner: '', box_office: '', director: '' };
  const ask: TestAdmin['ask'] = (path, as, body, method) =>
    server.request(`/api/admin${path}`, {
      ...(as !== 'nobody' && { token: tokens[as] }),
      ...(body !== undefined && { body }),
      ...(method !== undefined && { method }),
      from: someAddress(),
    });
  tokens.owner = await signInStaff(doors, (await ensureOwner(prisma, new Date(clock.now()))) ?? '');
  for (const role of ['box_office', 'director'] as const) {
    const made = MadeStaffLink.parse((await ask('/staff', 'owner', { name: role, role })).json);
    tokens[role] = await signInStaff(doors, secretOf(made.link));
  }
  return {
    ...{ doors, server, router, tokens, ask },
    async close() {
      await server.close();
      await doors.close();
    },
  };
}

async function signInStaff(doors: Doors, secret: string): Promise<string> {
  const answer = await doors.server.request('/api/sessions/link', {
    ...{ body: { kind: 'staff', secret }, from: someAddress() },
  });
  return SessionGrant.parse(answer.json).access;
}

/** A show as the form sends it. */
export const draftOf = (doors: Doors, more: Partial<ShowDraft> = {}): ShowDraft => ({
  ...{ title: 'Дядя Ваня', description: 'Сцены из деревенской жизни', timeZone: 'Europe/Moscow' },
  ...{ startsAt: doors.clock.now() + 86_400_000, durationMinutes: 120, doorsMinutes: 30 },
  ...{ language: 'ru', takesPart: true, capacity: 40 },
  cast: [{ name: 'Анна', part: 'Соня' }],
  categories: [{ name: 'Зал', capacity: null, prices: [{ currency: 'XTR', amount: 300 }] }],
  ...more,
});
