// Checks a mediasoup-worker by a real DTLS handshake: a binding request opens the ICE-lite transport to us, then
// `openssl s_client` completes DTLS 1.2 with SRTP through our socket, and the worker must report "connected".
// A worker built against a libssl with kernel TLS can pass everything else and crash exactly here.
//
//   node handshake.ts <path of mediasoup-worker>
import { execFileSync, spawn, spawnSync } from 'node:child_process';
import { createHmac, randomBytes, X509Certificate } from 'node:crypto';
import { createSocket } from 'node:dgram';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { crc32 } from 'node:zlib';
import type { types } from 'mediasoup';

const host = '127.0.0.1';

/** STUN message and attribute types of RFC 8489 and RFC 8445. */
const stun = {
  bindingRequest: 0x0001,
  magicCookie: 0x2112a442,
  username: 0x0006,
  messageIntegrity: 0x0008,
  priority: 0x0024,
  useCandidate: 0x0025,
  fingerprint: 0x8028,
  iceControlling: 0x802a,
};

async function main(worker: string | undefined): Promise<void> {
  if (worker === undefined) throw new Error('usage: handshake.ts <path of mediasoup-worker>');
  if (spawnSync('openssl', ['version'], { stdio: 'ignore' }).status !== 0) {
    console.log('its DTLS handshake was not checked: there is no openssl program');
    return;
  }
  process.env['MEDIASOUP_WORKER_BIN'] = worker;
  const { createWorker } = await import('mediasoup');
  const folder = mkdtempSync(join(tmpdir(), 'handshake-'));
  const media = await createWorker({ logLevel: 'error' });
  try {
    const died = new Promise<never>((_, reject) => void media.on('died', reject));
    await Promise.race([handshake(media, folder), died]);
    console.log('it completes a DTLS handshake');
  } finally {
    media.close();
    rmSync(folder, { recursive: true });
  }
}

async function handshake(media: types.Worker, folder: string): Promise<void> {
  const router = await media.createRouter();
  const transport = await router.createWebRtcTransport({ listenInfos: [{ protocol: 'udp', ip: host }] });
  const { key, certificate, fingerprint } = makeCertificate(folder);
  await transport.connect({
    dtlsParameters: { role: 'client', fingerprints: [{ algorithm: 'sha-256', value: fingerprint }] },
  });
  const relay = createSocket('udp4');
  relay.bind(0, host);
  await once(relay, 'listening');
  const [candidate] = transport.iceCandidates;
  if (candidate === undefined) throw new Error('the transport offers no candidate');
  const { port } = candidate;
  relay.send(bindingRequest(transport.iceParameters), port, host);
  await once(relay, 'message');

  let clientPort: number | undefined;
  relay.on('message', (packet, from) => {
    if (from.port !== port) clientPort = from.port;
    const to = from.port === port ? clientPort : port;
    if (to !== undefined) relay.send(packet, to, host);
  });
  const client = spawn(
    'openssl',
    [
      's_client',
      '-dtls1_2',
      '-connect',
      `${host}:${relay.address().port}`,
      '-cert',
      certificate,
      '-key',
      key,
    ].concat(['-use_srtp', 'SRTP_AEAD_AES_128_GCM:SRTP_AES128_CM_SHA1_80']),
    { stdio: ['pipe', 'ignore', 'ignore'] },
  );
  try {
    await connected(transport);
  } finally {
    client.kill();
    relay.close();
  }
}

function connected(transport: types.WebRtcTransport): Promise<void> {
  return new Promise((resolve, reject) => {
    setTimeout(() => reject(new Error('no DTLS handshake within 10 s')), 10_000).unref();
    transport.on('dtlsstatechange', (state) => {
      if (state === 'connected') resolve();
      if (state === 'failed' || state === 'closed')
        reject(new Error(`the DTLS handshake ended as "${state}"`));
    });
  });
}

function makeCertificate(folder: string) {
  const key = join(folder, 'key.pem');
  const certificate = join(folder, 'certificate.pem');
  const curve = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-noenc'];
  const self = [
    'req',
    '-x509',
    ...curve,
    '-keyout',
    key,
    '-out',
    certificate,
    '-days',
    '1',
    '-subj',
    '/CN=check',
  ];
  execFileSync('openssl', self, { stdio: 'ignore' });
  const { fingerprint256 } = new X509Certificate(readFileSync(certificate));
  return { key, certificate, fingerprint: fingerprint256 };
}

/** A connectivity check that nominates the pair (RFC 8445 §7.2). */
function bindingRequest({ usernameFragment, password }: types.IceParameters): Buffer {
  const attributes = [
    attribute(stun.username, Buffer.from(`${usernameFragment}:check`)),
    attribute(stun.priority, Buffer.from([0x7e, 0xff, 0xff, 0xff])),
    attribute(stun.iceControlling, randomBytes(8)),
    attribute(stun.useCandidate, Buffer.alloc(0)),
  ];
  const transaction = randomBytes(12);
  // Each of the last two covers what stands before it, under a header whose length includes the attribute itself.
  const unsigned = message(transaction, attributes, 24);
  const integrity = createHmac('sha1', password).update(unsigned).digest();
  attributes.push(attribute(stun.messageIntegrity, integrity));
  const checksum = Buffer.alloc(4);
  checksum.writeUInt32BE((crc32(message(transaction, attributes, 8)) ^ 0x5354554e) >>> 0);
  attributes.push(attribute(stun.fingerprint, checksum));
  return message(transaction, attributes, 0);
}

function message(transaction: Buffer, attributes: readonly Buffer[], bytesToFollow: number): Buffer {
  const body = Buffer.concat(attributes);
  const header = Buffer.alloc(8);
  header.writeUInt16BE(stun.bindingRequest, 0);
  header.writeUInt16BE(body.length + bytesToFollow, 2);
  header.writeUInt32BE(stun.magicCookie, 4);
  return Buffer.concat([header, transaction, body]);
}

function attribute(type: number, value: Buffer): Buffer {
  const header = Buffer.alloc(4);
  header.writeUInt16BE(type, 0);
  header.writeUInt16BE(value.length, 2);
  return Buffer.concat([header, value, Buffer.alloc((4 - (value.length % 4)) % 4)]);
}

await main(process.argv[2]);
