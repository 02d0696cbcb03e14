import { Admission } from '../../protocol/http.ts';
import type { ShowId } from '../../protocol/ids.ts';
import type { HttpClient } from './http.ts';
import type { Session } from './session.ts';
import type { KeyValueStore } from './storage.ts';

export interface AdmissionAsk {
  /** Take the seat from another device. */
  readonly takeOver?: boolean;
  /** How the house shall call this visitor. */
  readonly name?: string;
}

export interface AdmissionDependencies {
  readonly http: HttpClient;
  readonly session: Session;
  readonly store: KeyValueStore;
  readonly showId: ShowId;
}

/**
 * Asks for a seat, with this tab's seat credential if it has one (the same tab comes back silently), and keeps the
 * credential of the answer. @throws Refusal `seated_elsewhere`, `house_full`, `too_early`, …
 */
export async function askAdmission(
  { http, session, store, showId }: AdmissionDependencies,
  ask: AdmissionAsk,
): Promise<Admission> {
  const seatKey = `seat/${String(showId)}`;
  const seat = store.get(seatKey);
  const path = `/api/shows/${String(showId)}/admission`;
  const body = { ...ask, ...(seat === null ? {} : { seat }) };
  const admission = await session.authorised((bearer) => http.post(path, body, Admission, { bearer }));
  store.set(seatKey, admission.seat);
  return admission;
}
