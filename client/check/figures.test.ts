import { describe, expect, test } from 'vitest';
import { findingOf, flowBetween, type Sample, sampleOf, type Stat } from './figures.ts';

const sending = (packets: number, lost: number, sound: number): Stat[] => [
  { type: 'outbound-rtp', kind: 'audio', packetsSent: sound },
  { type: 'outbound-rtp', kind: 'video', packetsSent: packets },
  { type: 'remote-inbound-rtp', kind: 'video', packetsLost: lost, roundTripTime: 0.03 },
  { type: 'candidate-pair', state: 'succeeded', currentRoundTripTime: 0.05 },
  { type: 'candidate-pair', state: 'failed', currentRoundTripTime: 9 },
];
const receiving = (videoBytes: number, soundPackets: number, lost: number): Stat[] => [
  { type: 'inbound-rtp', kind: 'video', mid: '1', bytesReceived: videoBytes, packetsReceived: 400 },
  { type: 'inbound-rtp', kind: 'audio', mid: '0', packetsReceived: soundPackets, packetsLost: lost },
  { type: 'inbound-rtp', kind: 'video', mid: 'probator', bytesReceived: 1e9, packetsReceived: 1e6 },
];
const at = (
  ms: number,
  stats: { video?: number; sound?: number; lost?: number; spoken?: number; sent?: number; gone?: number },
): Sample =>
  sampleOf(
    ms,
    sending(stats.sent ?? 0, stats.gone ?? 0, stats.spoken ?? 0),
    receiving(stats.video ?? 0, stats.sound ?? 0, stats.lost ?? 0),
  );

describe('the figures of a way', () => {
  test('are what happened between two samples, without the probing', () => {
    const flow = flowBetween(at(1000, {}), at(5000, { video: 300_000, spoken: 200, sound: 180, sent: 500 }));
    expect(flow).toEqual({ rttMs: 50, lossPercent: 0, videoKbps: 600, soundRate: 50, soundShare: 0.9 });
  });

  test('count the worse of both directions as loss', () => {
    const there = flowBetween(at(0, {}), at(4000, { sound: 190, lost: 10, sent: 500, gone: 50 }));
    expect(there.lossPercent).toBe(10);
    const back = flowBetween(at(0, {}), at(4000, { sound: 190, lost: 10, sent: 500 }));
    expect(back.lossPercent).toBe(5);
  });

  test('are whole where a browser says little, or counts backwards', () => {
    const bare = sampleOf(0, [], []);
    expect(flowBetween(bare, { ...bare, at: 4000 })).toEqual({
      ...{ rttMs: null, lossPercent: 0, videoKbps: 0, soundRate: 0, soundShare: 0 },
    });
    const duplicated = flowBetween(at(0, { lost: 5 }), at(4000, { sound: 200, lost: 3 }));
    expect(duplicated.lossPercent).toBe(0);
  });
});

test('a way is good for a picture, for sound, or for nothing', () => {
  const fine = { rttMs: 60, lossPercent: 0.5, videoKbps: 600, soundRate: 50, soundShare: 1 };
  expect(findingOf(fine)).toBe('good');
  expect(findingOf({ ...fine, rttMs: null })).toBe('good');
  expect(findingOf({ ...fine, videoKbps: 120 })).toBe('sound');
  expect(findingOf({ ...fine, lossPercent: 12 })).toBe('sound');
  expect(findingOf({ ...fine, rttMs: 900 })).toBe('sound');
  expect(findingOf({ ...fine, soundShare: 0.2 })).toBe('blocked');
  // A device that sends nothing tells nothing of its network.
  expect(findingOf({ ...fine, soundRate: 2, soundShare: 0 })).toBe('busy');
});
