-- AlterTable
ALTER TABLE "sessions" ADD COLUMN     "by_telegram" BOOLEAN NOT NULL DEFAULT false;

-- AlterTable
ALTER TABLE "staff_links" ADD COLUMN     "by_telegram" BOOLEAN NOT NULL DEFAULT false;

-- By which way the sessions came that there are now nobody has kept: those of somebody with a tied Telegram end with it.

UPDATE "sessions" SET "by_telegram" = true
 WHERE "staff_id" IN (SELECT "id" FROM "staff" WHERE "telegram_id" IS NOT NULL);
