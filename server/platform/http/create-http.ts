import express, { type Express, type RequestHandler, type Router } from 'express';
import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import sirv from 'sirv';
import { pages } from '../../../protocol/pages.ts';
import { Refusal } from '../../../protocol/refusal.ts';
import { messageOf, SetupError } from '../errors.ts';
import type { Log } from '../log.ts';
import { untrustedProxyNotice } from './forwarded.ts';
import { previewedPage, type PreviewOptions } from './previews.ts';
import { refusalHandler } from './refusals.ts';
import { contentPolicy, type HeaderOptions, securityHeaders } from './security-headers.ts';

export interface HttpOptions extends HeaderOptions {
  readonly log: Log;
  /** Mounted under `/api`, in this order. */
  readonly routers: readonly Router[];
  /** Mounted before them: these read their bodies themselves, which may be longer. */
  readonly routersOfBodies?: readonly Router[];
  /** Mounted beside the pages: files that the house keeps itself. */
  readonly files?: readonly Router[];
  /** What messengers show of a link to a show. */
  readonly showPreview?: Pick<PreviewOptions, 'previewOf' | 'origin'>;
  /** The built client; without it there are no pages. */
  readonly clientFolder: string | undefined;
  /**
   * Whose `X-Forwarded-For` is believed, in Express' words
   * (https://expressjs.com/en/guide/behind-proxies.html): addresses, a number of hops, or nobody.
   */
  readonly trustProxy: string | number | false;
}

/** Longest JSON body; the longest honest one is Telegram's init data. */
const maxBodyBytes = 16 * 1024;

/**
 * The HTTP side of the house: API, pages, headers, refusals. Not listening yet.
 * @throws SetupError when `trustProxy` is nothing that Express knows
 */
export function createHttp(options: HttpOptions): Express {
  const app = express();
  trustProxy(app, options.trustProxy);
  app.set('query parser', false);
  app.disable('x-powered-by');
  app.use(requestId(options.log), ...securityHeaders(options), contentPolicy('data', options));
  if (options.trustProxy === false) app.use(untrustedProxyNotice(options.log));
  app.use('/api', api(options));
  for (const each of options.files ?? []) app.use(each);
  if (options.clientFolder !== undefined) servePages(app, options.clientFolder, options);
  app.use((_request, response) => {
    response.status(404).type('text/plain').send('Not found');
  });
  app.use(refusalHandler(options.log));
  return app;
}

/** @throws SetupError when Express cannot read whom to trust */
function trustProxy(app: Express, whom: HttpOptions['trustProxy']): void {
  try {
    app.set('trust proxy', whom);
  } catch (error) {
    throw new SetupError(`TRUST_PROXY cannot be used: ${messageOf(error)}`);
  }
}

/** Names each request in the answer and in the log, never with its query, headers or body. */
function requestId(log: Log): RequestHandler {
  return (request, response, next) => {
    const id = randomUUID();
    const started = performance.now();
    response.locals['requestId'] = id;
    response.setHeader('X-Request-Id', id);
    const { method, path } = request;
    response.once('finish', () => {
      const ms = Math.round(performance.now() - started);
      log.debug({ requestId: id, status: response.statusCode, ms }, `${method} ${path}`);
    });
    next();
  };
}

/** PostgreSQL keeps no U+0000 in a text: what holds one is refused before anybody asks it to. */
function wellFormed(_key: string, value: unknown): unknown {
  if (typeof value !== 'string') return value;
  if (value.includes('\0')) throw new SyntaxError('a text holds U+0000');
  return value.toWellFormed();
}

function api({ routers, routersOfBodies = [] }: HttpOptions): Router {
  const router = express.Router();
  router.use((_request, response, next) => {
    response.setHeader('Cache-Control', 'no-store');
    next();
  });
  for (const each of routersOfBodies) router.use(each);
  router.use(express.json({ limit: maxBodyBytes, reviver: wellFormed }));
  for (const each of routers) router.use(each);
  router.use(() => {
    throw new Refusal('not_found', 'no such endpoint');
  });
  return router;
}

function servePages(app: Express, clientFolder: string, options: HttpOptions): void {
  const index: RequestHandler = (_request, response) => {
    response.sendFile(join(clientFolder, 'index.html'), { headers: { 'Cache-Control': 'no-cache' } });
  };
  const file = join(clientFolder, 'index.html');
  const { showPreview } = options;
  const ofShow = showPreview === undefined ? index : previewedPage({ file, ...showPreview });
  for (const page of Object.values(pages)) {
    // A house has no such page.
    if (page === pages.demo && !options.demo) continue;
    const isOfShow = page === pages.show || page === pages.checkout;
    app.get(page.path, contentPolicy(page.framing, options, 'wasm' in page), isOfShow ? ofShow : index);
  }
  // The build has put a .br and a .gz beside what gets smaller by it.
  app.use(sirv(clientFolder, { etag: true, brotli: true, gzip: true, setHeaders: fileHeaders }));
  app.get('/{*path}', notFoundPage(contentPolicy('private', options), index));
}

function fileHeaders(response: { setHeader(name: string, value: string): unknown }, path: string): void {
  // What Vite puts under assets/ has a hash in its name.
  const hashed = path.startsWith('/assets/');
  response.setHeader('Cache-Control', hashed ? 'public, max-age=31536000, immutable' : 'no-cache');
  // sirv would send an empty type with an ending that it does not know.
  if (path.endsWith('.tflite')) response.setHeader('Content-Type', 'application/octet-stream');
}

/** Whoever reads pages is told by a page that there is nothing here; the client says so in their language. */
function notFoundPage(policy: RequestHandler, index: RequestHandler): RequestHandler[] {
  return [
    (request, response, next) => {
      // A name with an ending was meant as a file: a picture's place should not be taken by a page.
      const isForReader = request.headers.accept?.includes('text/html') && !/\.\w+$/.test(request.path);
      if (!isForReader) next('route');
      else {
        response.status(404);
        next();
      }
    },
    policy,
    index,
  ];
}
