import fc from 'fast-check';
import { expect, test } from 'vitest';
import { OfferedRtpParameters } from './media.ts';

const honest = {
  mid: '0',
  codecs: [
    {
      mimeType: 'audio/opus',
      payloadType: 111,
      clockRate: 48_000,
      channels: 2,
      parameters: { minptime: 10, useinbandfec: 1, 'profile-level-id': '42e01f' },
      rtcpFeedback: [{ type: 'nack', parameter: 'pli' }],
    },
  ],
  headerExtensions: [
    { uri: 'urn:ietf:params:rtp-hdrext:ssrc-audio-level', id: 1, parameters: { vad: 'on' } },
  ],
  encodings: [{ ssrc: 1, rid: 'h', scalabilityMode: 'L1T3' }],
  rtcp: { cname: 'somebody' },
  msid: 'stream track',
};

/** The same with one string, or one key of the free-form parameters, ended by `tail`: one per place. */
function* spoiled(value: unknown, tail: string): Generator {
  if (typeof value === 'string') yield value + tail;
  if (typeof value !== 'object' || value === null) return;
  for (const [key, part] of Object.entries(value)) {
    const rest: object = Array.isArray(value) ? Object.assign([], value) : { ...value };
    for (const other of spoiled(part, tail)) {
      yield Object.assign(Array.isArray(rest) ? [...rest] : { ...rest }, { [key]: other });
    }
    if (key === 'parameters') yield { ...rest, parameters: { [`x${tail}`]: 1 } };
  }
}

test('what a browser offers passes whole', () => {
  expect(OfferedRtpParameters.parse(honest)).toEqual(honest);
});

test('no string of an offer carries a line break or a control character to another browser', () => {
  const character = fc.oneof(
    fc.constantFrom('\r', '\n', '\r\nm=video 9', '\0', '\u2028'),
    fc.integer({ min: 0, max: 31 }).map((code) => String.fromCharCode(code)),
  );
  fc.assert(
    fc.property(character, (tail) => {
      for (const offer of spoiled(honest, tail)) {
        expect(OfferedRtpParameters.safeParse(offer).success, JSON.stringify(offer)).toBe(false);
      }
    }),
    { numRuns: 50 },
  );
});

test('a parameter value begins no second parameter', () => {
  const [codec] = honest.codecs;
  for (const value of ['1;x=2', '1 x=2']) {
    const offer = { ...honest, codecs: [{ ...codec, parameters: { x: value } }] };
    expect(OfferedRtpParameters.safeParse(offer).success).toBe(false);
  }
});
