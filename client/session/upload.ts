import type { z } from 'zod';
import { Refusal } from '../../protocol/refusal.ts';
import { documentLanguage, refusalOf } from './http.ts';

export interface Upload<Schema extends z.ZodType> {
  readonly path: string;
  /** Sent as it is, under its own type. */
  readonly file: Blob;
  readonly schema: Schema;
  readonly bearer: string;
  /** Told from 0 to 1 how much is on its way. */
  readonly onProgress: (part: number) => void;
}

/** Without a byte moving for so long the network is taken for lost. */
const patienceMs = 60_000;

/**
 * Sends a file. `fetch` does not tell how far it has come, so this is an XMLHttpRequest.
 * @throws Refusal of the house, `unavailable` when it was not reached, `internal` for an answer nobody can read
 */
export function upload<Schema extends z.ZodType>({
  path,
  file,
  schema,
  bearer,
  onProgress,
}: Upload<Schema>): Promise<z.output<Schema>> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open('POST', path);
    request.setRequestHeader('authorization', `Bearer ${bearer}`);
    request.setRequestHeader('content-type', file.type);
    const language = documentLanguage();
    if (language) request.setRequestHeader('accept-language', language);
    let watch = 0;
    const moved = (): void => {
      window.clearTimeout(watch);
      watch = window.setTimeout(() => request.abort(), patienceMs);
    };
    moved();
    request.upload.addEventListener('progress', ({ loaded, total }) => {
      moved();
      onProgress(total === 0 ? 0 : loaded / total);
    });
    request.addEventListener('loadend', () => {
      window.clearTimeout(watch);
      if (request.status === 0) reject(new Refusal('unavailable', `${path} was not reached`));
      else if (request.status >= 300) reject(refusalOf(request.status, jsonOf(request.responseText)));
      else {
        const parsed = schema.safeParse(jsonOf(request.responseText));
        if (parsed.success) resolve(parsed.data);
        else reject(new Refusal('internal', `${path} answered in another shape`, { cause: parsed.error }));
      }
    });
    request.send(file);
  });
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
