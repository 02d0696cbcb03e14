-- AlterTable
ALTER TABLE "invitations" ADD COLUMN     "staff_id" INTEGER;

-- AlterTable
ALTER TABLE "refunds" ADD COLUMN     "claimed_at" TIMESTAMPTZ(3);

-- CreateTable
CREATE TABLE "show_change_asides" (
    "change_id" INTEGER NOT NULL,
    "order_id" INTEGER NOT NULL,
    "attempts" INTEGER NOT NULL DEFAULT 1,
    "next_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "show_change_asides_pkey" PRIMARY KEY ("change_id","order_id")
);

-- CreateIndex
CREATE INDEX "show_change_asides_order_id_idx" ON "show_change_asides"("order_id");

-- CreateIndex
CREATE INDEX "invitations_staff_id_idx" ON "invitations"("staff_id");

-- AddForeignKey
ALTER TABLE "invitations" ADD CONSTRAINT "invitations_staff_id_fkey" FOREIGN KEY ("staff_id") REFERENCES "staff"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "show_change_asides" ADD CONSTRAINT "show_change_asides_change_id_fkey" FOREIGN KEY ("change_id") REFERENCES "show_changes"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "show_change_asides" ADD CONSTRAINT "show_change_asides_order_id_fkey" FOREIGN KEY ("order_id") REFERENCES "orders"("id") ON DELETE CASCADE ON UPDATE CASCADE;
