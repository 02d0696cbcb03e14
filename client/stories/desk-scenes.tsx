import type { ComponentProps } from 'react';
import { LineId, type MemberId } from '../../protocol/ids.ts';
import {
  type ActView,
  type ChatLineView,
  type DeskMember,
  type DeskView,
  noSwitches,
  type NoteView,
  type Phase,
  type ToldEvent,
} from '../../protocol/room/index.ts';
import type { Condition } from '../../protocol/socket.ts';
import { Desk } from '../pages/desk/desk.tsx';
import type { RoomClientState } from '../room/state.ts';
import { captured, type Media, pictures } from './fake-media.ts';
import { deskMember, evening, memberId, performer, self, show } from './people.ts';
import type { Scene } from './house-scenes.tsx';

const position = { epoch: 1, seq: 1 };
const line = (n: number): LineId => LineId.parse(n);
const ago = (seconds: number): number => Date.now() - seconds * 1000;

const onStage = [performer(0), performer(4, { microphone: false })];
const behind = [
  deskMember(1, { role: 'actor', standing: 'backstage', standby: true }),
  deskMember(2, { role: 'actor', standing: 'backstage', off: { ...noSwitches, camera: true } }),
  deskMember(13, { name: 'Иван Задворкин', role: 'actor', standing: 'backstage', connected: false }),
  deskMember(3, { role: 'director', standing: 'backstage' }),
];
const stageMembers = [
  deskMember(0, { role: 'actor', standing: 'on_stage', since: ago(340) }),
  deskMember(4, {
    standing: 'on_stage',
    since: ago(41),
    muted: { ...noSwitches, microphone: true },
  }),
];
const audience = [
  deskMember(5, { standing: 'hand_raised' }),
  deskMember(6, { standing: 'hand_raised', trouble: 'send' }),
  deskMember(7, { standing: 'invited', invitationExpiresAt: Date.now() + 21_000, invitedTo: 'stage' }),
  ...Array.from({ length: 14 }, (_, index) =>
    deskMember(index + 20, {
      connected: index !== 3,
      chat: index === 5 ? 'slow' : index === 8 ? 'off' : 'free',
      recallUntil: index === 1 ? Date.now() + 40_000 : null,
    }),
  ),
];
const latecomers = [
  deskMember(40, { name: 'Опоздавшая Ольга', standing: 'waiting', since: ago(75) }),
  deskMember(41, { name: 'Опоздавший Борис', standing: 'waiting', since: ago(12) }),
];
const company = [...stageMembers, ...behind, ...audience];

const hands = [
  { id: memberId(5), wish: 'voice_and_video' as const, since: ago(95) },
  { id: memberId(6), wish: 'voice' as const, since: ago(12) },
];

const condition = (network: Condition['network'], change: Partial<Condition> = {}): Condition => ({
  network,
  sends: ['microphone', 'camera'],
  heard: false,
  ...change,
});

const conditions: Readonly<Record<MemberId, Condition>> = {
  [memberId(0)]: condition('good', { heard: true }),
  [memberId(4)]: condition('fair'),
  [memberId(1)]: condition('good'),
  [memberId(2)]: condition('poor', { sends: ['microphone'] }),
  [memberId(3)]: condition('good', { sends: [] }),
  [memberId(20)]: condition('good', { sends: [] }),
  [memberId(21)]: condition('poor', { sends: [] }),
  [memberId(22)]: condition('fair', { sends: [] }),
};

const lines: readonly ChatLineView[] = [
  { id: line(11), name: 'Ольга', role: 'audience', at: ago(300), text: 'Добрый вечер' },
  { id: line(12), name: 'Борис', role: 'audience', at: ago(120), text: 'Браво' },
];

const notes: readonly NoteView[] = [
  {
    id: line(21),
    by: 'Лев Рампов',
    byId: memberId(3),
    to: 'cast',
    toName: null,
    at: ago(600),
    text: 'Пять минут до начала, все по местам.',
  },
  {
    id: line(22),
    by: 'Пётр Кулисов',
    byId: memberId(1),
    to: 'desk',
    toName: null,
    at: ago(420),
    text: 'Меня хорошо слышно? Кажется, фонит.',
  },
  {
    id: line(23),
    by: 'Лев Рампов',
    byId: memberId(3),
    to: memberId(1),
    toName: 'Пётр Кулисов',
    at: ago(400),
    text: 'Слышно хорошо. Наденьте наушники, и фонить перестанет.',
  },
];

