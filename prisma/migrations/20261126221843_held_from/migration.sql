-- AlterTable
ALTER TABLE "orders" ADD COLUMN     "held_from" TEXT;
