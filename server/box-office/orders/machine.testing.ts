import type { OrderStatus, PrismaClient } from '../../../generated/prisma/client.ts';
import { type OrderAct, statusAfter, transitions } from './machine.ts';

export const acts = Object.keys(transitions) as OrderAct[]; // its own keys

const named = (from: OrderStatus, act: OrderAct): string => `${from} → ${act}`;

/** Every step of the table of states, by name. */
export const everyStep: readonly string[] = acts.flatMap((act) =>
  transitions[act].from.map((from) => named(from, act)),
);

/** The steps that these orders have taken, as the audit log tells of them. */
export async function stepsOf(prisma: PrismaClient, orderIds: readonly number[]): Promise<Set<string>> {
  const rows = await prisma.auditEntry.findMany({
    where: { subject: 'order', subjectId: { in: [...orderIds] } },
    orderBy: { id: 'asc' },
  });
  const [at, steps] = [new Map<number, OrderStatus>(), new Set<string>()];
  for (const { act: line, subjectId } of rows) {
    const act = acts.find((one) => `order.${one}` === line);
    // Others are of holds.
    if (act === undefined) continue;
    const from = at.get(subjectId) ?? 'held';
    const to = statusAfter(from, act);
    if (to === undefined) throw new Error(`order ${subjectId} did ${act} when it was ${from}`);
    steps.add(named(from, act));
    at.set(subjectId, to);
  }
  return steps;
}
