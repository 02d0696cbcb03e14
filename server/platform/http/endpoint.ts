import type { Request, RequestHandler } from 'express';
import { z } from 'zod';
import { Refusal } from '../../../protocol/refusal.ts';
import { addressKey } from '../rate-limits.ts';
import { type Language, languageOf } from './language.ts';

/** What a handler gets besides the parsed input. */
export interface Caller {
  /** The client's address as rate limits count it. */
  readonly address: string;
  /** The token of `Authorization: Bearer …` (RFC 6750), unchecked. */
  readonly bearer: string | undefined;
  /** What the caller reads; undefined when they do not say, or none of ours. */
  readonly language: Language | undefined;
}

/** An id in a path: decimal, as we write it, and nothing that merely converts to a number. */
export const PathId = z
  .string()
  .regex(/^[1-9]\d{0,9}$/)
  .transform(Number);

/** Path parameters and body of a request, in one schema. Unknown fields are dropped. */
interface Input<Params, Body> {
  readonly params?: z.ZodType<Params>;
  readonly body?: z.ZodType<Body>;
}

/**
 * A JSON endpoint: parses, calls, answers. The handler's result is the body of a 200; `undefined` is a 204.
 * @throws Refusal `bad_request`, by Express' error path, when the input does not fit the schemas
 */
export function endpoint<Params, Body>(
  input: Input<Params, Body>,
  handle: (request: { params: Params; body: Body } & Caller) => unknown,
): RequestHandler {
  return async (request, response) => {
    const answer = await handle({
      params: parse(input.params, request.params),
      body: parse(input.body, request.body),
      ...callerOf(request),
    });
    if (answer === undefined) response.status(204).end();
    else response.json(answer);
  };
}

/** Who asks, unchecked. */
export const callerOf = (request: Request): Caller => ({
  address: addressKey(request.ip),
  bearer: bearerOf(request),
  language: languageOf(request),
});

/** Without a schema the handler sees nothing of that input, whatever was sent. */
function parse<Value>(schema: z.ZodType<Value> | undefined, value: unknown): Value {
  // Without a schema `Value` is inferred as unknown, which undefined is.
  if (schema === undefined) return undefined as Value;
  const parsed = schema.safeParse(value);
  if (parsed.success) return parsed.data;
  throw new Refusal('bad_request', z.prettifyError(parsed.error));
}

/** The token of `Authorization: Bearer …` (RFC 6750 §2.1), if there is one. */
export function bearerOf(request: Request): string | undefined {
  return /^Bearer ([A-Za-z0-9._~+/-]+=*)$/i.exec(request.headers.authorization ?? '')?.[1];
}
