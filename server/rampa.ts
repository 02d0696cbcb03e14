import { createServer } from 'node:http';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { loopSeconds } from '../protocol/check.ts';
import type { MemberId, ShowId } from '../protocol/ids.ts';
import { linkPath } from '../protocol/pages.ts';
import { lanUrls, originOf, ownNames } from './addresses.ts';
import { adminRoutes } from './admin/index.ts';
import { messageRules } from './bot/index.ts';
import { defaultSettings } from '../protocol/room/index.ts';
import { protocolVersion } from '../protocol/socket.ts';
import {
  boxOfficeRoutes,
  calendarRoutes,
  createBoxOffice,
  createShowPreview,
  demoProvider,
  freeSeatRules,
  fulfilment,
  HoldClock,
  houseProvider,
  orderDataPart,
  onRefunds,
  onShowChanges,
  orderRoutes,
  ownRoutes,
  posterRoutes,
  providersFor,
  type ProviderName,
} from './box-office/index.ts';
import { checkRoutes, Loops, Reports } from './check/index.ts';
import type { Config } from './config.ts';
import { hearEvents } from './events.ts';
import { demoRoutes, ensureDemoShow, freeDemoSeats } from './demo/index.ts';
import {
  admissionRoutes,
  AttendanceKeeper,
  createAdmission,
  createJoinTokens,
  createRatings,
  createReceptions,
  createSimulate,
  Gateway,
  historyRoutes,
  LiveRooms,
  roomDataPart,
  roomRules,
  simulateRoutes,
  systemClock,
} from './live/index.ts';
import { Sfu, startTurn } from './media/index.ts';
import {
  accountDataPart,
  createAccessTokens,
  ensureOwner,
  handoverRoutes,
  meRoutes,
  messageDataPart,
  PersonalData,
  createTelegramLogin,
  sessionRoutes,
  telegramIssuer,
  telegramLoginRoutes,
  Sessions,
} from './people/index.ts';
import { openDatabase } from './platform/database/index.ts';
import { DomainEvents } from './platform/domain-events/index.ts';
import { createHttp, findMusic, houseRoutes, listen, musicRoutes } from './platform/http/index.ts';
import { Closing } from './platform/closing.ts';
import { Jobs } from './platform/jobs.ts';
import type { Log } from './platform/log.ts';
import { bookkeepingRules, Retention } from './platform/retention.ts';
import { openSecrets } from './platform/secrets.ts';
import { openTheatreBot } from './theatre-bot.ts';

/** A running theatre. Its owner calls `close()`. */
export interface Rampa {
  /** Where it listens: what a browser on this machine can open. */
  readonly address: URL;
  /** Lets the first owner in, once, for a day; undefined when an owner has signed in before. */
  readonly ownerLink: URL | undefined;
  /** Process ids of the media workers, for tests that end one. */
  workerPids(): Promise<readonly number[]>;
  /** Farewell to everybody, then everything in the opposite order of its opening. */
  close(): Promise<void>;
}

const clientFolder = join(import.meta.dirname, '../client/dist');

/**
 * Opens the theatre: every part is constructed here, in order, and passed down. What fails closes what was open.
 * @throws SetupError with the reason, for the person who starts it
 */
export async function startRampa(
  config: Config,
  { log, signal }: { readonly log: Log; readonly signal: AbortSignal },
): Promise<Rampa> {
  const house = new Closing(log);
  const opened: Opened = (name, part) => {
    house.owns(name, part);
    // Told to stop while it starts: nothing further is opened.
    signal.throwIfAborted();
    return part;
  };
  try {
    const running = await open(config, log, opened, signal);
    return { ...running, close: () => house.close() };
  } catch (error) {
    await house.close();
    throw error;
  }
}

type Opened = <Part extends { close(): Promise<unknown> }>(name: string, part: Part) => Part;

