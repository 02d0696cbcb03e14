import type { ResponseParameters } from 'grammy/types';

/** A refusal in Telegram's words: the HTTP status is its `error_code`. */
export class ApiError extends Error {
  readonly status: number;
  readonly parameters: ResponseParameters | undefined;

  constructor(status: number, description: string, parameters?: ResponseParameters) {
    super(description);
    this.name = 'ApiError';
    this.status = status;
    this.parameters = parameters;
  }
}

/** 400. @param what without "Bad Request: " */
export const badRequest = (what: string): ApiError => new ApiError(400, `Bad Request: ${what}`);

/** 403. @param what without "Forbidden: " */
export const forbidden = (what: string): ApiError => new ApiError(403, `Forbidden: ${what}`);

/** 409. @param what without "Conflict: " */
export const conflict = (what: string): ApiError => new ApiError(409, `Conflict: ${what}`);

/** 429, as flood control says it. */
export const tooManyRequests = (retryAfterSeconds: number): ApiError =>
  new ApiError(429, `Too Many Requests: retry after ${retryAfterSeconds}`, {
    retry_after: retryAfterSeconds,
  });

/** A query is answered once and in time. */
export const queryTooOld = (): ApiError =>
  badRequest('query is too old and response timeout expired or query ID is invalid');
