import { sign, verify } from 'node:crypto';
import { ShowId, TicketId } from '../../../protocol/ids.ts';
import type { QrKey } from '../../platform/secrets.ts';

/** What a QR code says. A door scanner with the public key can read it without a network. */
export interface QrClaims {
  readonly showId: ShowId;
  readonly ticketId: TicketId;
  readonly revision: number;
}

/** `v1.<kid>.<show>.<ticket>.<revision>.<signature>`; the Ed25519 signature (RFC 8032) covers all before it. */
export function signQr(key: QrKey, { showId, ticketId, revision }: QrClaims): string {
  const text = `v1.${key.kid}.${showId}.${ticketId}.${revision}`;
  return `${text}.${sign(null, Buffer.from(text), key.privateKey).toString('base64url')}`;
}

const shape = /^(v1\.([\w-]{8})\.([1-9]\d{0,9})\.([1-9]\d{0,9})\.([1-9]\d{0,9}))\.([\w-]{86})$/;

/** The claims of a code that one of our keys has signed; `undefined` for anything else. */
export function readQr(keys: readonly QrKey[], code: string): QrClaims | undefined {
  const [, text, kid, show, ticket, revision, signature] = shape.exec(code) ?? [];
  const key = keys.find((candidate) => candidate.kid === kid);
  if (text === undefined || signature === undefined || key === undefined) return undefined;
  if (!verify(null, Buffer.from(text), key.publicKey, Buffer.from(signature, 'base64url'))) return undefined;
  const ids = [ShowId.safeParse(Number(show)), TicketId.safeParse(Number(ticket))] as const;
  if (!ids[0].success || !ids[1].success) return undefined;
  return { showId: ids[0].data, ticketId: ids[1].data, revision: Number(revision) };
}
