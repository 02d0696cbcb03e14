/**
 * The addresses of the pages, in Express' and wouter's common pattern language. The server answers exactly these with
 * the client's HTML: `app` pages may be framed by Telegram, `private` pages by nobody. A step from one group to the
 * other is a full page load, since a document keeps the framing policy it was loaded with. So is a step to a page with
 * `wasm`, the only ones where WebAssembly may run.
 */
export const pages = {
  start: { path: '/', framing: 'app' },
  show: { path: '/shows/:showId', framing: 'app' },
  /** Where seats are chosen and kept. */
  checkout: { path: '/shows/:showId/checkout', framing: 'app' },
  house: { path: '/shows/:showId/house', framing: 'app' },
  /** Where one may put something else behind oneself, which takes WebAssembly. */
  wings: { path: '/shows/:showId/wings', framing: 'private', wasm: true },
  /** A director performs from there, too: what they have put behind themselves must not be gone. */
  desk: { path: '/shows/:showId/desk', framing: 'private', wasm: true },
  demo: { path: '/demo', framing: 'private' },
  /** The check of one's device; a theatre can send it before a show. */
  check: { path: '/check', framing: 'app' },
  /** What was bought. The order's secret may stand in the fragment. */
  order: { path: '/orders/:orderId', framing: 'app' },
  /** What somebody holds and has bought. */
  tickets: { path: '/tickets', framing: 'app' },
  /** What the house knows of somebody, for them. */
  profile: { path: '/me', framing: 'app' },
  /** Links: the secret stands in the fragment, which no server ever sees. */
  ticketLink: { path: '/ticket', framing: 'private' },
  invitationLink: { path: '/invitation', framing: 'private' },
  /** Out of Telegram's window into a browser that gives the camera. */
  handoverLink: { path: '/continue', framing: 'private' },
  /** What the theatre's own people do: shows and their cast, orders, promo codes, and who works here. */
  staffShows: { path: '/staff', framing: 'private' },
  /** Whoever shortens the address of a show comes to all of them. */
  staffShowList: { path: '/staff/shows', framing: 'private' },
  staffNewShow: { path: '/staff/shows/new', framing: 'private' },
  staffShow: { path: '/staff/shows/:showId', framing: 'private' },
  staffOrders: { path: '/staff/orders', framing: 'private' },
  /** What waits for a person to decide. */
  staffAttention: { path: '/staff/attention', framing: 'private' },
  staffPromo: { path: '/staff/promo-codes', framing: 'private' },
  staffPeople: { path: '/staff/people', framing: 'private' },
  staffLink: { path: '/staff/enter', framing: 'private' },
  /** Where Telegram sends those back who sign in by it. */
  staffTelegram: { path: '/staff/telegram', framing: 'private' },
} as const satisfies Record<string, { path: `/${string}`; framing: 'app' | 'private'; wasm?: true }>;

/** The path of a link that a person is given; relative to the page's origin. */
export function linkPath(kind: 'ticket' | 'invitation' | 'staff' | 'handover', secret: string): string {
  return `${linkPages[kind].path}#${secret}`;
}

const linkPages = {
  ticket: pages.ticketLink,
  invitation: pages.invitationLink,
  staff: pages.staffLink,
  handover: pages.handoverLink,
} as const;
