import type { RtpParameters } from '../../protocol/media.ts';

/**
 * What a client offers, without the names it chose: CNAME (RFC 3550, 6.5.1) and msid (RFC 8830) would be written into
 * the session description of everybody who receives. The worker gives names of its own.
 */
export function anonymous({ msid: _msid, rtcp, ...parameters }: RtpParameters): RtpParameters {
  if (rtcp === undefined) return parameters;
  const { cname: _cname, ...rest } = rtcp;
  return { ...parameters, rtcp: rest };
}