const told = (
  seconds: number,
  event: ToldEvent,
  about: string | null = null,
  by: string | null = 'Лев Рампов',
) => ({
  at: ago(seconds),
  by,
  about,
  event,
});
const acts: readonly ActView[] = [
  told(1500, { type: 'member.connected', member: memberId(0), role: 'actor' }, 'Анна Светлова', null),
  told(1400, { type: 'phase.changed', to: 'foyer' }),
  told(1300, { type: 'settings.changed', latecomers: 'by_director', turnMs: 180_000 }),
  told(754, { type: 'phase.changed', to: 'live' }),
  told(300, { type: 'invitation.sent', member: memberId(4), by: memberId(3), expiresAt: 0 }, 'Ольга'),
  told(290, { type: 'stage.entered', member: memberId(4), wish: 'voice' }, 'Ольга', 'Ольга'),
  told(200, { type: 'curtain.moved', down: true }),
  told(180, { type: 'curtain.moved', down: false }),
  told(90, { type: 'media.muted', member: memberId(4), source: 'microphone', muted: true }, 'Ольга'),
  told(30, { type: 'chat.moderated', mode: 'slow' }),
].map((act, index) => ({ ...act, seq: index + 1 }));

const asMembers = (members: readonly DeskMember[]): DeskView['members'] =>
  Object.fromEntries(members.map((member) => [member.id, member]));

interface Change {
  readonly view?: Partial<DeskView>;
  readonly state?: Partial<RoomClientState>;
  readonly desk?: ComponentProps<typeof Desk>['initially'];
}

/** Every state of the desk, by name. */
export function makeDesks(media: Media): Record<string, Scene> {
  const desk = (at: Phase, { view = {}, state = {}, desk: initially = {} }: Change = {}): Scene => {
    const stage = view.stage ?? (at === 'live' ? onStage : []);
    const members = asMembers(at === 'live' ? company : [...behind, ...audience]);
    const seen = evening(at, stage, { members, hands, lines, acts, ...view });
    return {
      screen: <Desk initially={initially} />,
      state: {
        seat: { at: 'inside' },
        show,
        media: 'connected',
        self: self(3, { at: 'backstage' }, { role: 'director' }),
        remote: pictures(stage, media),
        conditions,
        room: { audience: 'desk', position, view: seen },
        ...state,
      },
    };
  };
  return { ...phaseScenes(desk), ...actScenes(desk), ...panelScenes(desk), ...ownScenes(desk, media) };
}

type Make = (at: Phase, change?: Change) => Scene;
const scene = { curtain: false, bows: false, floor: 'invitation', spotlight: null } as const;
const interval = (endsAt: number) => ({ at: 'intermission', since: ago(400), endsAt }) as const;
const live = { at: 'live', since: ago(754), endsAt: null } as const;
/** Nobody has come yet but the director. */
const alone = { members: asMembers(behind.slice(3)), hands: [], lines: [], acts: [], seated: 0 };

function phaseScenes(desk: Make): Record<string, Scene> {
  return {
    'desk-closed': desk('closed', { view: alone }),
    'desk-foyer': desk('foyer'),
    'desk-live': desk('live'),
    'desk-curtain': desk('live', { view: { scene: { ...scene, curtain: true } } }),
    'desk-intermission': desk('intermission', { view: { phase: interval(Date.now() + 500_000) } }),
    'desk-intermission-over': desk('intermission', { view: { phase: interval(ago(95)) } }),
    'desk-bows': desk('live', { view: { scene: { ...scene, bows: true }, hands: [] } }),
    'desk-finished': desk('finished', { view: { hands: [] } }),
    'desk-handed-over': {
      ...desk('live'),
      state: {
        ...desk('live').state,
        room: { audience: 'wings', position, view: evening('live', onStage) },
      },
    },
  };
}

