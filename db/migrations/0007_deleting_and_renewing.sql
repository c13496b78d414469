ALTER TABLE "translations" ADD COLUMN "touched_version" integer;--> statement-breakpoint
CREATE INDEX "suggestions_decided_by" ON "suggestions" USING btree ("decided_by") WHERE decided_by is not null;--> statement-breakpoint
CREATE INDEX "suggestions_post_author" ON "suggestions" USING btree ("post_author_id") WHERE post_author_id is not null;--> statement-breakpoint
CREATE INDEX "backfills_started_by" ON "backfills" USING btree ("started_by") WHERE started_by is not null;--> statement-breakpoint
CREATE INDEX "glossary_changes_account" ON "glossary_changes" USING btree ("account_id");--> statement-breakpoint
CREATE INDEX "glossary_terms_author" ON "glossary_terms" USING btree ("author_id");