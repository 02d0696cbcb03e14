import { z } from 'zod';

/*
 * What a client may say of its media, as schemas: nothing reaches the worker unparsed, since a malformed parameter
 * can end a worker and with it every room on it. Shapes follow mediasoup's RTP parameters
 * (https://mediasoup.org/documentation/v3/mediasoup/rtp-parameters-and-capabilities/), bounded.
 */

/**
 * What a track is. The server derives the kind from it: the client's own label decides nothing. `screen` and
 * `screen_sound` are a shared screen or file; `talkback` is the desk's private voice, heard by whom it is meant for.
 */
export const MediaSource = z.enum(['microphone', 'camera', 'screen', 'screen_sound', 'talkback']);
export type MediaSource = z.infer<typeof MediaSource>;
const kinds = {
  microphone: 'audio',
  camera: 'video',
  screen: 'video',
  screen_sound: 'audio',
  talkback: 'audio',
} as const;
export const mediaKind = (source: MediaSource): 'audio' | 'video' => kinds[source];
/** What is heard, in no order. */
export const audioSources = MediaSource.options.filter((source) => kinds[source] === 'audio');

/*
 * Most of these strings are written into the session descriptions (SDP, RFC 8866) of other people's browsers, where a
 * line break begins a line of the sender's choice: only printable ASCII passes, and only tokens where SDP splits.
 */
const Text = z.string().regex(/^[\x20-\x7e]{0,128}$/);
const Token = z.string().regex(/^[A-Za-z0-9._/+-]{1,64}$/);
/** No white space and no `;`, which would begin the next parameter. */
const FmtpValue = z.string().regex(/^[\x21-\x3a\x3c-\x7e]{0,256}$/);
const PayloadType = z.number().int().min(0).max(127);
const Ssrc = z.number().int().min(1).max(4_294_967_295);
const FmtpParameters = z
  .record(Token, z.union([FmtpValue, z.number(), z.null()]))
  .refine((parameters) => Object.keys(parameters).length <= 32, 'too many parameters')
  .transform((parameters): Record<string, unknown> => parameters);
const RtcpFeedback = z.object({ type: Text, parameter: Text.exactOptional() });
const MimeType = z.string().regex(/^(audio|video)\/[A-Za-z0-9.+-]{1,32}$/);
/** The header extensions that mediasoup knows; a client negotiates no others with it. */
const HeaderExtensionUri = z.enum([
  'urn:ietf:params:rtp-hdrext:sdes:mid',
  'urn:ietf:params:rtp-hdrext:sdes:rtp-stream-id',
  'urn:ietf:params:rtp-hdrext:sdes:repaired-rtp-stream-id',
  'http://www.webrtc.org/experiments/rtp-hdrext/abs-send-time',
  'http://www.ietf.org/id/draft-holmer-rmcat-transport-wide-cc-extensions-01',
  'urn:ietf:params:rtp-hdrext:ssrc-audio-level',
  'https://aomediacodec.github.io/av1-rtp-spec/#dependency-descriptor-rtp-header-extension',
  'urn:3gpp:video-orientation',
  'http://www.webrtc.org/experiments/rtp-hdrext/abs-capture-time',
  'urn:ietf:params:rtp-hdrext:toffset',
  'http://www.webrtc.org/experiments/rtp-hdrext/playout-delay',
  'urn:mediasoup:params:rtp-hdrext:packet-id',
]);

const CodecCapability = z.object({
  kind: z.enum(['audio', 'video']),
  mimeType: MimeType,
  preferredPayloadType: PayloadType,
  clockRate: z.number().int().min(8000).max(192_000),
  channels: z.number().int().min(1).max(8).exactOptional(),
  parameters: FmtpParameters.exactOptional(),
  rtcpFeedback: z.array(RtcpFeedback).max(16).exactOptional(),
});
const HeaderExtensionCapability = z.object({
  kind: z.enum(['audio', 'video']),
  uri: HeaderExtensionUri,
  preferredId: z.number().int().min(1).max(255),
  preferredEncrypt: z.boolean().exactOptional(),
  direction: z.enum(['sendrecv', 'sendonly', 'recvonly', 'inactive']).exactOptional(),
});

