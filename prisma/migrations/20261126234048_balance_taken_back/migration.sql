-- AlterTable
ALTER TABLE "refunds" ADD COLUMN     "taken_back" INTEGER NOT NULL DEFAULT 0;


-- What has become a balance alone can be taken back, once.

ALTER TABLE "refunds"
  ADD CONSTRAINT "refunds_taken_back_fits"
    CHECK ("taken_back" >= 0 AND "taken_back" <= "amount" AND ("way" = 'balance' OR "taken_back" = 0));
