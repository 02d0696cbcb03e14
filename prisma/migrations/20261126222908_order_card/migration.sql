-- AlterTable
ALTER TABLE "orders" ADD COLUMN     "card_message_id" INTEGER;
