import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ShowId, TicketId } from '../../../protocol/ids.ts';
import { newSecret } from '../../platform/random-secrets.ts';
import { openSecrets, type QrKey } from '../../platform/secrets.ts';
import { readQr, signQr } from './qr.ts';

const claims = { showId: ShowId.parse(12), ticketId: TicketId.parse(345), revision: 2 };
let folder: string;
let oldKey: QrKey;
let newKey: QrKey;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'rampa-qr-'));
  const secrets = await openSecrets(folder, { qr: `${newSecret()},${newSecret()}` });
  [newKey, oldKey] = secrets.qr as [QrKey, QrKey];
});
afterAll(() => rm(folder, { recursive: true }));

describe('a QR code', () => {
  test('says what was signed, and fits a small code', () => {
    const code = signQr(newKey, claims);
    expect(readQr([newKey], code)).toEqual(claims);
    expect(code.length).toBeLessThan(130);
  });

  test('of an older key still holds while the key is on the ring', () => {
    const code = signQr(oldKey, claims);
    expect(readQr([newKey, oldKey], code)).toEqual(claims);
    expect(readQr([newKey], code)).toBeUndefined();
  });

  test('changed in any field is nothing', () => {
    const code = signQr(newKey, claims);
    const changed = [
      code.replace('.12.', '.13.'),
      code.replace('.345.', '.346.'),
      code.replace('.2.', '.3.'),
      code.replace('v1', 'v2'),
      code.replace(newKey.kid, oldKey.kid),
      `${code.slice(0, -3)}AAA`,
      code.replace('.12.', '.012.'),
      code.replace('.345.', '.9999999999.'),
      `${code} `,
      '',
      'v1.....',
    ];
    for (const each of changed) expect(readQr([newKey, oldKey], each), each).toBeUndefined();
  });
});
