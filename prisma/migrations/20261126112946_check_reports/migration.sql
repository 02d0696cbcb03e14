-- CreateTable
CREATE TABLE "check_reports" (
    "code" TEXT NOT NULL,
    "report" JSONB NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "check_reports_pkey" PRIMARY KEY ("code")
);

-- CreateIndex
CREATE INDEX "check_reports_expires_at_idx" ON "check_reports"("expires_at");


-- What a schema cannot say: the shape of a code (protocol/check.ts), and that a report is small and ends.
ALTER TABLE "check_reports"
    ADD CONSTRAINT "check_reports_code_check" CHECK ("code" ~ '^[ACDEFGHJKMNPRTUWXY2346789]{6}$'),
    ADD CONSTRAINT "check_reports_report_check" CHECK (jsonb_typeof("report") = 'object' AND pg_column_size("report") < 2048),
    ADD CONSTRAINT "check_reports_expires_at_check" CHECK ("expires_at" > "at");
