import { z } from 'zod';
import {
  MadePoster,
  type MoveShowBody,
  type OrderSpan,
  ShowBroadcasts,
  ShowChanges,
} from '../../protocol/admin.ts';
import { Attention, AttentionCounts } from '../../protocol/attention.ts';
import { Reception, Reviews } from '../../protocol/reception.ts';
import type { ShowId } from '../../protocol/ids.ts';
import type { AskStaff, StaffFiles } from './staff.ts';

/** An answer without content. */
const Done = z.undefined();

const ofShow = (id: ShowId, word: string): string => `/shows/${String(id)}/${word}`;

/** What buyers hear of: another time, the end of a show, and words. */
export const changesApi = (ask: AskStaff) => ({
  changes: (id: ShowId) => ask('get', ofShow(id, 'changes'), ShowChanges),
  /** @throws Refusal `start_past`, `show_live`, `show_over`, `bad_request` when nothing would change */
  moveShow: (id: ShowId, to: MoveShowBody) => ask('post', ofShow(id, 'move'), z.unknown(), to),
  /** @throws Refusal `show_live` while spectators are in the room, `show_over` */
  cancelShow: (id: ShowId) => ask('post', ofShow(id, 'cancel'), z.unknown()),
  broadcasts: (id: ShowId) => ask('get', ofShow(id, 'broadcasts'), ShowBroadcasts),
  /** @throws Refusal `bad_request` when the same was just written */
  broadcast: (id: ShowId, text: string) => ask('post', ofShow(id, 'broadcasts'), z.unknown(), { text }),
});

/** How a show was. */
export const receptionApi = (ask: AskStaff) => ({
  reception: (id: ShowId) => ask('get', ofShow(id, 'reception'), Reception),
  /** @param before the `next` of the page before; null for the newest */
  reviews: (id: ShowId, before: string | null) =>
    ask('get', ofShow(id, before === null ? 'reviews' : `reviews/${before}`), Reviews),
});

/** What waits for a person. Every act throws `not_found` when somebody else has seen to it. */
export const attentionApi = (ask: AskStaff) => ({
  attention: () => ask('get', '/attention', Attention),
  attentionCounts: () => ask('get', '/attention/count', AttentionCounts),
  decideRefund: (id: number, decision: 'retry' | 'done') =>
    ask('post', `/refunds/${String(id)}/${decision}`, Done),
  decideMessage: (id: number, decision: 'send' | 'drop') =>
    ask('post', `/messages/${String(id)}/${decision}`, Done),
  resolveDifference: (id: number) => ask('post', `/differences/${String(id)}/resolve`, Done),
});

/** Posters, and tables for a spreadsheet. */
export const filesApi = (ask: AskStaff, files: StaffFiles) => ({
  /** @throws Refusal `payload_too_large`, `not_a_picture`, `picture_too_many_pixels`, `busy` */
  setPoster: (id: ShowId, file: Blob, onProgress: (part: number) => void) =>
    files.upload(ofShow(id, 'poster'), file, MadePoster, onProgress),
  removePoster: (id: ShowId) => ask('delete', ofShow(id, 'poster'), Done),
  showTable: (id: ShowId, of: 'orders' | 'tickets' | 'ratings') => files.download(ofShow(id, `${of}.csv`)),
  orderTable: (span: OrderSpan) => files.download('/orders.csv', span),
});
