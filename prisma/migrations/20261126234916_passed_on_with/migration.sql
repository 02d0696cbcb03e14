-- CreateEnum
CREATE TYPE "passed_on_with" AS ENUM ('order', 'link');

-- AlterTable
ALTER TABLE "tickets" ADD COLUMN     "passed_on_with" "passed_on_with";
