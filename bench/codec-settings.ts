import { opusOptions } from '../client/room/encodings.ts';

/** What the house begins with before it has estimated the network, in kbit/s; see client/room/mediasoup-engine.ts. */
const startBitrateKbps = 600;

/**
 * An answer that asks the sender for Opus and VP8 as the house sets them for speech: a direct connection then differs
 * from the house by the way alone. Opus by RFC 7587 §6.1; the start bitrate is libwebrtc's own.
 */
export function asInTheHouse(answerSdp: string): string {
  const { opusDtx, opusFec, opusMaxAverageBitrate } = opusOptions.voice;
  const opus = `usedtx=${Number(opusDtx)};useinbandfec=${Number(opusFec)};maxaveragebitrate=${opusMaxAverageBitrate}`;
  const withOpus = withParameters(answerSdp, 'opus/48000/2', opus);
  return withParameters(withOpus, 'VP8/90000', `x-google-start-bitrate=${startBitrateKbps}`);
}

/** Replaces the format parameters (RFC 8866 §6.15) of a codec. */
function withParameters(sdp: string, codec: string, parameters: string): string {
  const lines = sdp.split('\r\n');
  const payloadTypes = lines.flatMap((line) => {
    const [, payloadType, name] = /^a=rtpmap:(\d+) (.+)$/.exec(line) ?? [];
    return name === codec && payloadType !== undefined ? [payloadType] : [];
  });
  const isReplaced = (line: string): boolean =>
    payloadTypes.some((type) => line.startsWith(`a=fmtp:${type} `));
  return lines
    .filter((line) => !isReplaced(line))
    .flatMap((line) => {
      const type = payloadTypes.find((each) => line.startsWith(`a=rtpmap:${each} `));
      return type === undefined ? [line] : [line, `a=fmtp:${type} ${parameters}`];
    })
    .join('\r\n');
}
