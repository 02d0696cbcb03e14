import { Busboy } from '@fastify/busboy';
import { once } from 'node:events';
import express, { type Express, type Request, type RequestHandler, type Response as Answer } from 'express';
import type { Api } from './api.ts';
import type { Upload } from './files.ts';
import type { World } from './world.ts';

/** Telegram's own limit is 50 MB a file. */
const maxBodyBytes = 60 * 1024 * 1024;

interface Body {
  readonly payload: Record<string, unknown>;
  readonly files: ReadonlyMap<string, Upload>;
}

/** The Bot API over HTTP, as at https://core.telegram.org/bots/api#making-requests. */
export function createHttp(world: World, api: Api): Express {
  const app = express();
  app.disable('x-powered-by');
  app.get('/file/:bot/{*path}', serveFile(world));
  const raw = express.raw({ type: () => true, limit: maxBodyBytes });
  app.all(
    '/:bot/:method',
    onlyBots,
    raw,
    async (request: Request<{ bot: string; method: string }>, response) => {
      if (request.params.bot !== `bot${world.options.token}`) return refuse(response, 401, 'Unauthorized');
      const gone = new AbortController();
      response.once('close', () => gone.abort());
      const body = await readBody(request);
      if (body === undefined) return refuse(response, 400, "Bad Request: can't parse the body");
      const reply = await api.run(request.params.method, { ...body, signal: gone.signal });
      if (reply.kind === 'cut') request.socket.destroy();
      // A silent one stays open until the caller has enough, or the server closes.
      if (reply.kind === 'answer') response.status(reply.status).json(reply.body);
    },
  );
  return app;
}

/** Other paths of two parts are somebody else's. */
const onlyBots: RequestHandler<{ bot: string; method: string }> = (request, _response, next) =>
  next(request.params.bot.startsWith('bot') ? undefined : 'route');

function refuse(response: Answer, status: number, description: string): void {
  response.status(status).json({ ok: false, error_code: status, description });
}

function serveFile(world: World): RequestHandler<{ bot: string; path: string[] }> {
  return (request, response) => {
    if (request.params.bot !== `bot${world.options.token}`) return refuse(response, 401, 'Unauthorized');
    const file = world.files.byPath(request.params.path.join('/'));
    if (file === undefined) return refuse(response, 404, 'Not Found');
    response.type('application/octet-stream').send(file.bytes);
  };
}

/** Parameters of query and body together. Undefined when the body is not what it says. */
async function readBody(request: Pick<Request, 'url' | 'body' | 'headers'>): Promise<Body | undefined> {
  const query = Object.fromEntries(new URL(request.url, 'http://bot.invalid').searchParams);
  // `express.raw` leaves a buffer, or nothing when there was no body.
  const raw: unknown = request.body;
  if (!Buffer.isBuffer(raw) || raw.length === 0) return { payload: query, files: new Map() };
  const type = request.headers['content-type'] ?? '';
  try {
    if (type.startsWith('application/json')) {
      return { payload: { ...query, ...(JSON.parse(raw.toString()) as object) }, files: new Map() };
    }
    const form = await formOf(raw, type);
    return { payload: { ...query, ...form.payload }, files: form.files };
  } catch {
    return undefined;
  }
}

/** Multipart and urlencoded forms. */
async function formOf(raw: Buffer, type: string): Promise<Body> {
  const payload: Record<string, unknown> = {};
  const files = new Map<string, Upload>();
  const parser = Busboy({ headers: { 'content-type': type } });
  parser.on('field', (name, value) => {
    payload[name] = value;
  });
  parser.on('file', (part, stream, name, _encoding, mime) => {
    const chunks: Buffer[] = [];
    stream.on('data', (chunk: Buffer) => chunks.push(chunk));
    stream.on('end', () => files.set(part, { name, type: mime, bytes: Buffer.concat(chunks) }));
  });
  const finished = once(parser, 'finish');
  parser.end(raw);
  await finished;
  return { payload, files };
}
