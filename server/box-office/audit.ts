import type { Prisma } from '../../generated/prisma/client.ts';

/** One line of the audit log. Ids and codes alone: what names a person stays in rows that can be erased. */
export interface AuditLine {
  readonly at: Date;
  /** See `actorName`. */
  readonly actor: string;
  /** `order.pay`, `ticket.revoke`… */
  readonly act: string;
  readonly subject: 'order' | 'ticket' | 'show' | 'promo_code' | 'refund' | 'bot_message' | 'book_difference';
  readonly subjectId: number;
  readonly details: Prisma.InputJsonObject;
}

/** Written by the transaction that does what it tells of. */
export async function audit(tx: Prisma.TransactionClient, line: AuditLine): Promise<void> {
  await tx.auditEntry.create({ data: line });
}
