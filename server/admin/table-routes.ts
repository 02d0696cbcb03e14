import { type Response, Router } from 'express';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { z } from 'zod';
import { OrderSpan } from '../../protocol/admin.ts';
import { Refusal } from '../../protocol/refusal.ts';
import { ShowPath, type Table } from '../box-office/index.ts';
import { callerOf } from '../platform/http/index.ts';
import { csvOf } from './csv.ts';
import type { AdminDeps, Guard, Guarded } from './guarded.ts';

/** Orders, tickets and ratings as tables for a spreadsheet, sent as they are read. */
export function tableRoutes({ boxOffice, receptions }: AdminDeps, _guarded: Guarded, guard: Guard): Router {
  const router = Router();
  router.get('/shows/:showId/orders.csv', async (request, response) => {
    const staff = await guard(callerOf(request));
    const { showId } = parse(ShowPath, request.params);
    await sendCsv(response, `orders-${showId}.csv`, await boxOffice.orderTable(staff, { showId }));
  });
  router.get('/shows/:showId/tickets.csv', async (request, response) => {
    const staff = await guard(callerOf(request));
    const { showId } = parse(ShowPath, request.params);
    await sendCsv(response, `tickets-${showId}.csv`, await boxOffice.ticketTable(staff, showId));
  });
  router.get('/shows/:showId/ratings.csv', async (request, response) => {
    const staff = await guard(callerOf(request));
    const { showId } = parse(ShowPath, request.params);
    await sendCsv(response, `ratings-${showId}.csv`, await receptions.table(staff, showId));
  });
  router.post('/orders.csv', async (request, response) => {
    const staff = await guard(callerOf(request));
    const span = parse(OrderSpan, request.body);
    await sendCsv(response, 'orders.csv', await boxOffice.orderTable(staff, span));
  });
  return router;
}

function parse<Value>(schema: z.ZodType<Value>, value: unknown): Value {
  const parsed = schema.safeParse(value);
  if (parsed.success) return parsed.data;
  throw new Refusal('bad_request', z.prettifyError(parsed.error));
}

async function sendCsv(response: Response, name: string, table: Table): Promise<void> {
  response.setHeader('Content-Type', 'text/csv; charset=utf-8');
  response.setHeader('Content-Disposition', `attachment; filename="${name}"`);
  try {
    await pipeline(Readable.from(csvOf(table)), response);
  } catch (error) {
    // Whoever has gone away is owed nothing.
    if (!(response.destroyed && response.errored === null)) throw error;
  }
}