/** What a router or a browser can receive. */
export const RtpCapabilities = z.object({
  codecs: z.array(CodecCapability).max(64).exactOptional(),
  headerExtensions: z.array(HeaderExtensionCapability).max(64).exactOptional(),
});
export type RtpCapabilities = z.infer<typeof RtpCapabilities>;

const CodecParameters = z.object({
  mimeType: MimeType,
  payloadType: PayloadType,
  clockRate: z.number().int().min(8000).max(192_000),
  channels: z.number().int().min(1).max(8).exactOptional(),
  parameters: FmtpParameters.exactOptional(),
  rtcpFeedback: z.array(RtcpFeedback).max(16).exactOptional(),
});
const Encoding = z.object({
  ssrc: Ssrc.exactOptional(),
  rid: z
    .string()
    .regex(/^[A-Za-z0-9_-]{1,16}$/)
    .exactOptional(),
  codecPayloadType: PayloadType.exactOptional(),
  rtx: z.object({ ssrc: Ssrc }).exactOptional(),
  dtx: z.boolean().exactOptional(),
  scalabilityMode: z
    .string()
    .regex(/^[LS][1-3]T[1-3](_KEY(_SHIFT)?|h)?$/)
    .exactOptional(),
  maxBitrate: z.number().int().min(1000).max(20_000_000).exactOptional(),
});

/** What is sent on one m-line. */
export const RtpParameters = z.object({
  mid: z
    .string()
    .regex(/^[A-Za-z0-9._-]{1,16}$/)
    .exactOptional(),
  codecs: z.array(CodecParameters).min(1).max(8),
  headerExtensions: z
    .array(
      z.object({
        uri: HeaderExtensionUri,
        id: z.number().int().min(1).max(255),
        encrypt: z.boolean().exactOptional(),
        parameters: FmtpParameters.exactOptional(),
      }),
    )
    .max(32)
    .exactOptional(),
  encodings: z.array(Encoding).min(1).max(4).exactOptional(),
  rtcp: z
    .object({
      cname: Text.exactOptional(),
      reducedSize: z.boolean().exactOptional(),
      mux: z.boolean().exactOptional(),
    })
    .exactOptional(),
  msid: Text.exactOptional(),
});
export type RtpParameters = z.infer<typeof RtpParameters>;

/** What a client offers to send: without an encoding there is nothing to receive. */
export const OfferedRtpParameters = RtpParameters.refine(
  ({ encodings }) => encodings !== undefined,
  'at least one encoding',
);

/** RFC 8122 fingerprints; an empty list has ended workers before, so one is required. */
export const DtlsParameters = z.object({
  role: z.enum(['auto', 'client', 'server']).exactOptional(),
  fingerprints: z
    .array(
      z.object({
        algorithm: z.enum(['sha-1', 'sha-224', 'sha-256', 'sha-384', 'sha-512']),
        value: z.string().regex(/^([0-9A-Fa-f]{2}:){19,63}[0-9A-Fa-f]{2}$/),
      }),
    )
    .min(1)
    .max(8),
});
export type DtlsParameters = z.infer<typeof DtlsParameters>;

export const IceParameters = z.object({
  usernameFragment: z.string().max(256),
  password: z.string().max(256),
  iceLite: z.boolean().exactOptional(),
});
export type IceParameters = z.infer<typeof IceParameters>;

export const IceCandidate = z.object({
  foundation: z.string(),
  priority: z.number(),
  ip: z.string(),
  address: z.string(),
  protocol: z.enum(['udp', 'tcp']),
  port: z.number().int(),
  type: z.enum(['host', 'srflx', 'prflx', 'relay']),
  tcpType: z.enum(['active', 'passive', 'so']).exactOptional(),
});

/** What a client needs to make its end of a WebRTC transport. */
export const TransportOptions = z.object({
  id: z.string(),
  iceParameters: IceParameters,
  iceCandidates: z.array(IceCandidate),
  dtlsParameters: DtlsParameters,
});
export type TransportOptions = z.infer<typeof TransportOptions>;

/** RTCIceServer, with credentials that expire (draft-uberti-behave-turn-rest-00). */
export const IceServer = z.object({
  urls: z.array(z.string()),
  username: z.string().exactOptional(),
  credential: z.string().exactOptional(),
});
export type IceServer = z.infer<typeof IceServer>;