async function open(
  config: Config,
  log: Log,
  opened: Opened,
  signal: AbortSignal,
): Promise<Omit<Rampa, 'close'>> {
  const now = (): number => systemClock.now();
  const secrets = await openSecrets(config.dataFolder, config.keys);
  const database = opened('the database', await openDatabase(config.database, { log }));
  const { prisma } = database;
  const { dataFolder } = config;
  const { publicAddress } = config.media;
  const turn = opened('TURN', await startTurn(config.turn, { log, publicAddress, dataFolder }));
  const sfu = opened('the media', await Sfu.start(config.media, log.child({ part: 'media' }), signal));

  const server = createServer();
  const origin = (): string => config.publicUrl?.origin ?? originOf(server, config.host);
  const domainEvents = new DomainEvents({ prisma, log });
  const { transact } = domainEvents;
  const { holdMinutes, refundHours } = config;
  const demo = config.mode === 'demo';
  const installed: ProviderName[] = [
    ...(config.bot === undefined ? [] : ['stars' as const]),
    ...(demo ? ['demo' as const] : []),
  ];
  const selling = { prisma, transact, secrets, origin, now, log, holdMinutes, refundHours, installed };
  const boxOffice = createBoxOffice({ ...selling, audienceIn: (showId) => rooms.audienceIn(showId) });
  const personalData = new PersonalData({
    parts: [roomDataPart(prisma), orderDataPart(prisma), messageDataPart(prisma), accountDataPart(prisma)],
    ...{ prisma, transact, log, now, eraseAfterDays: config.eraseAfterDays },
  });
  const telegram = openTheatreBot(config.bot, {
    ...{ ...selling, boxOffice, events: domainEvents, personalData },
    keep: { ...config.keep, eraseAfterDays: config.eraseAfterDays },
  });
  const accessTokens = createAccessTokens(secrets.access, now);
  const { serviceToken } = config;
  const botToken = config.bot?.token;
  const sessions = new Sessions({
    prisma,
    transact,
    tickets: boxOffice.doors,
    accessTokens,
    botToken,
    log,
    now,
  });

  const login =
    config.telegramLogin &&
    createTelegramLogin({ ...config.telegramLogin, issuer: telegramIssuer }, secrets.access, now);
  await sessions.start();
  opened('the sessions', sessions);
  const reports = new Reports({ prisma, log, now });
  await reports.start();
  opened('the reports of checks', reports);
  const loopIceServers = (name: string) => turn.iceServers(name, now(), loopSeconds);
  const loops = opened('the loops of checks', new Loops({ plane: sfu, iceServers: loopIceServers }));

  const attendance = new AttendanceKeeper({ prisma, log });
  await attendance.start();
  opened('the book of who was there', attendance);
  const rooms = new LiveRooms({
    prisma,
    onEnded: (showId) => {
      attendance.showEnded(showId);
    },
    plane: sfu,
    clock: systemClock,
    log: log.child({ part: 'live' }),
    settings: { ...defaultSettings, ...config.room },
  });
  const joinTokens = createJoinTokens(secrets.join, now);
  const iceServers = (member: MemberId) => turn.iceServers(member, now());
  const isConnected = async (showId: ShowId, member: MemberId): Promise<boolean> =>
    (await rooms.room(showId)).connectionOf(member) !== undefined;
  const freeSeats = (showId: ShowId) => freeDemoSeats({ prisma, boxOffice, isConnected, now }, showId);
  const admission = createAdmission({
    ...{ prisma, boxOffice, rooms, joinTokens, iceServers, now },
    ...(demo && { freeSeats }),
  });

  const simulate = createSimulate({
    rooms,
    gateway: {
      cutSockets: (showId) => {
        gateway.cutSockets(showId);
      },
    },
    workerPids: () => sfu.pids(),
  });
  if (demo) await ensureDemoShow(prisma, now());
  const music = findMusic(config.foyerMusic, dataFolder);
  const musicUrl = music?.url ?? null;
  const routers = [
    houseRoutes(() => ({
      ...{ demo, lanUrls: lanUrls(config, server), protocolVersion, musicUrl },
      telegramLogin: login !== undefined,
      payments: {
        telegram: providersFor({ surface: 'telegram', fulfilment }, installed),
        web: providersFor({ surface: 'web', fulfilment }, installed),
      },
      botLink: telegram?.bot.link ?? null,
    })),
    musicRoutes(music),
    checkRoutes({ loops, reports, mayRead: (bearer) => sessions.isCast(bearer) }),
    sessionRoutes({ sessions, withTelegram: botToken !== undefined }),
    handoverRoutes({ sessions, origin }),
    ...(login === undefined ? [] : [telegramLoginRoutes({ login, sessions, origin })]),
    orderRoutes({ boxOffice, sessions, demo }),
    ownRoutes({ boxOffice, sessions, stars: telegram?.stars }),
    // After them: of `/tickets/…` what is left is the service's.
    boxOfficeRoutes({ boxOffice, serviceToken }),
    calendarRoutes({ boxOffice, origin, telegramOrigin: config.bot?.webOrigin, now }),
    adminRoutes({
      ...{ prisma, transact, boxOffice, sessions, origin, now },
      ...{ invitations: telegram?.bot.invitations, receptions: createReceptions(prisma, now) },
    }),
    admissionRoutes({ admission, sessions }),
    meRoutes({ prisma, sessions, personalData }),
    historyRoutes({ prisma, sessions }),
    ...(demo ? [demoRoutes({ prisma, boxOffice, now, ownNames: ownNames(config) })] : []),
    ...(config.faultsOnRequest ? [simulateRoutes(simulate)] : []),
  ];
  const { publicUrl, trustProxy } = config;
  server.on(
    'request',
    createHttp({
      log,
      publicUrl,
      trustProxy,
      demo,
      telegramOrigin: config.bot?.webOrigin,
      routers,
      routersOfBodies: telegram?.bot.routes ?? [],
      showPreview: { previewOf: createShowPreview({ prisma, boxOffice }), origin },
      files: [posterRoutes({ prisma })],
      clientFolder: existsSync(clientFolder) ? clientFolder : undefined,
    }),
  );

  // After the pages: Socket.IO answers its own path and hands on to the listeners it finds.
  const recheck: typeof admission.recheck = (claims) => admission.recheck(claims);
  const gateway = new Gateway(server, {
    ...{ rooms, joinTokens, recheck, iceServers, log },
    rate: createRatings(prisma),
    clock: systemClock,
  });
  opened('the sockets', gateway);
  opened('the rooms', rooms);

  const providers = [
    houseProvider,
    ...(demo ? [demoProvider] : []),
    ...(telegram === undefined ? [] : [telegram.stars.provider]),
  ];
  hearEvents(domainEvents, { rooms, gateway, log });
  opened('the clock of holds', new HoldClock({ boxOffice, log }));
  await personalData.start();
  opened('the forgetting of people', personalData);
  const { keep } = config;
  const rules = [
    ...roomRules(prisma, keep),
    personalData.inactiveRule(keep.inactiveDays),
    ...messageRules(prisma, keep.messageDays),
    ...freeSeatRules(prisma),
    ...bookkeepingRules(prisma),
  ];
  const retention = new Retention({ rules, log, now });
  await retention.start();
  opened('the forgetting of what is old', retention);
  const jobs = new Jobs({ url: database.url, log });
  const changes = onShowChanges({ jobs, domainEvents, boxOffice });
  const refunds = onRefunds({ jobs, domainEvents, prisma, transact, providers, log, now });
  jobs.work('posters-prune', { data: z.object({}), cron: '17 4 * * *' }, async () => {
    await boxOffice.prunePosters();
  });
  if (telegram !== undefined) {
    jobs.work('stars-books', { data: z.object({}), cron: '7 3 * * *' }, async () => {
      await telegram.stars.reconcile();
    });
  }
  // Jobs cause events, and events ask for jobs: both are there before either begins, and jobs end first.
  opened('the domain events', domainEvents);
  opened('the jobs', jobs);
  await jobs.start();
  await domainEvents.start();
  await changes.sendUnfinished();
  await refunds.sendUnfinished();

  await listen(server, config);
  if (telegram !== undefined) {
    opened('the bot', telegram.bot).start();
  }
  const secret = await ensureOwner(prisma, new Date(now()));
  return {
    address: new URL(originOf(server, config.host)),
    ownerLink: secret === undefined ? undefined : new URL(linkPath('staff', secret), origin()),
    workerPids: () => sfu.pids(),
  };
}
