import { type HouseInfo, ShowView } from '../../protocol/http.ts';
import { MemberId } from '../../protocol/ids.ts';
import {
  type Colleague,
  type DeskMember,
  type DeskView,
  defaultSettings,
  type Grants,
  noSwitches,
  type OwnStanding,
  type Performer,
  type Phase,
  type SelfView,
} from '../../protocol/room/index.ts';
import { protocolVersion } from '../../protocol/socket.ts';

/** The nth person of the stories. */
export const memberId = (n: number): MemberId =>
  MemberId.parse(`00000000-0000-4000-8000-${String(n).padStart(12, '0')}`);

const names = [
  'Анна Светлова',
  'Пётр Кулисов',
  'Мария Оркестрова',
  'Лев Рампов',
  'Ольга',
  'Борис',
  'Вера Длиннофамильная-Задунайская',
];
const nameOf = (n: number): string => names[n % names.length] ?? '';

export const performer = (n: number, change: Partial<Performer> = {}): Performer => ({
  id: memberId(n),
  name: nameOf(n),
  guest: n > 3,
  connected: true,
  microphone: true,
  camera: true,
  ...change,
});

export const colleague = (n: number, change: Partial<Colleague> = {}): Colleague => ({
  ...performer(n),
  role: 'actor',
  onStage: false,
  standby: false,
  ...change,
});

export const deskMember = (n: number, change: Partial<DeskMember> = {}): DeskMember => ({
  id: memberId(n),
  name: nameOf(n),
  role: 'audience',
  connected: true,
  standing: 'audience',
  muted: noSwitches,
  off: noSwitches,
  trouble: 'none',
  since: null,
  endsAt: null,
  fromSeat: false,
  chat: 'free',
  talkback: null,
  standby: false,
  invitationExpiresAt: null,
  invitedTo: null,
  recallUntil: null,
  ...change,
});

const grants: Grants = {
  subscribe: true,
  publish: { microphone: true, camera: true, screen: true, screen_sound: true, talkback: true },
  prepare: true,
  raiseHand: true,
  takeFloor: false,
  chat: true,
  direct: true,
  perform: true,
};

/** What somebody may do who waits at the doors. */
export const noGrants: Grants = {
  subscribe: false,
  publish: noSwitches,
  ...{ prepare: false, raiseHand: false, takeFloor: false, chat: false, direct: false, perform: false },
};

/** Oneself, as the nth person. */
export const self = (n: number, standing: OwnStanding, change: Partial<SelfView> = {}): SelfView => ({
  id: memberId(n),
  name: nameOf(n),
  role: 'audience',
  standing,
  grants,
  muted: noSwitches,
  off: noSwitches,
  trouble: 'none',
  chat: { allowance: 'free', nextAt: 0, said: [] },
  notes: [],
  spokenToBy: [],
  talkback: null,
  standby: false,
  ...change,
});

/** A whole evening as the desk sees it; the other views are parts of it. */
export function evening(at: Phase, stage: readonly Performer[], change: Partial<DeskView> = {}): DeskView {
  return {
    phase: { at, since: Date.now() - 754_000, endsAt: null },
    scene: { curtain: false, bows: false, floor: 'invitation', spotlight: null },
    chat: { mode: 'open', pinned: null },
    lines: [],
    guests: [],
    door: { locked: false, removed: [] },
    notes: [],
    acts: [],
    seated: 37,
    stage,
    cast: [],
    settings: { ...defaultSettings, capacity: 100, maxOnStage: 6, invitationMs: 30_000, graceMs: 30_000 },
    members: {},
    hands: [],
    ...change,
  };
}

export const show = ShowView.parse({
  id: 1,
  title: 'Чайка. Этюды',
  description:
    'Пять этюдов по первому акту. Режиссёр и две актрисы ищут сцену при вас; один этюд сыграют с кем-нибудь из зала.',
  startsAt: Date.now() + 754_000,
  doorsAt: Date.now() - 1_000_000,
  durationMinutes: 70,
  timeZone: 'Europe/Moscow',
  language: 'ru',
  posterUrl: null,
  takesPart: true,
  cast: [
    { name: 'Анна Светлова', part: 'Нина' },
    { name: 'Пётр Кулисов', part: 'Треплев' },
    { name: 'Мария Оркестрова', part: null },
  ],
  categories: [],
  status: 'upcoming',
});

/** What is on next. */
export const bill: readonly ShowView[] = [
  ShowView.parse({
    ...show,
    id: 2,
    title: 'Дядя Ваня. Читка',
    startsAt: Date.now() + 3 * 86_400_000,
    doorsAt: Date.now() + 3 * 86_400_000 - 1_800_000,
  }),
];

/** A show with what a price list must bear: several currencies, few seats, none. */
export const onSale: ShowView = ShowView.parse({
  ...show,
  id: 3,
  startsAt: Date.now() + 2 * 86_400_000,
  doorsAt: Date.now() + 2 * 86_400_000 - 1_800_000,
  categories: [
    {
      ...{ id: 1, name: 'Партер', left: 3 },
      prices: [
        { amount: 150_000, currency: 'RUB' },
        { amount: 1_500, currency: 'EUR' },
      ],
    },
    {
      id: 2,
      name: 'Балкон с местами для тех, кто приходит с детьми',
      left: 48,
      prices: [{ amount: 90_050, currency: 'RUB' }],
    },
    { id: 3, name: 'Ложа', left: 0, prices: [{ amount: 500_000, currency: 'RUB' }] },
  ],
});

/** What a house with a bot says of itself. */
export const theHouse: HouseInfo = {
  demo: false,
  lanUrls: [],
  protocolVersion,
  musicUrl: null,
  telegramLogin: false,
  payments: { web: ['demo'], telegram: ['stars'] },
  botLink: 'https://t.me/rampa_bot',
};
