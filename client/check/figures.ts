import type { CheckFigures, CheckFindings } from '../../protocol/check.ts';

/** What of a statistics report is read here (https://www.w3.org/TR/webrtc-stats/). */
export interface Stat {
  readonly type: string;
  readonly kind?: string;
  readonly mid?: string;
  readonly state?: string;
  readonly bytesReceived?: number;
  readonly packetsReceived?: number;
  readonly packetsLost?: number;
  readonly packetsSent?: number;
  readonly currentRoundTripTime?: number;
  readonly roundTripTime?: number;
}

/** Both connections of a loop at one moment: totals since it was opened. */
export interface Sample {
  /** Milliseconds of any clock. */
  readonly at: number;
  readonly videoBytes: number;
  readonly soundSent: number;
  readonly soundReceived: number;
  readonly received: number;
  readonly receivedLost: number;
  readonly sent: number;
  readonly sentLost: number;
  /** `null` until the browser knows. */
  readonly rttMs: number | null;
}

/** The line on which mediasoup measures the bandwidth: it carries nothing of the loop. */
const probing = 'probator';

/** Reads the reports of the sending and the receiving connection. */
export function sampleOf(at: number, sending: Iterable<Stat>, receiving: Iterable<Stat>): Sample {
  const [out, back] = [[...sending], [...receiving]];
  const inbound = back.filter(({ type, mid }) => type === 'inbound-rtp' && mid !== probing);
  const outbound = out.filter(({ type }) => type === 'outbound-rtp');
  const ofKind = (kind: string): readonly Stat[] => inbound.filter((stat) => stat.kind === kind);
  return {
    at,
    videoBytes: sum(ofKind('video'), 'bytesReceived'),
    soundSent: sum(
      outbound.filter(({ kind }) => kind === 'audio'),
      'packetsSent',
    ),
    soundReceived: sum(ofKind('audio'), 'packetsReceived'),
    received: sum(inbound, 'packetsReceived'),
    receivedLost: sum(inbound, 'packetsLost'),
    sent: sum(outbound, 'packetsSent'),
    sentLost: sum(
      out.filter(({ type }) => type === 'remote-inbound-rtp'),
      'packetsLost',
    ),
    rttMs: rttOf([...out, ...back]),
  };
}

const sum = (
  stats: readonly Stat[],
  field: 'bytesReceived' | 'packetsReceived' | 'packetsLost' | 'packetsSent',
): number => stats.reduce((total, stat) => total + (stat[field] ?? 0), 0);

/** The slowest answer: of the pair of addresses in use, else of the sender's reports. */
function rttOf(stats: readonly Stat[]): number | null {
  const known = stats.flatMap(({ type, state, currentRoundTripTime, roundTripTime }) => {
    const seconds = type === 'candidate-pair' && state === 'succeeded' ? currentRoundTripTime : roundTripTime;
    return seconds === undefined ? [] : [seconds * 1000];
  });
  return known.length === 0 ? null : Math.max(...known);
}

/** What happened on the way between two samples. */
export interface Flow extends CheckFigures {
  /** Packets of sound per second that this device has sent; 50 as a rule. */
  readonly soundRate: number;
  /** Of the sound that was sent, how much came back, 0 to 1. */
  readonly soundShare: number;
}

export function flowBetween(before: Sample, after: Sample): Flow {
  const seconds = Math.max(0.001, (after.at - before.at) / 1000);
  const soundSent = after.soundSent - before.soundSent;
  const lost = (total: number, gone: number): number => (total <= 0 ? 0 : Math.max(0, gone) / total);
  const back = lost(
    after.received - before.received + after.receivedLost - before.receivedLost,
    after.receivedLost - before.receivedLost,
  );
  const out = lost(after.sent - before.sent, after.sentLost - before.sentLost);
  return {
    rttMs: after.rttMs === null ? null : Math.min(60_000, Math.round(after.rttMs)),
    lossPercent: Math.min(100, Math.round(Math.max(back, out) * 1000) / 10),
    videoKbps: Math.max(0, Math.round(((after.videoBytes - before.videoBytes) * 8) / 1000 / seconds)),
    soundRate: soundSent / seconds,
    soundShare: soundSent <= 0 ? 0 : Math.min(1, (after.soundReceived - before.soundReceived) / soundSent),
  };
}

/** A picture of 640 pixels moves with this much; less is a slide show. */
const goodPictureKbps = 300;
/** With more, pictures freeze until the next key frame, in spite of retransmission. */
const goodLossPercent = 5;
/** Longer, and two people on stage talk over each other. */
const goodRttMs = 400;
/** A device that sends less is too busy with other things: nothing can be said of its network. */
const leastSoundRate = 10;
/** A voice with less of it cannot be understood, in spite of error correction. */
const leastSoundShare = 0.5;

/** What a way is good for, in a word. */
export function findingOf(flow: Flow): Exclude<CheckFindings['direct'], 'untested'> {
  if (flow.soundRate < leastSoundRate) return 'busy';
  if (flow.soundShare < leastSoundShare) return 'blocked';
  const isGood =
    flow.videoKbps >= goodPictureKbps &&
    flow.lossPercent <= goodLossPercent &&
    (flow.rttMs ?? 0) <= goodRttMs;
  return isGood ? 'good' : 'sound';
}
