import { readFile } from 'node:fs/promises';
import type { RequestHandler } from 'express';

/** What a messenger shows of a link (https://ogp.me). */
export interface Preview {
  readonly title: string;
  readonly description: string;
  /** BCP 47. */
  readonly language: string;
  /** An address of this house: of the page, and of a picture if there is one. */
  readonly path: string;
  readonly image?: { readonly path: string; readonly width: number; readonly height: number } | undefined;
}

export interface PreviewOptions {
  /** `index.html` of the build. */
  readonly file: string;
  /** Of the page that is asked for; undefined for one that there is nothing to say about. */
  readonly previewOf: (params: Readonly<Record<string, string>>) => Promise<Preview | undefined>;
  /** What people use, without a slash at the end. */
  readonly origin: () => string;
}

const mostDescription = 200;

/**
 * Answers a page with what messengers read of it: they run no scripts. Nothing but what anybody may know stands there,
 * and to look at it spends no link: secrets are in fragments, which nobody sends.
 */
export function previewedPage({ file, previewOf, origin }: PreviewOptions): RequestHandler {
  return async (request, response) => {
    const html = await readFile(file, 'utf8');
    // The page must come even while the database is away: it says so by itself.
    const preview = await previewOf(request.params as Record<string, string>).catch(() => undefined);
    response.setHeader('Cache-Control', 'no-cache');
    response
      .type('html')
      .send(preview === undefined ? html : html.replace('</head>', () => headOf(preview, origin())));
  };
}

function headOf({ title, description, language, path, image }: Preview, origin: string): string {
  const short =
    description.length > mostDescription
      ? `${description.slice(0, mostDescription - 1).trimEnd()}…`
      : description;
  const properties: readonly (readonly [string, string])[] = [
    ['og:type', 'website'],
    ['og:site_name', 'Rampa'],
    ['og:title', title],
    ['og:description', short],
    ['og:locale', language],
    ['og:url', `${origin}${path}`],
    ...(image === undefined
      ? []
      : ([
          ['og:image', `${origin}${image.path}`],
          ['og:image:type', 'image/jpeg'],
          ['og:image:width', String(image.width)],
          ['og:image:height', String(image.height)],
        ] as const)),
  ];
  const tags = properties.map(([name, value]) => `<meta property="${name}" content="${escaped(value)}" />`);
  const card = image === undefined ? 'summary' : 'summary_large_image';
  return [
    `<meta name="description" content="${escaped(short)}" />`,
    `<meta name="twitter:card" content="${card}" />`,
    ...tags,
    '</head>',
  ].join('\n    ');
}

const escaped = (text: string): string =>
  text
    .replace(/\s+/g, ' ')
    .replaceAll('&', '&amp;')
    .replaceAll('"', '&quot;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;');
