import { findProgram } from '../../server/platform/children.ts';
import type { Evening } from './support/evening.ts';
import type { LikenessName } from './support/likeness.ts';
import { expect, test } from './support/test.ts';
import type { Visitor } from './support/visitor.ts';

test.skip(
  findProgram('turnserver') === undefined,
  'coturn is not installed (Debian: apt-get install coturn)',
);

/** A spectator whose network lets nothing through but this way to the relay. */
async function behindFirewall(
  evening: Evening,
  camera: LikenessName | 'nobody',
  transport: 'udp' | 'tcp',
): Promise<Visitor> {
  const visitor = await evening.visitor(camera);
  await visitor.page.addInitScript(keepOnly, transport);
  await visitor.enterHouse(await evening.door('audience'), '?simulate=force-turn');
  return visitor;
}

/** In the page: connections know the TURN servers of this transport alone (RFC 7065 §3.1). */
function keepOnly(transport: string): void {
  globalThis.RTCPeerConnection = class extends RTCPeerConnection {
    constructor(configuration: RTCConfiguration = {}) {
      const iceServers = (configuration.iceServers ?? []).map((server) => ({
        ...server,
        urls: [server.urls].flat().filter((url) => url.endsWith(`transport=${transport}`)),
      }));
      super({ ...configuration, iceServers });
    }
  };
}

for (const transport of ['udp', 'tcp'] as const) {
  test(`a page that is let through no other way watches over TURN by ${transport}`, async ({ evening }) => {
    const actor = await evening.actorOnStage();
    const boris = await behindFirewall(evening, 'nobody', transport);
    await expect.poll(() => boris.sees(actor.id)).toBe('actor');
    await expect.poll(() => boris.hears(actor.id)).toBe('actor');
    expect((await boris.received()).paths).toEqual([`relay/${transport}`]);
  });
}

test('a spectator is brought on stage over TURN', async ({ evening }) => {
  const boris = await evening.spectator();
  const anna = await behindFirewall(evening, 'guest', 'udp');
  await anna.raiseHand();
  await evening.director.command({ type: 'stage.invite', member: anna.id });
  await anna.get('accept').click();
  await expect.poll(() => boris.sees(anna.id)).toBe('guest');
  await expect.poll(() => boris.hears(anna.id)).toBe('guest');
  expect((await anna.received()).paths).toEqual(['relay/udp']);
});
