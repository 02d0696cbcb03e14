import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { SessionGrant } from '../../protocol/http.ts';
import type { RoomView, ViewEvent } from '../../protocol/room/index.ts';
import { type Guest, openHouse, playEvening, type TestHouse } from '../support/house.ts';

/** What a stage manager does in an evening, through the real doors, sockets, worker and database. */
let house: TestHouse;
let director: Guest;
let actor: Guest;

beforeAll(async () => {
  house = await openHouse({ GRACE_SECONDS: '1', MEDIA_WORKERS: '1', INVITATION_SECONDS: '5' });
});
afterAll(() => house.close());

beforeEach(async () => {
  const evening = await playEvening(house);
  ({ director, actor } = evening);
  await actor.command({ type: 'stage.enter' });
  return () => evening.end();
});

const viewOf = (guest: Guest): RoomView => {
  if (guest.joined === undefined) throw new Error('not joined');
  return guest.joined.room.view;
};
const eventsOf = (guest: Guest) => guest.messages('view').flatMap(([{ events }]) => events);
const last = (guest: Guest, type: ViewEvent['type']) =>
  eventsOf(guest).findLast((event) => event.type === type);

/** A spectator of this session, inside. */
async function enter(session: SessionGrant): Promise<Guest> {
  const admission = await house.admit(session);
  const guest = house.connect(admission.joinToken);
  await guest.join(admission.rtpCapabilities);
  return guest;
}

describe('the curtain', () => {
  it('keeps every consumer of the house, and lets nothing through it until it is up again', async () => {
    const anna = await house.guest('audience');
    await actor.publish('microphone');
    await expect.poll(() => anna.consumers().size).toBe(1);
    await director.command({ type: 'curtain.set', down: true });
    await expect.poll(() => last(anna, 'scene')).toMatchObject({ scene: { curtain: true } });
    expect(last(anna, 'stage')).toMatchObject({ stage: [] });
    // Nothing is opened anew when it goes up: that is what makes it fast.
    await director.command({ type: 'curtain.set', down: false });
    await expect.poll(() => last(anna, 'stage')).toMatchObject({ stage: [{ id: actor.id }] });
    expect(anna.messages('consumersClose')).toEqual([]);
    expect(anna.consumers().size).toBe(1);
    anna.socket.disconnect();
  });
});

describe('the chat', () => {
  it('is heard by everybody, survives a reload, and its words stand in a row of their own', async () => {
    const [anna, boris] = await Promise.all([house.guest('audience'), house.guest('audience')]);
    const text = '<script>alert(1)</script> https://example.org';
    await anna.command({ type: 'chat.say', text });
    await expect.poll(() => last(boris, 'lines')).toMatchObject({ said: [{ text, role: 'audience' }] });
    const again = await house.guest('audience');
    expect(viewOf(again).lines).toMatchObject([{ text }]);
    await expect.poll(() => house.prisma.roomLine.findMany({ select: { text: true } })).toEqual([{ text }]);
    const [event] = await house.prisma.roomEvent.findMany({ where: { type: 'chat.said' } });
    expect(JSON.stringify(event?.payload)).not.toContain('script');
    for (const guest of [anna, boris, again]) guest.socket.disconnect();
  });

  it('is moderated: a deleted line goes from every screen, and a pause is asked for', async () => {
    const anna = await house.guest('audience');
    await anna.command({ type: 'chat.say', text: 'Spoiler' });
    const reply = await anna.ask('command', {
      id: crypto.randomUUID(),
      command: { type: 'chat.say', text: 'Another' },
    });
    expect(reply).toMatchObject({ ok: false, error: { code: 'chat_slow', retryAfterSeconds: 1 } });
    await expect.poll(() => last(director, 'lines')).toMatchObject({ said: [{ by: anna.id }] });
    const said = last(director, 'lines');
    const line = said?.type === 'lines' ? said.said[0]?.id : undefined;
    await director.command({ type: 'chat.delete', line });
    await expect.poll(() => last(anna, 'lines')).toMatchObject({ gone: [line], said: [] });
    await expect.poll(() => house.prisma.roomLine.count({ where: { deletedAt: { not: null } } })).toBe(1);
    anna.socket.disconnect();
  });
});

