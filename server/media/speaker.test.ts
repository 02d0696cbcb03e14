import { describe, expect, it } from 'vitest';
import { MemberId } from '../../protocol/ids.ts';
import { ActiveSpeaker } from './speaker.ts';

const anna = MemberId.parse('a0000000-0000-4000-8000-000000000001');
const boris = MemberId.parse('a0000000-0000-4000-8000-000000000002');
const at = (member: MemberId, dBov = -30) => ({ member, dBov });

describe('the active speaker', () => {
  it('is whoever speaks first, at once', () => {
    const speaker = new ActiveSpeaker();
    expect(speaker.hear([at(anna)], 0)).toBe(true);
    expect(speaker.current).toBe(anna);
  });

  it('stays while somebody else is louder only for a moment', () => {
    const speaker = new ActiveSpeaker();
    speaker.hear([at(anna)], 0);
    speaker.hear([at(boris), at(anna)], 300);
    speaker.hear([at(anna), at(boris)], 600);
    expect(speaker.hear([at(boris), at(anna)], 900)).toBe(false);
    expect(speaker.current).toBe(anna);
  });

  it('changes to somebody who stays the loudest', () => {
    const speaker = new ActiveSpeaker();
    speaker.hear([at(anna)], 0);
    speaker.hear([at(boris), at(anna)], 300);
    expect(speaker.hear([at(boris), at(anna)], 900)).toBe(true);
    expect(speaker.current).toBe(boris);
  });

  it('lingers through a breath, and is nobody after a silence', () => {
    const speaker = new ActiveSpeaker();
    speaker.hear([at(anna)], 0);
    expect(speaker.hear([], 1500)).toBe(false);
    expect(speaker.hear([], 2000)).toBe(true);
    expect(speaker.current).toBeNull();
  });

  it('is forgotten when they leave', () => {
    const speaker = new ActiveSpeaker();
    speaker.hear([at(anna)], 0);
    expect(speaker.forget(boris)).toBe(false);
    expect(speaker.forget(anna)).toBe(true);
    expect(speaker.current).toBeNull();
  });
});
