-- AlterTable
ALTER TABLE "orders" ADD COLUMN     "payment_id" INTEGER;

-- CreateIndex
CREATE UNIQUE INDEX "orders_payment_id_key" ON "orders"("payment_id");

-- AddForeignKey
ALTER TABLE "orders" ADD CONSTRAINT "orders_payment_id_fkey" FOREIGN KEY ("payment_id") REFERENCES "payments"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- Orders that were paid before: by the first charge that was not given back for having bought nothing.

UPDATE "orders" AS o
   SET "payment_id" = (SELECT min(p."id") FROM "payments" p
                        WHERE p."order_id" = o."id"
                          AND NOT EXISTS (SELECT 1 FROM "refunds" r
                                           WHERE r."payment_id" = p."id" AND r."reason" IN ('duplicate', 'no_seats')))
 WHERE o."status" IN ('paid', 'partially_refunded', 'refunded');