describe('the doors', () => {
  it('once locked let no stranger in, and everybody back who was there', async () => {
    const session = await house.session('audience');
    const anna = await enter(session);
    await director.command({ type: 'house.lock', locked: true });
    await expect(house.admit(await house.session('audience'))).rejects.toThrow('house_locked');
    anna.socket.disconnect();
    const back = await enter(session);
    expect(back.id).toBe(anna.id);
    back.socket.disconnect();
  });

  it('stay closed to a banned person with another ticket and another device, and open to a companion who is in', async () => {
    const [first, second, companion] = [
      await house.session('audience'),
      await house.session('audience'),
      await house.session('audience'),
    ];
    const orders = [first, second, companion].map(({ door }) => (door.kind === 'ticket' ? door.ticketId : 0));
    await house.prisma.user.create({ data: { telegramId: 4711n, firstName: 'A' } });
    await house.prisma.order.updateMany({
      where: { tickets: { some: { id: { in: orders } } } },
      data: { userId: 4711n },
    });
    const anna = await enter(first);
    const friend = await enter(companion);
    expect(await director.command({ type: 'member.remove', member: anna.id, ban: true })).toEqual({
      saved: true,
    });
    await expect.poll(() => anna.messages('farewell')).toEqual([[{ reason: 'removed' }]]);
    await expect(house.admit(first)).rejects.toThrow('removed_from_room');
    await expect(house.admit(second)).rejects.toThrow('removed_from_room');
    friend.socket.disconnect();
    expect((await enter(companion)).id).toBe(friend.id);
    // Let back in by name, the person is, by any ticket.
    await director.command({ type: 'member.readmit', member: anna.id });
    await expect.poll(() => house.prisma.roomBan.count()).toBe(0);
    const again = await enter(second);
    again.socket.disconnect();
  });
});

describe('the direction', () => {
  it('once handed over shows the desk at once, and comes along through a reload', async () => {
    expect(viewOf(actor)).not.toHaveProperty('members');
    await director.command({ type: 'role.give', member: actor.id, role: 'director' });
    await expect.poll(() => actor.messages('snapshots').length).toBe(1);
    expect(actor.messages('snapshots')[0]?.[0].room.audience).toBe('desk');
    const anna = await house.guest('audience');
    await anna.command({ type: 'hand.raise', wish: 'voice' });
    await expect.poll(() => last(actor, 'hands')).toMatchObject({ hands: [{ id: anna.id }] });
    expect(actor.messages('self').at(-1)?.[0].view.grants.direct).toBe(true);
    await actor.command({ type: 'curtain.set', down: true });
    await director.command({ type: 'role.give', member: actor.id, role: 'actor' });
    await expect.poll(() => actor.messages('snapshots').at(-1)?.[0].room.audience).toBe('wings');
    await expect(actor.command({ type: 'curtain.set', down: false })).rejects.toThrow('forbidden');
    await director.command({ type: 'curtain.set', down: false });
    anna.socket.disconnect();
  });
});

describe('the talkback', () => {
  it('makes a consumer for whoever is spoken to, while it lasts, and for nobody else', async () => {
    const [anna, colleague] = await Promise.all([house.guest('audience'), house.guest('actor')]);
    await director.publish('talkback');
    const before = [anna, actor, colleague].map((guest) => guest.consumers().size);
    await director.command({ type: 'talkback.set', to: actor.id });
    await expect.poll(() => actor.consumers().size).toBe((before[1] ?? 0) + 1);
    expect(actor.messages('self').at(-1)?.[0].view.spokenToBy).toHaveLength(1);
    expect([anna, colleague].map((guest) => guest.consumers().size)).toEqual([before[0], before[2]]);
    await director.command({ type: 'talkback.set', to: null });
    await expect.poll(() => actor.consumers().size).toBe(before[1]);
    for (const guest of [anna, colleague]) guest.socket.disconnect();
  });
});

