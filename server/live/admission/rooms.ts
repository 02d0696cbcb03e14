import type { IceServer, RtpCapabilities } from '../../../protocol/media.ts';
import type { MemberId, Role, ShowId } from '../../../protocol/ids.ts';
import type { Phase } from '../../../protocol/room/index.ts';

/** What a seat credential meets: nobody there, its own connection, another device's, or a closed door. */
export type SeatState = 'free' | 'same_seat' | 'elsewhere' | 'removed_from_room' | 'house_locked';

/** What admission asks of the live rooms. A show's room is opened by being asked about. */
export interface AdmissionRooms {
  phase(showId: ShowId): Promise<Phase>;
  rtpCapabilities(showId: ShowId): Promise<RtpCapabilities>;
  seatState(showId: ShowId, memberId: MemberId, seatHash: string, role: Role): Promise<SeatState>;
}

/** STUN and TURN servers with credentials for this member, fresh each time. */
export type IceServersFor = (memberId: MemberId) => readonly IceServer[];
