import type { Instant, LineId, MemberId, Role } from '../ids.ts';
import type { ToldEvent } from './acts.ts';
import type { ChatAllowance, ChatMode, Note } from './chat.ts';
import type { Grants } from './grants.ts';
import type {
  Destination,
  Floor,
  MediaTrouble,
  Phase,
  RoomSettings,
  Standing,
  Switches,
  TalkbackTarget,
  Wish,
} from './state.ts';

/** Somebody on stage, as everybody may see them. */
export interface Performer {
  readonly id: MemberId;
  readonly name: string;
  /** A spectator brought on stage. */
  readonly guest: boolean;
  readonly connected: boolean;
  /** What can be heard or seen of them now: neither switched off nor muted. */
  readonly microphone: boolean;
  readonly camera: boolean;
}

/** What the stage is at, apart from who is on it. */
export interface Scene {
  /** The curtain is down: the house sees nothing of the stage. */
  readonly curtain: boolean;
  /** The curtain call. */
  readonly bows: boolean;
  readonly floor: Floor;
  /** Whom to look at, if a director says so; always one of the stage. */
  readonly spotlight: MemberId | null;
}

/** A line of chat. Who writes shows their name; the desk also learns which member it is. */
export interface ChatLineView {
  readonly id: LineId;
  readonly name: string;
  readonly role: Role;
  readonly at: Instant;
  /** Plain text, never to be taken for markup; empty once erased. */
  readonly text: string;
  readonly by?: MemberId;
}

export interface ChatRules {
  readonly mode: ChatMode;
  /** What the desk wants everybody to read. */
  readonly pinned: ChatLineView | null;
}

/** What a spectator knows of the room: never another's hand, the wings, or who sits in the house. */
export interface HouseView {
  readonly phase: {
    readonly at: Phase;
    readonly since: Instant;
    /** When an interval is meant to end; `null` when nobody has said. */
    readonly endsAt: Instant | null;
  };
  readonly scene: Scene;
  /** Spectators in the house now; who waits to be let in is not. */
  readonly seated: number;
  /** Empty unless the show is live and the curtain up. */
  readonly stage: readonly Performer[];
  readonly chat: ChatRules;
  /** The last ones, oldest first. */
  readonly lines: readonly ChatLineView[];
}

/** A member of the cast as the cast sees them. */
export interface Colleague extends Performer {
  readonly role: Role;
  readonly onStage: boolean;
  /** Told by the desk to be ready. */
  readonly standby: boolean;
}

export interface WingsView extends HouseView {
  /** All of the cast, on stage or behind it. */
  readonly cast: readonly Colleague[];
  /** Spectators who wait behind the stage; the desk alone hears them. */
  readonly guests: readonly BackstageGuest[];
}

export interface BackstageGuest {
  readonly id: MemberId;
  readonly name: string;
  readonly standby: boolean;
}

/** A member as the director sees them. */
export interface DeskMember {
  readonly id: MemberId;
  readonly name: string;
  readonly role: Role;
  readonly connected: boolean;
  readonly standing: Standing['at'];
  /** Since when they stand there, where it matters: on stage, waiting, hand raised. */
  readonly since: Instant | null;
  /** When their turn on stage ends. */
  readonly endsAt: Instant | null;
  /** On stage only because everybody may speak. */
  readonly fromSeat: boolean;
  readonly muted: Switches;
  readonly off: Switches;
  readonly trouble: MediaTrouble;
  readonly chat: ChatAllowance;
  readonly talkback: TalkbackTarget | null;
  readonly standby: boolean;
  readonly invitationExpiresAt: Instant | null;
  /** Where the invitation leads. */
  readonly invitedTo: Destination | null;
  /** Until then a director's no can be taken back: by an invitation, or by putting the hand up again. */
  readonly recallUntil: Instant | null;
}

export interface RaisedHand {
  readonly id: MemberId;
  readonly wish: Wish;
  readonly since: Instant;
}

/** One line of the log of the evening, with the names that belong to it. */
export interface ActView {
  readonly seq: number;
  readonly at: Instant;
  /** Who did it; `null` for what happens by itself. */
  readonly by: string | null;
  /** Whom it is about. */
  readonly about: string | null;
  readonly event: ToldEvent;
}

/** A private line as its writer, its reader and the desk see it. */
export interface NoteView {
  readonly id: LineId;
  readonly by: string;
  readonly byId: MemberId;
  readonly to: Note['to'];
  /** Name of the member it is for; `null` for the cast or the desk. */
  readonly toName: string | null;
  readonly at: Instant;
  readonly text: string;
}

/** Who is let in, and who is not. */
export interface DoorView {
  readonly locked: boolean;
  readonly removed: readonly { readonly id: MemberId; readonly name: string }[];
}

export interface DeskView extends WingsView {
  readonly settings: RoomSettings;
  readonly members: Readonly<Record<MemberId, DeskMember>>;
  /** In the order of the queue. */
  readonly hands: readonly RaisedHand[];
  readonly door: DoorView;
  readonly notes: readonly NoteView[];
  /** The log of the evening, oldest first. */
  readonly acts: readonly ActView[];
}

/** Where I stand, with what I may know of it. */
export type OwnStanding =
  | { readonly at: 'audience' }
  /** I came late, and am let in later: at the interval at the latest, or only when a director says so. */
  | { readonly at: 'waiting'; readonly since: Instant; readonly admits: 'at_interval' | 'by_director' }
  /** `place` counts from 1. */
  | { readonly at: 'hand_raised'; readonly wish: Wish; readonly place: number }
  | {
      readonly at: 'invited';
      readonly wish: Wish;
      readonly by: string;
      readonly expiresAt: Instant;
      readonly to: Destination;
    }
  /** Cast, or with a `wish` a spectator on the way to the stage. */
  | { readonly at: 'backstage'; readonly wish?: Wish }
  | { readonly at: 'on_stage'; readonly wish: Wish; readonly endsAt?: Instant };

