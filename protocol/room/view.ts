import type { Instant, MemberId, Role } from '../ids.ts';
import type { Grants } from './grants.ts';
import type { MediaTrouble, Phase, RoomSettings, Switches, Wish } from './state.ts';

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

/** What a spectator knows of the room: never another's hand, the wings, or who sits in the house. */
export interface HouseView {
  readonly phase: { readonly at: Phase; readonly since: Instant };
  /** Spectators connected now. */
  readonly seated: number;
  /** Empty unless the show is live. */
  readonly stage: readonly Performer[];
}

/** A member of the cast as the cast sees them. */
export interface Colleague extends Performer {
  readonly role: Role;
  readonly onStage: boolean;
}

export interface WingsView extends HouseView {
  /** All of the cast, on stage or behind it. */
  readonly cast: readonly Colleague[];
}

/** A member as the director sees them. */
export interface DeskMember {
  readonly id: MemberId;
  readonly name: string;
  readonly role: Role;
  readonly connected: boolean;
  readonly standing: 'audience' | 'hand_raised' | 'invited' | 'backstage' | 'on_stage';
  readonly muted: Switches;
  readonly off: Switches;
  readonly trouble: MediaTrouble;
  readonly invitationExpiresAt: Instant | null;
}

export interface RaisedHand {
  readonly id: MemberId;
  readonly wish: Wish;
  readonly since: Instant;
}

export interface DeskView extends WingsView {
  readonly settings: RoomSettings;
  readonly members: Readonly<Record<MemberId, DeskMember>>;
  /** In the order of the queue. */
  readonly hands: readonly RaisedHand[];
}

/** Where I stand, with what I may know of it. */
export type OwnStanding =
  | { readonly at: 'audience' }
  /** `place` counts from 1. */
  | { readonly at: 'hand_raised'; readonly wish: Wish; readonly place: number }
  | { readonly at: 'invited'; readonly wish: Wish; readonly by: string; readonly expiresAt: Instant }
  | { readonly at: 'backstage' }
  | { readonly at: 'on_stage'; readonly wish: Wish };

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
  | { readonly type: 'seated'; readonly seated: number }
  | { readonly type: 'stage'; readonly stage: readonly Performer[] }
  | { readonly type: 'cast'; readonly cast: readonly Colleague[] }
  | { readonly type: 'settings'; readonly settings: RoomSettings }
  | { readonly type: 'hands'; readonly hands: readonly RaisedHand[] }
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
