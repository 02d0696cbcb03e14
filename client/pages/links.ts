import { pages } from '../../protocol/pages.ts';

/** The path of a show's page. */
const ofShow = (pattern: string, showId: number): string => pattern.replace(':showId', String(showId));

export const showPath = (showId: number): string => ofShow(pages.show.path, showId);
export const housePath = (showId: number): string => ofShow(pages.house.path, showId);
export const wingsPath = (showId: number): string => ofShow(pages.wings.path, showId);
export const checkoutPath = (showId: number): string => ofShow(pages.checkout.path, showId);
/** The calendar file of a show. */
export const calendarPath = (showId: number): string => `/api/shows/${showId}/calendar.ics`;
/** The path of an order's page; its secret is known to the browser that bought it, and stands in no path. */
export const orderPath = (orderId: number): string => pages.order.path.replace(':orderId', String(orderId));
/** A link that opens the bot and tells it what for; @param botLink as `https://t.me/name` */
export const botStartLink = (botLink: string, start: string): string => `${botLink}?start=${start}`;
export const deskPath = (showId: number): string => ofShow(pages.desk.path, showId);

export const staffShowPath = (showId: number): string => ofShow(pages.staffShow.path, showId);

/** The secret of a link: 256 bits in base64url (protocol/http.ts). */
const secretShape = /^[A-Za-z0-9_-]{43}$/;

/** What a pasted text opens: a whole link, or the secret of a ticket alone; `null` for anything else. */
export function linkOf(text: string): { readonly path: string; readonly secret: string } | null {
  const trimmed = text.trim();
  const [before = '', secret = trimmed] = trimmed.split('#');
  if (!secretShape.test(secret)) return null;
  const isInvitation = before.endsWith(pages.invitationLink.path);
  return { path: isInvitation ? pages.invitationLink.path : pages.ticketLink.path, secret };
}
