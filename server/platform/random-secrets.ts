import { createHash, randomBytes } from 'node:crypto';

/** 256 bits of chance, base64url: what links, refresh tokens and seats are made of. */
export const newSecret = (): string => randomBytes(32).toString('base64url');

/** What is stored of a secret. It has 256 bits, so nothing slower than SHA-256 is needed. */
export const hashSecret = (secret: string): string => createHash('sha256').update(secret).digest('hex');
