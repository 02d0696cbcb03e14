-- AlterTable
ALTER TABLE "tickets" ADD COLUMN "passed_on_by" BIGINT;

-- CreateIndex
CREATE INDEX "tickets_passed_on_by_idx" ON "tickets"("passed_on_by");