/** One member's own view of themselves. */
export interface SelfView {
  readonly id: MemberId;
  readonly name: string;
  readonly role: Role;
  readonly standing: OwnStanding;
  readonly grants: Grants;
  readonly muted: Switches;
  readonly off: Switches;
  readonly trouble: MediaTrouble;
  readonly chat: {
    readonly allowance: ChatAllowance;
    /** When the next line may be written; 0 for at once. */
    readonly nextAt: Instant;
    /** Which of the last lines are mine, oldest first: a name alone does not tell. */
    readonly said: readonly LineId[];
  };
  /** Private lines from and to me; directors find all of them in their own view. */
  readonly notes: readonly NoteView[];
  /** Names of the directors who speak to me in private now. */
  readonly spokenToBy: readonly string[];
  /** Directors: to whom my talkback goes. */
  readonly talkback: TalkbackTarget | null;
  /** I am next. */
  readonly standby: boolean;
}

/** Who hears of the room: spectators, cast, directors, and each member of themselves. */
export type Audience = 'house' | 'wings' | 'desk' | { readonly self: MemberId };

export type RoomView = HouseView | WingsView | DeskView;

/**
 * How a view changes: a part of it is replaced. Parts are small, so that replacing them is cheap and folding them
 * twice does no harm.
 */
export type ViewEvent =
  | { readonly type: 'phase'; readonly phase: HouseView['phase'] }
  | { readonly type: 'scene'; readonly scene: Scene }
  | { readonly type: 'seated'; readonly seated: number }
  | { readonly type: 'stage'; readonly stage: readonly Performer[] }
  | { readonly type: 'chat'; readonly chat: ChatRules }
  /** Lines that are no longer among the last, or deleted, and those that are new. */
  | { readonly type: 'lines'; readonly gone: readonly LineId[]; readonly said: readonly ChatLineView[] }
  | { readonly type: 'cast'; readonly cast: readonly Colleague[] }
  | { readonly type: 'guests'; readonly guests: readonly BackstageGuest[] }
  | { readonly type: 'settings'; readonly settings: RoomSettings }
  | { readonly type: 'hands'; readonly hands: readonly RaisedHand[] }
  | { readonly type: 'door'; readonly door: DoorView }
  | { readonly type: 'notes'; readonly gone: readonly LineId[]; readonly said: readonly NoteView[] }
  /** New lines of the log; those before `first` are no longer kept. */
  | { readonly type: 'acts'; readonly first: number; readonly told: readonly ActView[] }
  | { readonly type: 'member'; readonly member: DeskMember }
  | { readonly type: 'member-gone'; readonly id: MemberId };

/** What a role looks at the room as. */
export const audienceOf = (role: Role): 'house' | 'wings' | 'desk' =>
  (({ audience: 'house', actor: 'wings', director: 'desk' }) as const)[role];

/** A view after one of its events. Pure; a part that the view does not have is not added to it. */
export function evolveView<View extends RoomView>(view: View, event: ViewEvent): View {
  switch (event.type) {
    case 'phase':
      return { ...view, phase: event.phase };
    case 'scene':
      return { ...view, scene: event.scene };
    case 'chat':
      return { ...view, chat: event.chat };
    case 'lines':
      return { ...view, lines: refilled(view.lines, event) };
    case 'guests':
      return 'guests' in view ? { ...view, guests: event.guests } : view;
    case 'door':
      return 'door' in view ? { ...view, door: event.door } : view;
    case 'notes':
      return 'notes' in view ? { ...view, notes: refilled(view.notes, event) } : view;
    case 'acts':
      return 'acts' in view ? { ...view, acts: lengthened(view.acts, event) } : view;
    case 'seated':
      return { ...view, seated: event.seated };
    case 'stage':
      return { ...view, stage: event.stage };
    case 'cast':
      return 'cast' in view ? { ...view, cast: event.cast } : view;
    case 'settings':
      return 'settings' in view ? { ...view, settings: event.settings } : view;
    case 'hands':
      return 'hands' in view ? { ...view, hands: event.hands } : view;
    case 'member':
      return 'members' in view
        ? { ...view, members: { ...view.members, [event.member.id]: event.member } }
        : view;
    case 'member-gone': {
      if (!('members' in view)) return view;
      const members = Object.fromEntries(Object.entries(view.members).filter(([id]) => id !== event.id));
      return { ...view, members };
    }
  }
}

interface Said {
  readonly id: LineId;
}

/** Without what has gone and with what is new; what is there already is not said twice. */
function refilled<Line extends Said>(
  lines: readonly Line[],
  { gone, said }: { readonly gone: readonly LineId[]; readonly said: readonly Line[] },
): readonly Line[] {
  const left = lines.filter(({ id }) => !gone.includes(id));
  return [...left, ...said.filter(({ id }) => left.every((line) => line.id !== id))];
}

function lengthened(
  acts: readonly ActView[],
  { first, told }: { readonly first: number; readonly told: readonly ActView[] },
): readonly ActView[] {
  const left = acts.filter(({ seq }) => seq >= first);
  return [...left, ...told.filter(({ seq }) => left.every((act) => act.seq !== seq))];
}
