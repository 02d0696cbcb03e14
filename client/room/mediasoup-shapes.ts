import type { types } from 'mediasoup-client';
import type { IceServer, RtpCapabilities, RtpParameters, TransportOptions } from '../../protocol/media.ts';

/*
 * mediasoup-client and the protocol's schemas describe the same JSON. Their types differ in how optional and readonly
 * members are written and in mediasoup-client's closed list of header extensions, which no message can show: so they
 * are converted by name alone, at this one border.
 */

export const toCapabilities = (ours: RtpCapabilities): types.RtpCapabilities => ours as types.RtpCapabilities;

export const fromCapabilities = (theirs: types.RtpCapabilities): RtpCapabilities => theirs;

export const toRtpParameters = (ours: RtpParameters): types.RtpParameters => ours as types.RtpParameters;

export const fromRtpParameters = (theirs: types.RtpParameters): RtpParameters => theirs;

export const toTransportOptions = (ours: TransportOptions): types.TransportOptions =>
  ours;

export const toIceServer = (ours: IceServer): RTCIceServer => ours;
