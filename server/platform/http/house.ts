import { Router } from 'express';
import type { HouseInfo } from '../../../protocol/http.ts';
import { endpoint } from './endpoint.ts';

/** `GET /api/house`: what a page must know before anything else. */
export function houseRoutes(info: () => HouseInfo): Router {
  const router = Router();
  router.get(
    '/house',
    endpoint({}, () => info()),
  );
  return router;
}
