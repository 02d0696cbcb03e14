import sharp from 'sharp';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { MadePoster } from '../../protocol/admin.ts';
import { type ShowId } from '../../protocol/ids.ts';
import { someAddress, verdictOf } from '../live/admission/testing.ts';
import type { TestAnswer } from '../platform/http/testing.ts';
import { type Asking, draftOf, openAdmin, type TestAdmin } from './admin.testing.ts';

let admin: TestAdmin;
let showId: ShowId;
beforeAll(async () => {
  admin = await openAdmin();
  const made = await admin.ask('/shows', 'owner', draftOf(admin.doors));
  showId = (made.json as { id: ShowId }).id; // as the route answers
  await admin.ask(`/shows/${showId}/publish`, 'owner', {});
});
afterAll(() => admin.close());

const picture = (background: string, side = 700): Promise<Buffer> =>
  sharp({ create: { width: side, height: side, channels: 3, background } })
    .png()
    .toBuffer();

/** Sends a file as it is, as a browser does. */
async function send(file: Buffer, as: Asking = 'owner', type = 'image/png'): Promise<TestAnswer> {
  const response = await fetch(`${admin.server.origin}/api/admin/shows/${showId}/poster`, {
    method: 'POST',
    body: new Uint8Array(file),
    headers: {
      ...{ 'content-type': type, 'x-forwarded-for': someAddress() },
      ...(as !== 'nobody' && { authorization: `Bearer ${admin.tokens[as]}` }),
    },
  });
  const text = await response.text();
  const json: unknown = text === '' ? undefined : JSON.parse(text);
  return { status: response.status, headers: response.headers, text, json };
}

test('a poster is drawn anew, shown to everybody, and taken off', async () => {
  const { posterUrl } = MadePoster.parse((await send(await picture('#a33'), 'box_office')).json);
  expect(await admin.doors.boxOffice.findShow(showId)).toMatchObject({ posterUrl });
  for (const path of [posterUrl, posterUrl.replace('.jpg', '.small.jpg')]) {
    const response = await fetch(admin.server.origin + path);
    expect(response.status).toBe(200);
    expect(Object.fromEntries(response.headers)).toMatchObject({
      ...{ 'content-type': 'image/jpeg', 'x-content-type-options': 'nosniff' },
      'cache-control': 'public, max-age=31536000, immutable',
      'content-security-policy': "default-src 'none';frame-ancestors 'none'",
    });
    const bytes = Buffer.from(await response.arrayBuffer());
    expect((await sharp(bytes).metadata()).format).toBe('jpeg');
  }
  // The same file again is the same poster.
  expect((await send(await picture('#a33'))).json).toEqual({ posterUrl });
  expect((await admin.ask(`/shows/${showId}/poster`, 'owner', {}, 'DELETE')).status).toBe(204);
  expect(await admin.doors.boxOffice.findShow(showId)).toMatchObject({ posterUrl: null });
  const acts = await admin.doors.db.prisma.auditEntry.findMany({
    where: { act: { startsWith: 'show.poster' }, subjectId: showId },
    orderBy: { id: 'asc' },
  });
  expect(acts.map(({ act }) => act)).toEqual(['show.poster', 'show.poster', 'show.poster_remove']);
});

test('what is no picture, too big, or not asked for by a seller is refused', async () => {
  const file = await picture('#fff', 20);
  expect(verdictOf(await send(file, 'nobody'))).toBe('401 unauthorised');
  expect(verdictOf(await send(file, 'director'))).toBe('403 forbidden');
  expect(verdictOf(await send(Buffer.from('<svg/>'), 'owner', 'image/svg+xml'))).toBe('415 not_a_picture');
  expect(verdictOf(await send(file, 'owner', 'text/html'))).toBe('415 not_a_picture');
  expect(verdictOf(await send(Buffer.alloc(11_000_000)))).toBe('413 payload_too_large');
  const unknown = await admin.ask('/shows/999999/poster', 'owner', {}, 'DELETE');
  expect(verdictOf(unknown)).toBe('404 not_found');
  for (const path of ['/posters/x.jpg', `/posters/${'0'.repeat(64)}.jpg`, '/posters/..%2f..%2fkeys.jpg']) {
    expect((await fetch(admin.server.origin + path)).status).toBe(404);
  }
});

test('posters that no show has go after a day; the others stay', async () => {
  const { prisma } = admin.doors.db;
  await send(await picture('#3a3'));
  const { posterUrl } = MadePoster.parse((await send(await picture('#33a'))).json);
  const before = await prisma.poster.count();
  expect(await admin.doors.boxOffice.prunePosters()).toBe(0);
  admin.doors.clock.advance(25 * 3_600_000);
  expect(await admin.doors.boxOffice.prunePosters()).toBe(before - 1);
  expect((await fetch(admin.server.origin + posterUrl)).status).toBe(200);
});
