import { isIP } from 'node:net';
import { connect, type PeerCertificate, type TLSSocket } from 'node:tls';
import { codeOf, messageOf } from '../../server/platform/errors.ts';
import { type Finding, findings } from './finding.ts';

const { good, note, bad } = findings('certificate');

const patienceMs = 5000;
const dayMs = 24 * 3_600_000;
/** Caddy renews with a third of the life left: a month for the usual three. */
const leastDaysLeft = 14;

/**
 * Whether browsers will trust what answers at the public address.
 * @param now milliseconds since 1970
 * @param authority a certificate authority to trust beside the usual ones; for tests
 */
export async function checkCertificate(
  publicUrl: URL | undefined,
  now: number,
  authority?: string,
): Promise<Finding[]> {
  if (publicUrl?.protocol !== 'https:')
    return [note('none is needed on plain http; cameras work on this machine only')];
  try {
    const { valid_to: validTo } = await certificateOf(publicUrl, authority);
    const days = Math.floor((Date.parse(validTo) - now) / dayMs);
    if (days >= leastDaysLeft) return [good(`valid for ${days} more days`)];
    return [
      bad(
        `valid for ${days} more days only`,
        'see in the log of Caddy (or what else brings TLS) why it is not renewed',
      ),
    ];
  } catch (error) {
    return [explain(publicUrl, error)];
  }
}

function certificateOf(publicUrl: URL, authority: string | undefined): Promise<PeerCertificate> {
  const { promise, resolve, reject } = Promise.withResolvers<PeerCertificate>();
  const host = publicUrl.hostname.replace(/^\[|\]$/g, '');
  const socket: TLSSocket = connect({
    host,
    port: Number(publicUrl.port || 443),
    timeout: patienceMs,
    // RFC 6066 §3: an address is no server name.
    ...(isIP(host) === 0 && { servername: host }),
    ...(authority !== undefined && { ca: authority }),
  });
  socket.once('secureConnect', () => resolve(socket.getPeerCertificate()));
  socket.once('timeout', () => socket.destroy(new Error(`no answer within ${patienceMs / 1000} s`)));
  socket.once('error', reject);
  return promise.finally(() => socket.destroy());
}

function explain(publicUrl: URL, error: unknown): Finding {
  switch (codeOf(error)) {
    case 'CERT_HAS_EXPIRED':
      return bad('it has expired', 'renew it; Caddy does so by itself while ports 80 and 443 reach it');
    case 'DEPTH_ZERO_SELF_SIGNED_CERT':
    case 'SELF_SIGNED_CERT_IN_CHAIN':
    case 'UNABLE_TO_VERIFY_LEAF_SIGNATURE':
      return bad(
        'no browser knows who signed it',
        'get one from a public authority, as Caddy does with ACME_EMAIL set to an e-mail address',
      );
    case 'ERR_TLS_CERT_ALTNAME_INVALID':
      return bad(
        `it is not for ${publicUrl.hostname}`,
        'give the TLS proxy this name, or correct PUBLIC_URL',
      );
    case 'ECONNREFUSED':
      return bad(
        `nothing listens at ${publicUrl.host} for TLS`,
        'start Caddy ("docker compose up -d caddy"), and open port 443',
      );
    default:
      return bad(
        `${publicUrl.host} cannot be asked (${messageOf(error)})`,
        'open port 443 in the firewall, and check the name',
      );
  }
}