function actScenes(desk: Make): Record<string, Scene> {
  const director = (talkback: MemberId | 'wings') => ({
    self: self(3, { at: 'backstage' }, { role: 'director', talkback }),
  });
  const masterclass = [
    deskMember(0, { role: 'actor', standing: 'on_stage', since: ago(900) }),
    deskMember(4, { standing: 'on_stage', since: ago(110), endsAt: Date.now() + 10_000 }),
    deskMember(5, { standing: 'backstage' }),
    ...behind.slice(3),
    ...audience.slice(1),
  ];
  return {
    'desk-taken-over': desk('live', { state: { takenOver: { member: memberId(1), id: 1 } } }),
    'desk-notice': desk('live', { state: { notice: { code: 'stage_full', id: 1 } } }),
    'desk-talking': desk('live', { state: director(memberId(1)), desk: { talking: memberId(1) } }),
    'desk-talking-wings': desk('live', { state: director('wings') }),
    'desk-undo': desk('live', {
      desk: {
        done: [
          {
            id: 1,
            words: { key: 'stage-left-dismissed', args: { name: 'Ольга' } },
            undo: [{ type: 'curtain.set', down: false }],
            isOverruled: () => false,
            until: Date.now() + 3_600_000,
          },
        ],
      },
    }),
    'desk-ask-interval': desk('live', {
      view: { phase: live },
      desk: { asking: { to: 'intermission', since: live.since } },
    }),
    'desk-holding': desk('live', { desk: { holding: 'finished' } }),
    'desk-help': desk('live', { desk: { isHelpOpen: true } }),
    'desk-masterclass': desk('live', {
      view: {
        members: asMembers(masterclass),
        scene: { ...scene, floor: 'open', spotlight: memberId(0) },
        hands: hands.slice(1),
      },
    }),
  };
}

function panelScenes(desk: Make): Record<string, Scene> {
  const late = asMembers([...company, ...latecomers]);
  const removed = [{ id: memberId(60), name: 'Шумный Зритель' }];
  return {
    'desk-house': desk('live', {
      view: { members: late, door: { locked: true, removed } },
      desk: { tab: 'house' },
    }),
    'desk-house-empty': desk('foyer', { view: alone, desk: { tab: 'house' } }),
    'desk-line': desk('live', { view: { notes, members: late }, desk: { tab: 'line' } }),
    'desk-line-empty': desk('foyer', { view: alone, desk: { tab: 'line' } }),
    'desk-unread': desk('live', { view: { notes, members: late }, desk: { tab: 'rules' } }),
    'desk-rules-over': desk('finished', { view: alone, desk: { tab: 'rules' } }),
    'desk-log': desk('live', { desk: { tab: 'log' } }),
    'desk-log-empty': desk('closed', { view: alone, desk: { tab: 'log' } }),
  };
}

/** A director who performs, or is about to. */
function ownScenes(desk: Make, media: Media): Record<string, Scene> {
  const open = { capture: captured(media) };
  const director = { role: 'director' } as const;
  const on = { self: self(3, { at: 'on_stage', wish: 'voice_and_video' }, director) };
  const stage = [performer(3), ...onStage];
  const members = asMembers([
    ...company.filter(({ id }) => id !== memberId(3)),
    deskMember(3, { ...director, standing: 'on_stage', since: ago(12) }),
  ]);
  const performing = (state: Partial<RoomClientState>, curtain = false): Scene =>
    desk('live', {
      view: { stage, members, hands: [], scene: { ...scene, curtain } },
      state: { ...on, ...state },
    });
  return {
    'desk-own-live': performing({ ...open, publishing: { microphone: 'live', camera: 'live' } }),
    'desk-own-seen': performing({ ...open, publishing: { microphone: 'paused', camera: 'live' } }),
    'desk-own-covered': performing({
      ...open,
      publishing: { microphone: 'live', camera: 'live' },
      background: { offered: true, chosen: 'dark', at: 'covered', covering: true },
    }),
    'desk-own-closed': performing({}),
    'desk-own-denied': performing({ capture: { at: 'refused', reason: 'denied' } }),
    'desk-own-curtain': performing({ ...open, publishing: { microphone: 'live' } }, true),
    'desk-own-wings': desk('foyer', { state: { ...open, publishing: { microphone: 'live' } } }),
  };
}
