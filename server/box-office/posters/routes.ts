import { Router } from 'express';
import type { PrismaClient } from '../../../generated/prisma/client.ts';

const fileName = /^([0-9a-f]{64})(\.small)?\.jpg$/;

/** `GET /posters/<hash>.jpg` and `/posters/<hash>.small.jpg`, beside the pages. The name says what is in it, for ever. */
export function posterRoutes({ prisma }: { readonly prisma: PrismaClient }): Router {
  const router = Router();
  router.get('/posters/:file', async (request, response, next) => {
    const [, hash, small] = fileName.exec(request.params.file) ?? [];
    const poster =
      hash === undefined
        ? null
        : await prisma.poster.findUnique({
            where: { hash },
            select: { image: small === undefined, small: small !== undefined },
          });
    if (poster === null) {
      next();
      return;
    }
    response.setHeader('Cache-Control', 'public, max-age=31536000, immutable');
    response.type('image/jpeg').send(Buffer.from(small === undefined ? poster.image : poster.small));
  });
  return router;
}
