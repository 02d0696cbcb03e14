import type { Clock } from './environment.ts';
import type { RoomConnection } from './socket.ts';

const samples = 5;

/**
 * How far the server's clock is ahead of this device's, in milliseconds. Of several questions the one answered
 * fastest counts: its error is at most half its round trip (Cristian's algorithm).
 */
export async function measureClockOffset(connection: RoomConnection, clock: Clock): Promise<number> {
  let best = { roundTripMs: Infinity, offsetMs: 0 };
  for (let sample = 0; sample < samples; sample += 1) {
    const sent = clock.now();
    const { now } = await connection.request('time', {});
    const received = clock.now();
    const roundTripMs = received - sent;
    if (roundTripMs < best.roundTripMs) {
      best = { roundTripMs, offsetMs: Math.round(now - (sent + received) / 2) };
    }
  }
  return best.offsetMs;
}
