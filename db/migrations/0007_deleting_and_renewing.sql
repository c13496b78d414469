ALTER TABLE "translations" ADD COLUMN "touched_version" integer;--> statement-breakpoint
CREATE INDEX "suggestions_decided_by" ON "suggestions" USING btree ("decided_by") WHERE decided_by is not null;--> statement-breakpoint
CREATE INDEX "suggestions_post_author" ON "suggestions" USING btree ("post_author_id") WHERE post_author_id is not null;--> statement-breakpoint
CREATE INDEX "backfills_started_by" ON "backfills" USING btree ("started_by") WHERE started_by is not null;--> statement-breakpoint
CREATE INDEX "glossary_changes_account" ON "glossary_changes" USING btree ("account_id");--> statement-breakpoint
CREATE INDEX "glossary_terms_author" ON "glossary_terms" USING btree ("author_id");--> statement-breakpoint
UPDATE "translations" tr SET "touched_version" = (
  SELECT max(g."version") FROM "glossary_changes" g
  CROSS JOIN LATERAL (VALUES (g."before"->>'en'), (g."before"->>'zh'), (g."after"->>'en'), (g."after"->>'zh')) AS w (word)
  WHERE w.word <> '' AND (g."community_id" IS NULL OR g."community_id" = t."community_id")
    AND strpos(lower(p."markdown" || CASE WHEN p."seq" = 0 THEN ' ' || t."title" ELSE '' END), lower(w.word)) > 0)
FROM "posts" p JOIN "threads" t ON t."id" = p."thread_id" WHERE p."id" = tr."post_id" AND EXISTS (SELECT FROM "glossary_changes");
