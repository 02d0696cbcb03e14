import { type Member, type RoomState, emptyRoom, noSwitches } from './state.ts';

/** Of a snapshot that an earlier version has written, what the present one may rely on. */
type Stored = Partial<RoomState> &
  Pick<RoomState, 'showId' | 'members'> & { readonly maxOnStageChosen?: boolean };

/**
 * A state out of a stored snapshot: what later versions have added is filled in as it would have been then. Our own
 * rows hold nothing else.
 */
export function restoreRoom(stored: Stored): RoomState {
  const { maxOnStageChosen = false, ...rest } = stored;
  const empty = emptyRoom(stored.showId);
  const settings = { ...empty.settings, ...rest.settings };
  const members = Object.values(stored.members).map((member) => [member.id, restoreMember(member)] as const);
  const spectators = Object.values(stored.members).filter(({ role }) => role === 'audience');
  return {
    ...empty,
    ...rest,
    settings,
    chosen: rest.chosen ?? (maxOnStageChosen ? { maxOnStage: settings.maxOnStage } : {}),
    welcomed: rest.welcomed ?? spectators.map(({ id }) => id),
    members: Object.fromEntries(members),
  };
}

const restoreMember = (member: Member): Member => ({
  ...newcomer,
  ...member,
  muted: { ...noSwitches, ...member.muted },
  off: { ...noSwitches, ...member.off },
});

const newcomer = { chat: 'free', saidAt: 0, talkback: null, standby: false, resting: null } as const;
