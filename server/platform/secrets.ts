import { createHash, createPrivateKey, createPublicKey, type KeyObject, randomBytes } from 'node:crypto';
import { chmod, link, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { codeOf, SetupError } from './errors.ts';

/** 256 bits in base64url: a key of the keyring as it stands in the file or the environment. */
const KeyText = z
  .string()
  .regex(/^[A-Za-z0-9_-]{43}$/, 'a key is 32 random bytes in base64url (43 characters)');
const KeyList = z.array(KeyText).min(1);
const Keyring = z.object({ access: KeyText, join: KeyText, link: KeyList, qr: KeyList });
type Keyring = z.infer<typeof Keyring>;

/** Keys set from outside; what is left out comes from the data folder. */
export interface SecretOverrides {
  readonly access?: string | undefined;
  readonly join?: string | undefined;
  /** Newest first, separated by commas: the first signs, the others still verify. */
  readonly link?: string | undefined;
  /** Ed25519 seeds (RFC 8032 §5.1.5), newest first, separated by commas. */
  readonly qr?: string | undefined;
}

/** A pair that signs QR codes. */
export interface QrKey {
  /** Names the key inside a code: the start of the public key's SHA-256. */
  readonly kid: string;
  readonly privateKey: KeyObject;
  readonly publicKey: KeyObject;
}

/** The signing keys of this installation. In each list the first signs and all verify. */
export interface Secrets {
  readonly access: Uint8Array;
  readonly join: Uint8Array;
  readonly link: readonly [Uint8Array, ...Uint8Array[]];
  readonly qr: readonly [QrKey, ...QrKey[]];
}

/**
 * Reads the keys of `folder/keys.json`, making them (readable by the owner only) when there are none, and puts
 * `overrides` in their place. A newer link or QR key is added at the front of its list; what older ones signed holds.
 * @throws SetupError when the file or an override is not a set of keys
 */
export async function openSecrets(folder: string, overrides: SecretOverrides = {}): Promise<Secrets> {
  const file = join(folder, 'keys.json');
  const stored = (await readKeyring(file)) ?? (await makeKeyring(folder, file));
  const given = { ...overrides, link: overrides.link?.split(','), qr: overrides.qr?.split(',') };
  const set = Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined));
  const keys = parseKeyring({ ...stored, ...set }, 'the keys set by environment');
  return {
    access: bytes(keys.access),
    join: bytes(keys.join),
    link: nonEmpty(keys.link.map(bytes)),
    qr: nonEmpty(keys.qr.map((seed) => qrKeyFromSeed(bytes(seed)))),
  };
}

async function readKeyring(file: string): Promise<Keyring | undefined> {
  try {
    const text = await readFile(file, 'utf8');
    await chmod(file, 0o600);
    return parseKeyring(JSON.parse(text), file);
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return undefined;
    if (error instanceof SyntaxError) throw new SetupError(`${file} is not JSON; restore it from a backup`);
    throw error;
  }
}

/** Two processes may start at once: the file appears whole, and whoever comes second reads the first one's keys. */
async function makeKeyring(folder: string, file: string): Promise<Keyring> {
  const keyring: Keyring = { access: newKey(), join: newKey(), link: [newKey()], qr: [newKey()] };
  const draft = join(folder, `keys.${newKey()}.draft`);
  await mkdir(folder, { recursive: true });
  await writeFile(draft, `${JSON.stringify(keyring, null, 2)}\n`, { mode: 0o600, flag: 'wx', flush: true });
  try {
    await link(draft, file);
    return keyring;
  } catch (error) {
    const theirs = codeOf(error) === 'EEXIST' ? await readKeyring(file) : undefined;
    if (theirs === undefined) throw error;
    return theirs;
  } finally {
    await rm(draft, { force: true });
  }
}

function parseKeyring(value: unknown, source: string): Keyring {
  const parsed = Keyring.safeParse(value);
  if (parsed.success) return parsed.data;
  throw new SetupError(`${source}: ${z.prettifyError(parsed.error)}`);
}

/** PKCS#8 wrapping of an Ed25519 seed (RFC 8410 §7); Node reads no bare seed. */
const pkcs8Prefix = Buffer.from('302e020100300506032b657004220420', 'hex');

function qrKeyFromSeed(seed: Uint8Array): QrKey {
  const der = Buffer.concat([pkcs8Prefix, seed]);
  const privateKey = createPrivateKey({ key: der, format: 'der', type: 'pkcs8' });
  const publicKey = createPublicKey(privateKey);
  const spki = publicKey.export({ format: 'der', type: 'spki' });
  return { kid: createHash('sha256').update(spki).digest('base64url').slice(0, 8), privateKey, publicKey };
}

const newKey = (): string => randomBytes(32).toString('base64url');
const bytes = (key: string): Uint8Array => new Uint8Array(Buffer.from(key, 'base64url'));

function nonEmpty<Item>(items: Item[]): readonly [Item, ...Item[]] {
  const [first, ...rest] = items;
  if (first === undefined) throw new SetupError('a list of keys is empty');
  return [first, ...rest];
}
