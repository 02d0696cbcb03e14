import { ApiError } from './errors.ts';
import { allMethods } from './methods/index.ts';
import type { Method, MethodCall } from './params.ts';
import { RateLimits } from './rate-limits.ts';
import type { Call, CallOutcome, World } from './world.ts';

/** What the HTTP side does with a call. */
export type Reply =
  | { readonly kind: 'answer'; readonly status: number; readonly body: unknown }
  | { readonly kind: 'cut' }
  | { readonly kind: 'silent' };

interface Named {
  readonly methodName: string;
  readonly run: Method;
}

/** Methods that count as messages. */
const limited: ReadonlySet<string> = new Set([
  'sendMessage',
  'sendPhoto',
  'sendDocument',
  'sendInvoice',
  'copyMessage',
  'forwardMessage',
]);

/** The Bot API without HTTP: names, faults, limits, the record of calls. */
export class Api {
  readonly #world: World;
  readonly #methods: ReadonlyMap<string, Named>;
  readonly #limits: RateLimits | undefined;

  constructor(world: World) {
    this.#world = world;
    this.#limits = world.options.rateLimits ? new RateLimits() : undefined;
    const methods = allMethods(async (_world, name, payload) => {
      await this.run(name, { payload, files: new Map(), signal: new AbortController().signal });
    });
    // Names are the same in any case.
    this.#methods = new Map(
      [...methods].map(([name, act]) => [name.toLowerCase(), { methodName: name, run: act }]),
    );
  }

  async run(calledName: string, given: Omit<MethodCall, 'world'>): Promise<Reply> {
    const act = this.#methods.get(calledName.toLowerCase());
    const name = act?.methodName ?? calledName;
    const world = this.#world;
    const call: Call = { method: name, payload: shown(given), at: world.now(), outcome: { kind: 'pending' } };
    world.calls.push(call);
    world.changes.announce();
    if (act === undefined) return this.#end(call, new ApiError(404, 'Not Found'));
    const chatId = Number(given.payload['chat_id'] ?? Number.NaN);
    const fault = world.faults.strike(name, chatId);
    if (fault?.kind === 'refuse') return this.#end(call, fault.error);
    if (fault?.kind === 'cut-before') return this.#cut(call, false, 'cut');
    try {
      if (limited.has(name)) this.#limits?.count(chatId, world.now());
      const result = await act.run({ world, ...given });
      if (fault !== undefined) return this.#cut(call, true, fault.ending);
      this.#settle(call, { kind: 'ok', result: structuredClone(result) });
      return { kind: 'answer', status: 200, body: { ok: true, result } };
    } catch (error) {
      if (!(error instanceof ApiError)) throw error;
      return this.#end(call, error);
    }
  }

  #end(call: Call, { status, message: description, parameters }: ApiError): Reply {
    this.#settle(call, { kind: 'error', status, description });
    const body = { ok: false, error_code: status, description, ...(parameters && { parameters }) };
    return { kind: 'answer', status, body };
  }

  #cut(call: Call, acted: boolean, kind: 'cut' | 'silent'): Reply {
    this.#settle(call, { kind: 'cut', acted });
    return { kind };
  }

  #settle(call: Call, outcome: CallOutcome): void {
    call.outcome = outcome;
    this.#world.options.log(
      `${call.method} ${outcome.kind === 'error' ? outcome.description : outcome.kind}`,
    );
    this.#world.changes.announce();
  }
}

/** A payload for the record: files by name and size. */
function shown({ payload, files }: Omit<MethodCall, 'world'>): Record<string, unknown> {
  const parts = [...files].map(([part, { name, bytes }]) => [part, { name, bytes: bytes.length }]);
  return { ...payload, ...(Object.fromEntries(parts) as Record<string, unknown>) };
}
