import type { Prisma } from '../../generated/prisma/client.ts';

type AuditSubject =
  | 'order'
  | 'ticket'
  | 'show'
  | 'promo_code'
  | 'refund'
  | 'bot_message'
  | 'book_difference'
  | 'invitation'
  | 'staff'
  | 'user';

/** One line of the audit log. Ids and codes alone: what names a person stays in rows that can be erased. */
export interface AuditLine {
  readonly at: Date;
  /** See `actorName`. */
  readonly actor: string;
  /** `order.pay`, `ticket.revoke`… */
  readonly act: string;
  readonly subject: AuditSubject;
  /**
   * 0 for somebody who is forgotten: their number would be the one thing that is still known of them; and for more than
   * one, which the details say.
   */
  readonly subjectId: number;
  readonly details: Prisma.InputJsonObject;
}

/** Written by the transaction that does what it tells of. */
export async function audit(tx: Prisma.TransactionClient, line: AuditLine): Promise<void> {
  await tx.auditEntry.create({ data: line });
}
