import { z } from 'zod';
import { badRequest } from './errors.ts';
import type { Upload } from './files.ts';
import type { World } from './world.ts';

/** A request to a method. */
export interface MethodCall {
  readonly world: World;
  readonly payload: Readonly<Record<string, unknown>>;
  /** Files of a multipart body by the name of their part. */
  readonly files: ReadonlyMap<string, Upload>;
  /** The caller has gone. */
  readonly signal: AbortSignal;
}

/** Runs a request. Its result is Telegram's `result`. */
export type Method = (call: MethodCall) => unknown;

/**
 * A method: its input, parsed, and what it does.
 * @returns throws ApiError 400 when the input does not fit
 */
export function method<Input>(
  input: z.ZodType<Input>,
  act: (input: Input, call: MethodCall) => unknown,
): Method {
  return (call) => {
    const parsed = input.safeParse(call.payload);
    if (parsed.success) return act(parsed.data, call);
    const [issue] = parsed.error.issues;
    throw badRequest(`${issue?.path.join('.') || 'request'}: ${issue?.message ?? 'invalid'}`);
  };
}

/** Numbers and booleans come as text from forms and queries. */
export const text = z.preprocess((value) => (typeof value === 'number' ? String(value) : value), z.string());

export const integer = z.preprocess(
  (value) => (typeof value === 'string' && /^-?\d+$/.test(value) ? Number(value) : value),
  z.int(),
);

export const flag = z.preprocess((value) => {
  if (typeof value !== 'string') return value;
  return ['true', '1', 'yes'].includes(value.toLowerCase());
}, z.boolean());

/** An object or a list: itself, or written as JSON. */
export function json<Value>(schema: z.ZodType<Value>): z.ZodType<Value> {
  return z.preprocess((value, context) => {
    if (typeof value !== 'string') return value;
    try {
      return JSON.parse(value) as unknown;
    } catch {
      context.addIssue({ code: 'custom', message: "can't parse JSON" });
      return z.NEVER;
    }
  }, schema);
}

/** May be left out, also by null. */
export function optional<Value>(schema: z.ZodType<Value>): z.ZodType<Value | undefined> {
  return z.preprocess((value) => value ?? undefined, schema.optional());
}

/** Users and groups by id. There are no channels here, whose names would do as well. */
export const chatId = z.preprocess((value) => {
  if (value === undefined || value === null || value === '') throw badRequest('chat_id is empty');
  if (typeof value === 'string' && !/^-?\d+$/.test(value)) throw badRequest('chat not found');
  return Number(value);
}, z.int());
