import type { RoomApi } from '../../client/room/index.ts';
import { asInTheHouse } from '../codec-settings.ts';
import type { BenchPage } from '../page-api.ts';
import { answer, descriptionOf, offer } from './direct.ts';
import { Crowd } from './crowd.ts';
import { Senses } from './senses.ts';
import { openSource, type Source } from './sources.ts';
import { Attendance, perform } from './visits.ts';

/*
 * A page of the bench, never of the house: it is built apart and laid over the theatre's address by the bench alone,
 * so that the real client runs in it unchanged. One page is one person: an actor or a spectator.
 */
let source: Source | undefined;
let actor: RoomApi | undefined;
let attendance: Attendance | undefined;
const crowd = new Crowd();
let direct: RTCPeerConnection | undefined;
const senses: { house?: Senses; direct?: Senses } = {};
const nothing = { frameAges: [], unreadable: 0, heard: [] };

const bench: BenchPage = {
  async perform(door) {
    source = await openSource();
    actor = await perform(door, source);
  },
  async attend(door) {
    senses.house = await Senses.open();
    attendance = await Attendance.open(door, senses.house);
  },
  join: (door) => crowd.join(door),
  expectStage: () => {
    crowd.expect();
    return Promise.resolve();
  },
  arrivals: () => Promise.resolve(crowd.arrivals()),
  async leave() {
    direct?.close();
    await crowd.close();
    await attendance?.close();
    await actor?.leave();
    actor?.close();
    source?.close();
  },
  async offerDirect() {
    if (source === undefined) throw new Error('an actor performs first');
    direct = await offer(source.stream);
    return descriptionOf(direct);
  },
  async answerDirect(sdp) {
    const { eye, ear } = (senses.direct = await Senses.open());
    const tracks = new MediaStream();
    eye.element.srcObject = tracks;
    direct = await answer(sdp, (track) => {
      tracks.addTrack(track);
      if (track.kind === 'audio') ear.listen(track);
    });
    return descriptionOf(direct);
  },
  acceptDirect: async (sdp) => direct?.setRemoteDescription({ type: 'answer', sdp: asInTheHouse(sdp) }),
  takeBeeps: () => Promise.resolve(source?.takeBeeps() ?? []),
  takeImpressions: () =>
    Promise.resolve({
      house: senses.house?.take() ?? nothing,
      direct: senses.direct?.take() ?? nothing,
    }),
  heardGuest: (sinceMs) => Promise.resolve(attendance?.heardGuest(sinceMs)),
  lastGuestPackets: async () => (await attendance?.guestPackets()) ?? [],
};

Object.assign(globalThis, { bench });
