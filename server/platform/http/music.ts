import { Router } from 'express';
import { accessSync, constants, readdirSync, statSync } from 'node:fs';
import { extname, join, resolve } from 'node:path';
import { messageOf, SetupError } from '../errors.ts';

/** What browsers play, by the ending of the file's name. */
const mediaTypes: Readonly<Record<string, string>> = {
  '.mp3': 'audio/mpeg',
  '.ogg': 'audio/ogg',
  '.opus': 'audio/ogg',
  '.m4a': 'audio/mp4',
  '.wav': 'audio/wav',
};

/** Endings that `FOYER_MUSIC` may have. */
export const musicEndings: readonly string[] = Object.keys(mediaTypes);

/** The music of the house: a file of the theatre that plays while the stage is empty. */
export interface Music {
  readonly file: string;
  readonly mediaType: string;
  /** Where pages get it; another file has another address, so that no cache plays the old one. */
  readonly url: string;
}

const path = '/house/music';

/**
 * Finds the music: the file that is set, else `foyer-music.*` in the data folder, else none.
 * @param chosen path of the file, relative to the working folder
 * @throws SetupError when the file that is set cannot be read
 */
export function findMusic(chosen: string | undefined, dataFolder: string): Music | undefined {
  const file = chosen === undefined ? ownMusic(dataFolder) : resolve(chosen);
  if (file === undefined) return undefined;
  try {
    accessSync(file, constants.R_OK);
    const { mtimeMs, size } = statSync(file);
    const stamp = `${Math.floor(mtimeMs).toString(36)}-${size.toString(36)}`;
    const mediaType = mediaTypes[extname(file).toLowerCase()] ?? 'application/octet-stream';
    return { file, mediaType, url: `/api${path}?v=${stamp}` };
  } catch (error) {
    throw new SetupError(`FOYER_MUSIC cannot be read: ${messageOf(error)}`, { cause: error });
  }
}

function ownMusic(dataFolder: string): string | undefined {
  const names = new Set(filesOf(dataFolder));
  const name = musicEndings.map((ending) => `foyer-music${ending}`).find((one) => names.has(one));
  return name === undefined ? undefined : join(dataFolder, name);
}

function filesOf(folder: string): readonly string[] {
  try {
    return readdirSync(folder);
  } catch {
    return []; // made later, by whoever keeps something there
  }
}

/** `GET /api/house/music`: the file, in ranges (RFC 9110 §14) as players ask for it; 404 without one. */
export function musicRoutes(music: Music | undefined): Router {
  const router = Router();
  if (music === undefined) return router;
  const { file, mediaType } = music;
  router.get(path, (_request, response, next) => {
    const headers = { 'Content-Type': mediaType, 'Cache-Control': 'public, max-age=86400' };
    // A data folder may lie under a name with a dot; the path is the operator's own.
    response.sendFile(file, { headers, cacheControl: false, dotfiles: 'allow' }, (error: unknown) => {
      // A player that stops listening cuts the connection: nobody is left to be answered.
      if (error === undefined || response.headersSent) return;
      if (isBeyondEnd(error)) response.status(416).end();
      else next(error);
    });
  });
  return router;
}

/** A range that the file does not have; its answer says so already in its headers (RFC 9110 §15.5.17). */
const isBeyondEnd = (error: unknown): boolean =>
  typeof error === 'object' && error !== null && 'status' in error && error.status === 416;
