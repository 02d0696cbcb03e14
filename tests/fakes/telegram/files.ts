import { createHash, randomBytes } from 'node:crypto';
import { extname } from 'node:path';
import type { Document, PhotoSize } from 'grammy/types';
import sharp from 'sharp';
import { ApiError, badRequest } from './errors.ts';

/** A file of a multipart request. */
export interface Upload {
  readonly name: string;
  readonly type: string;
  readonly bytes: Buffer;
}

/** A file that can be downloaded by its path. */
interface StoredFile {
  readonly uniqueId: string;
  readonly path: string;
  readonly bytes: Buffer;
}

const maxPhotoBytes = 10 * 1024 * 1024;
const maxDocumentBytes = 50 * 1024 * 1024;
/** Telegram refuses pictures whose sides sum up to more. */
const maxPhotoSidesPx = 10_000;
const maxPhotoRatio = 20;
const thumbnailPx = 320;

/** Files that were uploaded, by their ids and paths. */
export class FileStore {
  readonly #files = new Map<string, StoredFile>();
  readonly #photos = new Map<string, PhotoSize[]>();
  readonly #documents = new Map<string, Document>();

  /** @throws ApiError when it is no picture that Telegram takes */
  async addPhoto({ bytes }: Upload): Promise<PhotoSize[]> {
    if (bytes.length > maxPhotoBytes) throw new ApiError(413, 'Request Entity Too Large');
    const format = pictureFormat(bytes);
    if (format === undefined) throw badRequest('IMAGE_PROCESS_FAILED');
    const { width, height } = await sharp(bytes)
      .metadata()
      .catch(() => {
        throw badRequest('IMAGE_PROCESS_FAILED');
      });
    const ratio = Math.max(width / height, height / width);
    if (width + height > maxPhotoSidesPx || ratio > maxPhotoRatio)
      throw badRequest('PHOTO_INVALID_DIMENSIONS');
    const sizes: PhotoSize[] = [];
    if (Math.max(width, height) > thumbnailPx) {
      const small = await sharp(bytes)
        .resize(thumbnailPx, thumbnailPx, { fit: 'inside' })
        .jpeg()
        .toBuffer({ resolveWithObject: true });
      sizes.push(this.#photoSize(small.data, small.info.width, small.info.height, 'jpg'));
    }
    sizes.push(this.#photoSize(bytes, width, height, format));
    for (const { file_id } of sizes) this.#photos.set(file_id, sizes);
    return sizes;
  }

  addDocument({ name, type, bytes }: Upload): Document {
    if (bytes.length === 0) throw badRequest('file must be non-empty');
    if (bytes.length > maxDocumentBytes) throw new ApiError(413, 'Request Entity Too Large');
    const ids = this.#store('documents', bytes, extname(name));
    const document = { ...ids, file_name: name, mime_type: type, file_size: bytes.length };
    this.#documents.set(document.file_id, document);
    return document;
  }

  /** @throws ApiError for an id that is no photo's */
  photo(fileId: string): PhotoSize[] {
    const photo = this.#photos.get(fileId);
    if (photo !== undefined) return photo;
    if (this.#documents.has(fileId)) throw badRequest("can't use file of type Document as Photo");
    throw badRequest('wrong file identifier/HTTP URL specified');
  }

  /** @throws ApiError for an id that is no document's */
  document(fileId: string): Document {
    const document = this.#documents.get(fileId);
    if (document !== undefined) return document;
    if (this.#photos.has(fileId)) throw badRequest("can't use file of type Photo as Document");
    throw badRequest('wrong file identifier/HTTP URL specified');
  }

  byId(fileId: string): StoredFile | undefined {
    return this.#files.get(fileId);
  }

  byPath(path: string): StoredFile | undefined {
    return [...this.#files.values()].find((file) => file.path === path);
  }

  #photoSize(bytes: Buffer, width: number, height: number, format: string): PhotoSize {
    return { ...this.#store('photos', bytes, `.${format}`), width, height, file_size: bytes.length };
  }

  #store(folder: string, bytes: Buffer, ending: string): { file_id: string; file_unique_id: string } {
    const file_id = `AgAC${randomBytes(24).toString('base64url')}`;
    const file_unique_id = createHash('sha256').update(bytes).digest('base64url').slice(0, 16);
    this.#files.set(file_id, {
      bytes,
      uniqueId: file_unique_id,
      path: `${folder}/file_${this.#files.size}${ending}`,
    });
    return { file_id, file_unique_id };
  }
}

/** By the first bytes; undefined for what Telegram takes for no photo. */
function pictureFormat(bytes: Buffer): 'png' | 'jpg' | 'webp' | undefined {
  if (bytes.subarray(0, 8).equals(Buffer.from('89504e470d0a1a0a', 'hex'))) return 'png';
  if (bytes.subarray(0, 3).equals(Buffer.from('ffd8ff', 'hex'))) return 'jpg';
  const isWebp = bytes.toString('latin1', 0, 4) === 'RIFF' && bytes.toString('latin1', 8, 12) === 'WEBP';
  return isWebp ? 'webp' : undefined;
}
