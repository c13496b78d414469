ALTER TABLE "post_versions" ADD COLUMN "language_by" uuid;--> statement-breakpoint
ALTER TABLE "post_versions" ADD CONSTRAINT "post_versions_language_by_accounts_id_fk" FOREIGN KEY ("language_by") REFERENCES "public"."accounts"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "post_versions_language_by" ON "post_versions" USING btree ("language_by") WHERE language_by is not null;--> statement-breakpoint
CREATE INDEX "translations_without_engine" ON "translations" USING btree ("post_id") WHERE reason = 'pair.unsupported';