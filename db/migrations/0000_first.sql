CREATE TABLE "accounts" (
	"id" uuid PRIMARY KEY NOT NULL,
	"handle" text NOT NULL,
	"display_name" text NOT NULL,
	"password_hash" text NOT NULL,
	"interface_language" text NOT NULL,
	"reads" text[] NOT NULL,
	"view" text DEFAULT 'translated' NOT NULL,
	"theme" text DEFAULT 'auto' NOT NULL,
	"role" text DEFAULT 'member' NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "accounts_reads_something" CHECK (cardinality("accounts"."reads") between 1 and 2 and "accounts"."reads" <@ array['en','zh'])
);
--> statement-breakpoint
CREATE TABLE "sessions" (
	"id" text PRIMARY KEY NOT NULL,
	"user_id" uuid NOT NULL,
	"expires_at" timestamp (3) with time zone NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "sign_in_failures" (
	"key" text PRIMARY KEY NOT NULL,
	"failures" integer NOT NULL,
	"window_start" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "communities" (
	"id" uuid PRIMARY KEY NOT NULL,
	"slug" text NOT NULL,
	"name_en" text NOT NULL,
	"name_zh" text NOT NULL,
	"about_en" text DEFAULT '' NOT NULL,
	"about_zh" text DEFAULT '' NOT NULL,
	"rules_en" text DEFAULT '' NOT NULL,
	"rules_zh" text DEFAULT '' NOT NULL,
	"thread_count" integer DEFAULT 0 NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "communities_slug_key" UNIQUE("slug")
);
--> statement-breakpoint
CREATE TABLE "threads" (
	"id" uuid PRIMARY KEY NOT NULL,
	"community_id" uuid NOT NULL,
	"author_id" uuid,
	"opening_post_id" uuid NOT NULL,
	"title" text NOT NULL,
	"language" text NOT NULL,
	"state" text DEFAULT 'open' NOT NULL,
	"post_count" integer DEFAULT 1 NOT NULL,
	"revision" bigint DEFAULT 1 NOT NULL,
	"next_seq" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"last_activity_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "threads_language_known" CHECK ("threads"."language" in ('en', 'zh'))
);
--> statement-breakpoint
CREATE TABLE "post_versions" (
	"post_id" uuid NOT NULL,
	"version" integer NOT NULL,
	"title" text,
	"markdown" text NOT NULL,
	"html" text NOT NULL,
	"language" text NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "post_versions_post_id_version_pk" PRIMARY KEY("post_id","version")
);
--> statement-breakpoint
CREATE TABLE "posts" (
	"id" uuid PRIMARY KEY NOT NULL,
	"thread_id" uuid NOT NULL,
	"author_id" uuid,
	"parent_id" uuid,
	"seq" integer NOT NULL,
	"depth" smallint NOT NULL,
	"path" text COLLATE "C" NOT NULL,
	"markdown" text NOT NULL,
	"html" text NOT NULL,
	"language" text NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"state" text DEFAULT 'visible' NOT NULL,
	"revision" bigint NOT NULL,
	"submission_key" text,
	"body_hash" text NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"edited_at" timestamp (3) with time zone,
	"deleted_at" timestamp (3) with time zone,
	CONSTRAINT "posts_language_known" CHECK ("posts"."language" in ('en', 'zh'))
);
--> statement-breakpoint
CREATE TABLE "translation_memory" (
	"source_hash" text NOT NULL,
	"source_language" text NOT NULL,
	"target_language" text NOT NULL,
	"engine" text NOT NULL,
	"engine_version" text NOT NULL,
	"glossary_version" integer NOT NULL,
	"source_text" text NOT NULL,
	"target_text" text NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "translation_memory_pk" PRIMARY KEY("source_hash","source_language","target_language","engine","engine_version","glossary_version")
);
--> statement-breakpoint
CREATE TABLE "translations" (
	"post_id" uuid NOT NULL,
	"language" text NOT NULL,
	"status" text NOT NULL,
	"wanted_version" integer NOT NULL,
	"post_version" integer,
	"title" text,
	"html" text,
	"paired_html" text,
	"sentences" jsonb,
	"kept_count" integer,
	"engine" text,
	"engine_version" text,
	"model" text,
	"quality" text,
	"local" boolean,
	"reason" text,
	"will_retry" boolean DEFAULT false NOT NULL,
	"translated_at" timestamp (3) with time zone,
	CONSTRAINT "translations_post_id_language_pk" PRIMARY KEY("post_id","language"),
	CONSTRAINT "translations_language_known" CHECK ("translations"."language" in ('en', 'zh')),
	CONSTRAINT "translations_whole" CHECK ("translations"."post_version" is null or ("translations"."html" is not null and "translations"."paired_html" is not null and "translations"."engine" is not null))
);
--> statement-breakpoint
ALTER TABLE "sessions" ADD CONSTRAINT "sessions_user_id_accounts_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."accounts"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "threads" ADD CONSTRAINT "threads_community_id_communities_id_fk" FOREIGN KEY ("community_id") REFERENCES "public"."communities"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "threads" ADD CONSTRAINT "threads_author_id_accounts_id_fk" FOREIGN KEY ("author_id") REFERENCES "public"."accounts"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "post_versions" ADD CONSTRAINT "post_versions_post_id_posts_id_fk" FOREIGN KEY ("post_id") REFERENCES "public"."posts"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "posts" ADD CONSTRAINT "posts_thread_id_threads_id_fk" FOREIGN KEY ("thread_id") REFERENCES "public"."threads"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "posts" ADD CONSTRAINT "posts_author_id_accounts_id_fk" FOREIGN KEY ("author_id") REFERENCES "public"."accounts"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "posts" ADD CONSTRAINT "posts_parent_id_posts_id_fk" FOREIGN KEY ("parent_id") REFERENCES "public"."posts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "translations" ADD CONSTRAINT "translations_post_id_posts_id_fk" FOREIGN KEY ("post_id") REFERENCES "public"."posts"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "accounts_handle_key" ON "accounts" USING btree (lower("handle"));--> statement-breakpoint
CREATE INDEX "sessions_user" ON "sessions" USING btree ("user_id");--> statement-breakpoint
CREATE INDEX "sessions_expiry" ON "sessions" USING btree ("expires_at");--> statement-breakpoint
CREATE INDEX "sign_in_failures_age" ON "sign_in_failures" USING btree ("window_start");--> statement-breakpoint
CREATE INDEX "threads_active" ON "threads" USING btree ("last_activity_at","id") WHERE state <> 'deleted';--> statement-breakpoint
CREATE INDEX "threads_new" ON "threads" USING btree ("created_at","id") WHERE state <> 'deleted';--> statement-breakpoint
CREATE INDEX "threads_community_active" ON "threads" USING btree ("community_id","last_activity_at","id") WHERE state <> 'deleted';--> statement-breakpoint
CREATE INDEX "threads_community_new" ON "threads" USING btree ("community_id","created_at","id") WHERE state <> 'deleted';--> statement-breakpoint
CREATE INDEX "threads_author" ON "threads" USING btree ("author_id");--> statement-breakpoint
CREATE UNIQUE INDEX "posts_thread_path" ON "posts" USING btree ("thread_id","path");--> statement-breakpoint
CREATE UNIQUE INDEX "posts_submission" ON "posts" USING btree ("author_id","submission_key") WHERE submission_key is not null;--> statement-breakpoint
CREATE INDEX "posts_thread_revision" ON "posts" USING btree ("thread_id","revision");--> statement-breakpoint
CREATE INDEX "posts_author" ON "posts" USING btree ("author_id","created_at","id");--> statement-breakpoint
CREATE INDEX "posts_parent" ON "posts" USING btree ("parent_id");