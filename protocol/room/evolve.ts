import type { CommandId, Instant, MemberId } from '../ids.ts';
import { withAct } from './acts.ts';
import { change } from './change.ts';
import type { EveningEvent, LogEntry, RoomEvent } from './events.ts';
import { evolveMember } from './evolve-members.ts';
import { evolveStage } from './evolve-stage.ts';
import { evolveWords } from './evolve-words.ts';
import {
  defaultSettings,
  isCast,
  memberOf,
  membersOf,
  type Member,
  type RoomState,
  type Standing,
} from './state.ts';

const rememberedCauses = 64;

/**
 * The state after one entry of the log. Pure and total over every event this version knows.
 * @throws Error when the entry is not the next one, or of a kind that this version does not know: a log that cannot
 *   be understood must stop loudly.
 */
export function evolve(state: RoomState, entry: LogEntry): RoomState {
  if (entry.seq !== state.seq + 1) throw new Error(`log entry ${entry.seq} after ${state.seq}`);
  const roleOf = (id: MemberId) => (memberOf(state, id) ?? memberOf(applied, id))?.role;
  const applied = apply(state, entry);
  const next = {
    ...applied,
    seq: entry.seq,
    acts: withAct(state.acts, entry, roleOf),
    unattendedSince: unattendedSince(applied, entry.at),
  };
  return entry.cause === undefined ? next : remember(next, entry.cause.member, entry.cause.command);
}

/** Since when nobody of the cast is here. */
function unattendedSince(state: RoomState, at: Instant): Instant | null {
  const isHere = membersOf(state).some(({ role, presence }) => isCast(role) && presence.at === 'connected');
  return isHere ? null : (state.unattendedSince ?? at);
}

function remember(state: RoomState, id: MemberId, command: CommandId): RoomState {
  return change(state, id, ({ causes }) =>
    causes.at(-1) === command ? {} : { causes: [...causes, command].slice(-rememberedCauses) },
  );
}

function apply(state: RoomState, entry: LogEntry): RoomState {
  const { event, at } = entry;
  switch (event.type) {
    case 'room.resumed':
    case 'phase.changed':
    case 'curtain.moved':
    case 'bows.called':
    case 'house.locked':
    case 'settings.changed':
      return applyEvening(state, event, at);
    case 'member.connected':
    case 'member.disconnected':
    case 'member.left':
    case 'member.removed':
    case 'member.readmitted':
    case 'latecomer.admitted':
    case 'role.given':
      return evolveMember(state, event, at);
    case 'chat.said':
    case 'chat.deleted':
    case 'chat.pinned':
    case 'chat.moderated':
    case 'chat.hushed':
    case 'note.sent':
      return evolveWords(state, event, entry);
    case 'media.switched':
      return change(state, event.member, ({ off }) => ({ off: { ...off, [event.source]: event.off } }));
    case 'media.muted':
      return change(state, event.member, ({ muted }) => ({
        muted: { ...muted, [event.source]: event.muted },
      }));
    case 'media.trouble':
      return change(state, event.member, () => ({ trouble: event.trouble }));
    default:
      return evolveStage(state, event, at);
  }
}

function applyEvening(state: RoomState, event: EveningEvent, at: Instant): RoomState {
  switch (event.type) {
    case 'room.resumed':
      return resumed(state, event, at);
    case 'phase.changed': {
      const { to, endsAt = null } = event;
      const curtain = state.curtain && to !== 'closed' && to !== 'finished';
      return { ...state, phase: to, phaseSince: at, phaseEndsAt: endsAt, bows: false, curtain };
    }
    case 'curtain.moved':
      return { ...state, curtain: event.down };
    case 'bows.called':
      return { ...state, bows: event.on, spotlight: event.on ? null : state.spotlight };
    case 'house.locked':
      return { ...state, locked: event.locked };
    case 'settings.changed': {
      const { type: _type, ...changed } = event;
      return {
        ...state,
        settings: { ...state.settings, ...changed },
        chosen: { ...state.chosen, ...changed },
      };
    }
  }
}

function resumed(
  state: RoomState,
  event: Extract<RoomEvent, { type: 'room.resumed' }>,
  at: Instant,
): RoomState {
  // What a director has set this evening outlives a restart; the rest comes from the show anew.
  const settings = { ...defaultSettings, ...event.settings, ...state.chosen };
  const members = membersOf(state).map((member): Member => {
    const { standing } = member;
    return {
      ...member,
      presence: { at: 'disconnected', since: at, goneAt: at + settings.graceMs },
      standing: standingAnew(standing, settings, at),
      trouble: 'none',
      talkback: null,
    };
  });
  return {
    ...state,
    epoch: event.epoch,
    settings,
    members: Object.fromEntries(members.map((member) => [member.id, member])),
  };
}

/** Deadlines count from now. */
function standingAnew(
  standing: Standing,
  { invitationMs, turnMs }: RoomState['settings'],
  at: Instant,
): Standing {
  if (standing.at === 'invited') return { ...standing, expiresAt: at + invitationMs };
  if (standing.at !== 'on_stage' || standing.endsAt === undefined) return standing;
  return { ...standing, endsAt: at + (turnMs ?? standing.endsAt - standing.since) };
}