describe('a house without words', () => {
  it('claps as one: a wave for everybody, however often one person claps', async () => {
    const [anna, boris] = await Promise.all([house.guest('audience'), house.guest('audience')]);
    for (let claps = 0; claps < 10; claps += 1) await anna.request('react', { kind: 'applause', count: 10 });
    await expect.poll(() => boris.messages('reactions').at(0)?.[0].applause ?? 0).toBeGreaterThan(0);
    await expect.poll(() => boris.messages('reactions').at(-1)?.[0].applause).toBe(0);
    // One message per third of a second, not one per clap.
    expect(boris.messages('reactions').length).toBeLessThan(25);
    expect(await anna.ask('react', { kind: 'applause', count: 1000 })).toMatchObject({ ok: false });
    for (const guest of [anna, boris]) guest.socket.disconnect();
  });

  it('says what it thinks once the show is over, and not before', async () => {
    const anna = await house.guest('audience');
    await expect(anna.request('rate', { stars: 5 })).rejects.toThrow('wrong_phase');
    await director.command({ type: 'phase.set', to: 'finished' });
    await anna.request('rate', { stars: 4 });
    await anna.request('rate', { stars: 5 });
    const rated = { where: { stars: { not: null } }, select: { stars: true } } as const;
    expect(await house.prisma.attendance.findMany(rated)).toEqual([{ stars: 5 }]);
    // Whoever was there is in the book as soon as the show is over.
    const was = { where: { joinedAt: { not: null }, leftAt: { not: null } } } as const;
    await expect.poll(() => house.prisma.attendance.count(was)).toBeGreaterThan(1);
    expect(await anna.ask('rate', { stars: 6 })).toMatchObject({ ok: false, error: { code: 'bad_request' } });
    await expect(actor.request('rate', { stars: 5 })).rejects.toThrow('forbidden');
    anna.socket.disconnect();
  });

  it('finds the end card again after a reload, and may still say how it was', async () => {
    const session = await house.session('audience');
    const anna = await enter(session);
    await director.command({ type: 'phase.set', to: 'finished' });
    anna.socket.disconnect();
    const back = await enter(session);
    expect(viewOf(back).phase.at).toBe('finished');
    await back.request('rate', { stars: 3 });
    back.socket.disconnect();
  });

  it('is not stirred by one who puts a hand up and down without end', async () => {
    const anna = await house.guest('audience');
    const answers: unknown[] = [];
    for (let times = 0; times < 40; times += 1) {
      for (const type of ['hand.raise', 'hand.withdraw'] as const) {
        const command = { type, ...(type === 'hand.raise' && { wish: 'voice' }) };
        answers.push(await anna.ask('command', { id: randomUUID(), command }));
      }
    }
    const refused = answers.filter((answer) => JSON.stringify(answer).includes('too_many_requests'));
    expect(refused.length).toBeGreaterThan(20);
    // The chat is another matter.
    await anna.command({ type: 'chat.say', text: 'Браво' });
    anna.socket.disconnect();
  });
});

describe('the desk', () => {
  it('hears of everybody’s connection and devices, and nobody else does', async () => {
    const anna = await house.guest('audience');
    await actor.publish('microphone');
    await expect
      .poll(() => director.messages('conditions').at(-1)?.[0].members)
      .toMatchObject({ [actor.id]: { sends: ['microphone'] }, [anna.id]: { sends: [] } });
    expect([actor, anna].flatMap((guest) => guest.messages('conditions'))).toEqual([]);
    anna.socket.disconnect();
  });

  it('keeps a log of the evening: who did what', async () => {
    await director.command({ type: 'curtain.set', down: true });
    await director.command({ type: 'curtain.set', down: false });
    const another = await house.guest('director');
    const view = viewOf(another);
    const acts = 'acts' in view ? view.acts : [];
    expect(acts.map(({ event }) => event.type)).toEqual(
      expect.arrayContaining(['phase.changed', 'stage.entered', 'curtain.moved']),
    );
    expect(acts.at(-1)).toMatchObject({ event: { type: 'member.connected' } });
    const by = acts.find(({ event }) => event.type === 'curtain.moved')?.by;
    expect(by).toBe(director.joined?.self.view.name);
    another.socket.disconnect();
  });
});
