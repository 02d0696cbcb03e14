import type { RoomApi } from '../../client/room/index.ts';
import { asInTheHouse } from '../codec-settings.ts';
import type { BenchPage } from '../page-api.ts';
import { answer, descriptionOf, offer } from './direct.ts';
import { Ear, Eye } from './senses.ts';
import { openSource, type Source } from './sources.ts';
import { Attendance, perform } from './visits.ts';

/*
 * A page of the bench, never of the house: it is built apart and laid over the theatre's address by the bench alone,
 * so that the real client runs in it unchanged.
 */
let source: Source | undefined;
let actor: RoomApi | undefined;
let attendance: Attendance | undefined;
let direct: RTCPeerConnection | undefined;
let senses: { readonly eye: Eye; readonly ear: Ear } | undefined;

/** A new one each time: a room client stops the tracks that it was given. */
async function freshSource(): Promise<Source> {
  source?.close();
  source = await openSource();
  return source;
}

async function freshSenses(): Promise<{ readonly eye: Eye; readonly ear: Ear }> {
  senses?.eye.close();
  senses?.ear.close();
  senses = { eye: new Eye(), ear: await Ear.open() };
  return senses;
}

const bench: BenchPage = {
  async perform(door) {
    actor = await perform(door, await freshSource());
  },
  async attend(door) {
    attendance = await Attendance.open(door, await freshSenses());
  },
  async leave() {
    await attendance?.close();
    await actor?.leave();
    actor?.close();
    attendance = undefined;
    actor = undefined;
  },
  async offerDirect() {
    direct = await offer((await freshSource()).stream);
    return descriptionOf(direct);
  },
  async answerDirect(sdp) {
    const { eye, ear } = await freshSenses();
    const tracks = new MediaStream();
    eye.element.srcObject = tracks;
    direct = await answer(sdp, (track) => {
      tracks.addTrack(track);
      if (track.kind === 'audio') ear.listen(track);
    });
    return descriptionOf(direct);
  },
  acceptDirect: async (sdp) => direct?.setRemoteDescription({ type: 'answer', sdp: asInTheHouse(sdp) }),
  leaveDirect: () => {
    direct?.close();
    direct = undefined;
    return Promise.resolve();
  },
  takeBeeps: () => Promise.resolve(source?.takeBeeps() ?? []),
  takeImpressions: () => {
    const { frameAges = [], unreadable = 0 } = senses?.eye.take() ?? {};
    return Promise.resolve({ frameAges, unreadable, heard: senses?.ear.take() ?? [] });
  },
  heardGuest: (sinceMs) => Promise.resolve(attendance?.heardGuest(sinceMs)),
  lastGuestPackets: async () => (await attendance?.guestPackets()) ?? [],
};

Object.assign(globalThis, { bench });
