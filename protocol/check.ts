import { z } from 'zod';
import { Instant } from './ids.ts';
import {
  DtlsParameters,
  IceServer,
  OfferedRtpParameters,
  RtpCapabilities,
  RtpParameters,
  TransportOptions,
} from './media.ts';
import { TransportDirection } from './socket.ts';

/*
 * The check of one's device before a show, over HTTP: a loop through the media server for this browser alone, and a
 * report that the desk can look up by its code. Both are open to anybody: a check needs no ticket.
 */

/** Names a loop to the browser that opened it, and to nobody else: 256 bits, base64url. */
const LoopKey = z.string().regex(/^[A-Za-z0-9_-]{43}$/);

/** What goes round in a loop. */
export const LoopSource = z.enum(['microphone', 'camera']);
export type LoopSource = z.infer<typeof LoopSource>;

/** A loop closes by itself after this long, whatever goes on in it. */
export const loopSeconds = 20;

/** `POST /api/check/loops`: two transports to the same browser, for what it sends and for the echo. */
export const LoopOpened = z.object({
  loop: LoopKey,
  rtpCapabilities: RtpCapabilities,
  send: TransportOptions,
  receive: TransportOptions,
  /** TURN with credentials for this loop; empty where the house has none. */
  iceServers: z.array(IceServer),
});
export type LoopOpened = z.infer<typeof LoopOpened>;

/** `POST /api/check/loops/connect` */
export const LoopConnectRequest = z.strictObject({
  loop: LoopKey,
  direction: TransportDirection,
  dtlsParameters: DtlsParameters,
});

/** `POST /api/check/loops/produce`; the kind follows from the source. */
export const LoopProduceRequest = z.strictObject({
  loop: LoopKey,
  source: LoopSource,
  rtpParameters: OfferedRtpParameters,
});
export const LoopProduced = z.object({ producerId: z.string() });

/** `POST /api/check/loops/consume`: the echo of what was offered, held until `/ready`. */
export const LoopConsumeRequest = z.strictObject({
  loop: LoopKey,
  source: LoopSource,
  rtpCapabilities: RtpCapabilities,
});
export const LoopEcho = z.object({
  id: z.string(),
  producerId: z.string(),
  kind: z.enum(['audio', 'video']),
  rtpParameters: RtpParameters,
});
export type LoopEcho = z.infer<typeof LoopEcho>;

/** `POST /api/check/loops/ready`: the echoes have a receiver now. `…/close`: the measurement is over. */
export const LoopRequest = z.strictObject({ loop: LoopKey });
/** There is nothing to say but "done". */
export const LoopDone = z.object({});

/** What was found of a microphone or a camera. `untested` is for whoever left it out. */
const deviceFindings = ['good', 'denied', 'missing', 'busy', 'insecure', 'failed', 'untested'] as const;

/**
 * What a way carries there and back: a good picture, sound with a picture that may stutter, nothing. `busy`: it could
 * not be measured, since the house had no room for it or did not answer.
 */
export const wayFindings = ['good', 'sound', 'blocked', 'busy', 'untested'] as const;

/** The result of a check, each part in a word. Holds nothing about the person. */
export const CheckFindings = z.strictObject({
  browser: z.enum(['good', 'unsupported', 'insecure']),
  /** A chime was played: whether the person says to have heard it. */
  speaker: z.enum(['good', 'unheard', 'untested']),
  /** `silent`: it is open, and nothing comes out of it. */
  microphone: z.enum([...deviceFindings, 'silent']),
  /** `black`: it is open, and shows no light. */
  camera: z.enum([...deviceFindings, 'black']),
  /** The straight way to the house. */
  direct: z.enum(wayFindings),
  /** The way round by TURN; `absent` where the house has none. */
  relay: z.enum([...wayFindings, 'absent']),
});
export type CheckFindings = z.infer<typeof CheckFindings>;

/** Which program looked at the page, and on what: families alone, which identify nobody. */
export const CheckAgent = z.strictObject({
  browser: z.enum(['chrome', 'edge', 'safari', 'firefox', 'other']),
  system: z.enum(['android', 'ios', 'windows', 'macos', 'linux', 'other']),
});
export type CheckAgent = z.infer<typeof CheckAgent>;

/** What the loop has measured on the better way. */
export const CheckFigures = z.strictObject({
  /** There and back; `null` where the browser does not say. */
  rttMs: z.number().int().min(0).max(60_000).nullable(),
  /** Of the packets, per cent, on the worse of both directions. */
  lossPercent: z.number().min(0).max(100),
  /** Picture that came back, kbit/s. */
  videoKbps: z.number().int().min(0).max(100_000),
});
export type CheckFigures = z.infer<typeof CheckFigures>;

/** Letters and digits of a report's code: none can be taken for another, by eye or by ear. */
export const codeAlphabet = 'ACDEFGHJKMNPRTUWXY2346789';
export const codeLength = 6;

/** Cyrillic letters that look like one of the alphabet: a code is often typed from paper on a Russian keyboard. */
const lookalikes: Readonly<Record<string, string>> = {
  ...{ А: 'A', С: 'C', Е: 'E', Н: 'H', К: 'K', М: 'M' },
  ...{ Р: 'P', Т: 'T', У: 'Y', Х: 'X' },
};

/** A report's code, however it was typed: small letters, spaces, dashes and Cyrillic lookalikes are taken. */
export const ReportCode = z
  .string()
  .max(40)
  .transform((text) =>
    text
      .toUpperCase()
      .replace(/[\s-]/gu, '')
      .replace(/[АСЕНКМРТУХ]/gu, (letter) => lookalikes[letter] ?? letter),
  )
  .refine((code) => new RegExp(`^[${codeAlphabet}]{${String(codeLength)}}$`).test(code), 'not a code');

/** `POST /api/check/reports` */
export const ReportRequest = z.strictObject({
  findings: CheckFindings,
  agent: CheckAgent,
  /** Absent when nothing was measured. */
  figures: CheckFigures.exactOptional(),
});
export type ReportRequest = z.infer<typeof ReportRequest>;
export const ReportMade = z.object({ code: z.string(), expiresAt: Instant });
export type ReportMade = z.infer<typeof ReportMade>;

/**
 * `GET /api/check/reports/:code`, for the cast of a show. An unknown code and somebody who may not look are answered
 * alike: 404 `not_found`.
 */
export const CheckReport = z.object({
  code: z.string(),
  at: Instant,
  findings: CheckFindings,
  agent: CheckAgent,
  figures: CheckFigures.exactOptional(),
});
export type CheckReport = z.infer<typeof CheckReport>;
