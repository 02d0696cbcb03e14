import type { types } from 'mediasoup-client';
import type { RtpCapabilities, RtpParameters } from '../../protocol/media.ts';

/*
 * mediasoup-client and the protocol's schemas describe the same JSON. Ours fits theirs but for the closed list of
 * header extensions, of which mediasoup-client ignores what it does not know, and for a payload type that a router
 * always names: so these two are converted by name alone, at this one border.
 */

export const toCapabilities = (ours: RtpCapabilities): types.RtpCapabilities => ours as types.RtpCapabilities;

export const toRtpParameters = (ours: RtpParameters): types.RtpParameters => ours as types.RtpParameters;
