import { basename } from 'node:path';
import type { Document, PhotoSize } from 'grammy/types';
import { badRequest } from '../errors.ts';
import type { Upload } from '../files.ts';
import { isLoopback } from '../keyboards.ts';
import type { MethodCall } from '../params.ts';

const fetchPatienceMs = 10_000;

/** An id of a file that Telegram has, or a file that it is to take in. */
type Given = { readonly fileId: string } | { readonly upload: Upload };

/** A photo as a parameter says it: a file id, an address, `attach://part`, or the part of the parameter's own name. */
export async function photoOf(
  value: string | undefined,
  part: string,
  call: MethodCall,
): Promise<PhotoSize[]> {
  const given = await givenFile(value, part, call);
  return 'upload' in given ? call.world.files.addPhoto(given.upload) : call.world.files.photo(given.fileId);
}

/** A document, said as a photo is. */
export async function documentOf(
  value: string | undefined,
  part: string,
  call: MethodCall,
): Promise<Document> {
  const given = await givenFile(value, part, call);
  return 'upload' in given
    ? call.world.files.addDocument(given.upload)
    : call.world.files.document(given.fileId);
}

async function givenFile(value: string | undefined, part: string, { files }: MethodCall): Promise<Given> {
  const attached = value?.startsWith('attach://') ? value.slice('attach://'.length) : undefined;
  const upload = files.get(attached ?? part);
  if (upload !== undefined && (attached !== undefined || value === undefined)) return { upload };
  if (attached !== undefined) throw badRequest('wrong file identifier/HTTP URL specified');
  if (value === undefined || value === '') throw badRequest(`there is no ${part} in the request`);
  return /^https?:/.test(value) ? { upload: await download(value) } : { fileId: value };
}

/** From this machine only: tests and a local Telegram fetch nothing from elsewhere. */
async function download(address: string): Promise<Upload> {
  const failed = (): Error => badRequest('failed to get HTTP URL content');
  if (!URL.canParse(address)) throw badRequest('wrong HTTP URL specified');
  const url = new URL(address);
  if (!isLoopback(url.hostname)) throw failed();
  const signal = AbortSignal.timeout(fetchPatienceMs);
  const response = await fetch(url, { signal, redirect: 'error' }).catch(() => {
    throw failed();
  });
  if (!response.ok) throw failed();
  return {
    name: basename(url.pathname) || 'file',
    type: response.headers.get('content-type') ?? 'application/octet-stream',
    bytes: Buffer.from(await response.arrayBuffer()),
  };
}
