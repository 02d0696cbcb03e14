import { type Request, type Response, Router } from 'express';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { z } from 'zod';
import { OrderSpan } from '../../protocol/admin.ts';
import { Refusal } from '../../protocol/refusal.ts';
import { ShowPath, type Table } from '../box-office/index.ts';
import { callerOf } from '../platform/http/index.ts';
import { createTexts } from '../platform/texts.ts';
import { csvOf } from './csv.ts';
import type { AdminDeps, Guard, Guarded } from './guarded.ts';

/** Orders, tickets and ratings as tables for a spreadsheet in the caller's language, sent as they are read. */
export function tableRoutes({ boxOffice, receptions }: AdminDeps, _guarded: Guarded, guard: Guard): Router {
  const router = Router();
  const sendCsv = createSender();
  router.get('/shows/:showId/orders.csv', async (request, response) => {
    const staff = await guard(callerOf(request));
    const { showId } = parse(ShowPath, request.params);
    await sendCsv(request, response, {
      name: `orders-${showId}.csv`,
      table: await boxOffice.orderTable(staff, { showId }),
    });
  });
  router.get('/shows/:showId/tickets.csv', async (request, response) => {
    const staff = await guard(callerOf(request));
    const { showId } = parse(ShowPath, request.params);
    await sendCsv(request, response, {
      name: `tickets-${showId}.csv`,
      table: await boxOffice.ticketTable(staff, showId),
    });
  });
  router.get('/shows/:showId/ratings.csv', async (request, response) => {
    const staff = await guard(callerOf(request));
    const { showId } = parse(ShowPath, request.params);
    await sendCsv(request, response, {
      name: `ratings-${showId}.csv`,
      table: await receptions.table(staff, showId),
    });
  });
  router.post('/orders.csv', async (request, response) => {
    const staff = await guard(callerOf(request));
    const span = parse(OrderSpan, request.body);
    await sendCsv(request, response, { name: 'orders.csv', table: await boxOffice.orderTable(staff, span) });
  });
  return router;
}

function parse<Value>(schema: z.ZodType<Value>, value: unknown): Value {
  const parsed = schema.safeParse(value);
  if (parsed.success) return parsed.data;
  throw new Refusal('bad_request', z.prettifyError(parsed.error));
}

type Send = (
  request: Request,
  response: Response,
  file: { readonly name: string; readonly table: Table },
) => Promise<void>;

function createSender(): Send {
  const textsIn = createTexts();
  return async (request, response, { name, table }) => {
    // Programs, which say nothing of languages, read points and commas.
    const texts = textsIn(callerOf(request).language ?? 'en');
    response.setHeader('Content-Type', 'text/csv; charset=utf-8');
    response.setHeader('Content-Language', texts.language);
    response.setHeader('Content-Disposition', `attachment; filename="${name}"`);
    try {
      await pipeline(Readable.from(csvOf(table, texts)), response);
    } catch (error) {
      // Whoever has gone away is owed nothing.
      if (!(response.destroyed && response.errored === null)) throw error;
    }
  };
}
