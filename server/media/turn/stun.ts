import { randomBytes } from 'node:crypto';

/** As much of STUN (RFC 8489) as it takes to ask a server whether it is there. */

const magicCookie = 0x2112a442;
const bindingRequestType = 0x0001;
const bindingSuccessType = 0x0101;
const headerBytes = 20;

/** A binding request with its transaction id, by which the answer is known. */
export function bindingRequest(): { readonly packet: Buffer; readonly transactionId: Buffer } {
  const transactionId = randomBytes(12);
  const header = Buffer.alloc(8);
  header.writeUInt16BE(bindingRequestType, 0);
  header.writeUInt32BE(magicCookie, 4);
  return { packet: Buffer.concat([header, transactionId]), transactionId };
}

/** Whether a packet is the success answer to the request of this transaction. */
export function isBindingSuccess(packet: Buffer, transactionId: Buffer): boolean {
  return (
    packet.length >= headerBytes &&
    packet.readUInt16BE(0) === bindingSuccessType &&
    packet.subarray(8, headerBytes).equals(transactionId)
  );
}
