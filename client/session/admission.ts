import { Admission, type TabSeat } from '../../protocol/http.ts';
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
  const seat = seatIn(store, showId);
  const path = `/api/shows/${String(showId)}/admission`;
  const body = { ...ask, ...(seat === null ? {} : { seat }) };
  const admission = await session.authorised((bearer) => http.post(path, body, Admission, { bearer }));
  keepSeat(store, { showId, seat: admission.seat });
  return admission;
}

const keyOf = (showId: ShowId): string => `seat/${String(showId)}`;

/** The seat credential that a scope keeps for a show; `null` for none. */
export const seatIn = (store: KeyValueStore, showId: ShowId): string | null => store.get(keyOf(showId));

/** Keeps the seat credential of a show: the next admission comes back to that seat silently. */
export function keepSeat(store: KeyValueStore, { showId, seat }: TabSeat): void {
  store.set(keyOf(showId), seat);
}
