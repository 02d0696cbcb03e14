import { describe, expect, it } from 'vitest';
import { noSwitches } from '../../../protocol/room/index.ts';
import type { Condition } from '../../../protocol/socket.ts';
import { isReady, readinessOf } from './readiness.ts';

const actor = { connected: true, muted: noSwitches, off: noSwitches };
const all: Condition = { network: 'good', sends: ['microphone', 'camera'], heard: true };

describe('readinessOf', () => {
  it('trusts what the server measures', () => {
    expect(readinessOf(actor, all)).toEqual({
      here: true,
      microphone: 'heard',
      camera: 'on',
      network: 'good',
    });
    expect(readinessOf(actor, { ...all, heard: false }).microphone).toBe('open');
    expect(readinessOf(actor, { ...all, sends: [] })).toMatchObject({ microphone: 'none', camera: 'none' });
    expect(readinessOf(actor, undefined)).toMatchObject({ microphone: 'none', network: 'unknown' });
  });

  it('says who has switched something off', () => {
    const off = { ...actor, off: { ...noSwitches, camera: true } };
    expect(readinessOf(off, all).camera).toBe('off');
    const muted = { ...off, muted: { ...noSwitches, camera: true, microphone: true } };
    expect(readinessOf(muted, all)).toMatchObject({ microphone: 'muted', camera: 'muted' });
  });

  it('knows nothing of somebody who is not here', () => {
    expect(readinessOf({ ...actor, connected: false }, all)).toEqual({
      here: false,
      microphone: 'none',
      camera: 'none',
      network: 'unknown',
    });
  });
});

it('somebody is ready who can be heard and seen over a fair line', () => {
  expect(isReady(readinessOf(actor, { ...all, heard: false, network: 'fair' }))).toBe(true);
  expect(isReady(readinessOf(actor, { ...all, network: 'poor' }))).toBe(false);
  expect(isReady(readinessOf(actor, { ...all, sends: ['microphone'] }))).toBe(false);
  expect(isReady(readinessOf({ ...actor, connected: false }, all))).toBe(false);
});
