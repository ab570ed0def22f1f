CREATE TABLE "committee_years" (
	"committee_id" text NOT NULL,
	"year" integer NOT NULL,
	"opens_at" timestamp (3) with time zone,
	"closes_at" timestamp (3) with time zone,
	"deadline_at" timestamp (3) with time zone,
	"version" integer DEFAULT 0 NOT NULL,
	CONSTRAINT "committee_years_committee_id_year_pk" PRIMARY KEY("committee_id","year")
);
--> statement-breakpoint
CREATE TABLE "committees" (
	"id" text PRIMARY KEY NOT NULL,
	"org_id" text NOT NULL,
	"org_path" text COLLATE "C" NOT NULL,
	"name" text NOT NULL,
	"pinyin" text COLLATE "C" DEFAULT '' NOT NULL,
	"code" text COLLATE "C" NOT NULL,
	"band" text NOT NULL,
	"series" text NOT NULL,
	"levels" json NOT NULL,
	"specialties" json NOT NULL,
	"mode" text NOT NULL,
	"approval_no" text DEFAULT '' NOT NULL,
	"valid_from" text NOT NULL,
	"valid_to" text NOT NULL,
	"state" text NOT NULL,
	"note" text DEFAULT '' NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"version" integer DEFAULT 0 NOT NULL
);
--> statement-breakpoint
CREATE TABLE "declaration_editions" (
	"declaration_id" text NOT NULL,
	"no" integer NOT NULL,
	"contents" json NOT NULL,
	"files" json NOT NULL,
	"promise" text NOT NULL,
	"sha256" text NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "declaration_editions_declaration_id_no_pk" PRIMARY KEY("declaration_id","no")
);
--> statement-breakpoint
CREATE TABLE "declaration_sections" (
	"declaration_id" text NOT NULL,
	"section" text NOT NULL,
	"content" json NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	"version" integer DEFAULT 0 NOT NULL,
	CONSTRAINT "declaration_sections_declaration_id_section_pk" PRIMARY KEY("declaration_id","section")
);
--> statement-breakpoint
CREATE TABLE "section_passes" (
	"id" text PRIMARY KEY NOT NULL,
	"declaration_id" text NOT NULL,
	"climb" integer NOT NULL,
	"org_id" text NOT NULL,
	"duty" text NOT NULL,
	"section" text NOT NULL,
	"opinion" text DEFAULT '' NOT NULL,
	"by_id" text NOT NULL,
	"by_name" text NOT NULL,
	"at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "uploads" (
	"id" text PRIMARY KEY NOT NULL,
	"account_id" text NOT NULL,
	"declaration_id" text NOT NULL,
	"slot" text NOT NULL,
	"name" text NOT NULL,
	"size" integer NOT NULL,
	"received" integer NOT NULL,
	"at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "deliveries" (
	"id" text PRIMARY KEY NOT NULL,
	"message_id" text NOT NULL,
	"channel" text NOT NULL,
	"to_sealed" text NOT NULL,
	"state" text NOT NULL,
	"attempts" integer DEFAULT 0 NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	"sent_at" timestamp (3) with time zone
);
--> statement-breakpoint
CREATE TABLE "jobs" (
	"key" text PRIMARY KEY NOT NULL,
	"kind" text NOT NULL,
	"subject" text DEFAULT '' NOT NULL,
	"due_at" timestamp (3) with time zone NOT NULL,
	"state" text NOT NULL,
	"attempts" integer DEFAULT 0 NOT NULL,
	"started_at" timestamp (3) with time zone,
	"ended_at" timestamp (3) with time zone,
	"result" json,
	"fault" text,
	"created_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "messages" (
	"id" text PRIMARY KEY NOT NULL,
	"account_id" text NOT NULL,
	"kind" text NOT NULL,
	"params" json NOT NULL,
	"link" text DEFAULT '' NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	"read_at" timestamp (3) with time zone
);
--> statement-breakpoint
CREATE TABLE "blacklist" (
	"id" text PRIMARY KEY NOT NULL,
	"org_id" text NOT NULL,
	"org_path" text COLLATE "C" NOT NULL,
	"person_id" text,
	"id_hash" text NOT NULL,
	"id_sealed" text NOT NULL,
	"id_masked" text NOT NULL,
	"name" text COLLATE "C" NOT NULL,
	"pinyin" text COLLATE "C" NOT NULL,
	"unit_name" text NOT NULL,
	"state" text NOT NULL,
	"reason" text NOT NULL,
	"decision" text DEFAULT '' NOT NULL,
	"decision_no" text DEFAULT '' NOT NULL,
	"grade" integer,
	"start_on" text,
	"end_on" text,
	"lifted_on" text,
	"lift_reason" text DEFAULT '' NOT NULL,
	"lift_no" text DEFAULT '' NOT NULL,
	"appeal" text DEFAULT '' NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	"version" integer DEFAULT 0 NOT NULL
);
--> statement-breakpoint
CREATE TABLE "pool_experts" (
	"id" text PRIMARY KEY NOT NULL,
	"person_id" text,
	"id_hash" text NOT NULL,
	"id_sealed" text NOT NULL,
	"id_masked" text NOT NULL,
	"name" text COLLATE "C" NOT NULL,
	"pinyin" text COLLATE "C" NOT NULL,
	"sex" integer NOT NULL,
	"birth_date" text NOT NULL,
	"ethnic" text DEFAULT '' NOT NULL,
	"education" text DEFAULT '' NOT NULL,
	"degree" text DEFAULT '' NOT NULL,
	"org_id" text,
	"org_path" text COLLATE "C" NOT NULL,
	"unit_name" text NOT NULL,
	"superior_name" text DEFAULT '' NOT NULL,
	"area" text DEFAULT '' NOT NULL,
	"post" text DEFAULT '' NOT NULL,
	"title_series" text NOT NULL,
	"title_name" text NOT NULL,
	"level" text NOT NULL,
	"title_specialty" text DEFAULT '' NOT NULL,
	"title_since" text DEFAULT '' NOT NULL,
	"certificate_no" text DEFAULT '' NOT NULL,
	"series_list" text DEFAULT ',' NOT NULL,
	"specialties" json NOT NULL,
	"field" text DEFAULT '' NOT NULL,
	"avoid_units" text DEFAULT '' NOT NULL,
	"phone_sealed" text,
	"phone_masked" text DEFAULT '' NOT NULL,
	"mail" text DEFAULT '' NOT NULL,
	"source" text NOT NULL,
	"channel" json NOT NULL,
	"entered_on" text NOT NULL,
	"valid_to" text NOT NULL,
	"state" text NOT NULL,
	"state_at" timestamp (3) with time zone NOT NULL,
	"state_reason" text DEFAULT '' NOT NULL,
	"version" integer DEFAULT 0 NOT NULL
);
--> statement-breakpoint
DROP INDEX "declarations_org";--> statement-breakpoint
ALTER TABLE "accounts" ADD COLUMN "committee_id" text;--> statement-breakpoint
ALTER TABLE "attachments" ADD COLUMN "slot" text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE "declarations" ADD COLUMN "name" text COLLATE "C" DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE "declarations" ADD COLUMN "pinyin" text COLLATE "C" DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE "declarations" ADD COLUMN "title" text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE "declarations" ADD COLUMN "review_type" text DEFAULT 'normal' NOT NULL;--> statement-breakpoint
ALTER TABLE "declarations" ADD COLUMN "committee_id" text;--> statement-breakpoint
ALTER TABLE "declarations" ADD COLUMN "climb" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "declarations" ADD COLUMN "route" json;--> statement-breakpoint
ALTER TABLE "declarations" ADD COLUMN "desk_org_id" text;--> statement-breakpoint
ALTER TABLE "declarations" ADD COLUMN "desk_duty" text;--> statement-breakpoint
ALTER TABLE "declarations" ADD COLUMN "desk_since" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "declarations" ADD COLUMN "reached_depth" integer DEFAULT 99 NOT NULL;--> statement-breakpoint
ALTER TABLE "declarations" ADD COLUMN "open_sections" text DEFAULT ',' NOT NULL;--> statement-breakpoint
ALTER TABLE "declarations" ADD COLUMN "sections" text DEFAULT ',' NOT NULL;--> statement-breakpoint
ALTER TABLE "declarations" ADD COLUMN "return_reason" text;--> statement-breakpoint
ALTER TABLE "declarations" ADD COLUMN "return_points" json;--> statement-breakpoint
ALTER TABLE "declarations" ADD COLUMN "return_to_org_id" text;--> statement-breakpoint
ALTER TABLE "declarations" ADD COLUMN "return_to_duty" text;--> statement-breakpoint
ALTER TABLE "declarations" ADD COLUMN "corrected" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "declarations" ADD COLUMN "correct_by" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "declarations" ADD COLUMN "due_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "declarations" ADD COLUMN "unit_part" json;--> statement-breakpoint
ALTER TABLE "declarations" ADD COLUMN "end_cause" text;--> statement-breakpoint
ALTER TABLE "declarations" ADD COLUMN "submitted_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "declarations" ADD COLUMN "accepted_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "candidates" ADD COLUMN "declaration_id" text;--> statement-breakpoint
ALTER TABLE "reviews" ADD COLUMN "committee_id" text;--> statement-breakpoint
ALTER TABLE "committee_years" ADD CONSTRAINT "committee_years_committee_id_committees_id_fk" FOREIGN KEY ("committee_id") REFERENCES "public"."committees"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "committees" ADD CONSTRAINT "committees_org_id_orgs_id_fk" FOREIGN KEY ("org_id") REFERENCES "public"."orgs"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "declaration_editions" ADD CONSTRAINT "declaration_editions_declaration_id_declarations_id_fk" FOREIGN KEY ("declaration_id") REFERENCES "public"."declarations"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "declaration_sections" ADD CONSTRAINT "declaration_sections_declaration_id_declarations_id_fk" FOREIGN KEY ("declaration_id") REFERENCES "public"."declarations"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "section_passes" ADD CONSTRAINT "section_passes_declaration_id_declarations_id_fk" FOREIGN KEY ("declaration_id") REFERENCES "public"."declarations"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "uploads" ADD CONSTRAINT "uploads_declaration_id_declarations_id_fk" FOREIGN KEY ("declaration_id") REFERENCES "public"."declarations"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "deliveries" ADD CONSTRAINT "deliveries_message_id_messages_id_fk" FOREIGN KEY ("message_id") REFERENCES "public"."messages"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "messages" ADD CONSTRAINT "messages_account_id_accounts_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."accounts"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "blacklist" ADD CONSTRAINT "blacklist_org_id_orgs_id_fk" FOREIGN KEY ("org_id") REFERENCES "public"."orgs"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "pool_experts" ADD CONSTRAINT "pool_experts_org_id_orgs_id_fk" FOREIGN KEY ("org_id") REFERENCES "public"."orgs"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "committee_years_deadline" ON "committee_years" USING btree ("deadline_at");--> statement-breakpoint
CREATE UNIQUE INDEX "committees_code" ON "committees" USING btree ("code");--> statement-breakpoint
CREATE INDEX "committees_path" ON "committees" USING btree ("org_path","state");--> statement-breakpoint
CREATE INDEX "committees_series" ON "committees" USING btree ("series","state");--> statement-breakpoint
CREATE UNIQUE INDEX "section_passes_once" ON "section_passes" USING btree ("declaration_id","climb","org_id","duty","section");--> statement-breakpoint
CREATE INDEX "section_passes_by" ON "section_passes" USING btree ("by_id","at");--> statement-breakpoint
CREATE INDEX "uploads_declaration" ON "uploads" USING btree ("declaration_id");--> statement-breakpoint
CREATE INDEX "uploads_at" ON "uploads" USING btree ("at");--> statement-breakpoint
CREATE INDEX "deliveries_state" ON "deliveries" USING btree ("state","at");--> statement-breakpoint
CREATE INDEX "deliveries_message" ON "deliveries" USING btree ("message_id");--> statement-breakpoint
CREATE INDEX "jobs_due" ON "jobs" USING btree ("state","due_at");--> statement-breakpoint
CREATE INDEX "jobs_kind" ON "jobs" USING btree ("kind","due_at");--> statement-breakpoint
CREATE INDEX "messages_account" ON "messages" USING btree ("account_id","read_at","at");--> statement-breakpoint
CREATE INDEX "blacklist_person" ON "blacklist" USING btree ("id_hash","state");--> statement-breakpoint
CREATE INDEX "blacklist_state" ON "blacklist" USING btree ("state","end_on");--> statement-breakpoint
CREATE INDEX "blacklist_name" ON "blacklist" USING btree ("pinyin","id");--> statement-breakpoint
CREATE UNIQUE INDEX "pool_experts_id_hash" ON "pool_experts" USING btree ("id_hash");--> statement-breakpoint
CREATE INDEX "pool_experts_name" ON "pool_experts" USING btree ("pinyin","id","state","level");--> statement-breakpoint
CREATE INDEX "pool_experts_path" ON "pool_experts" USING btree ("org_path","state");--> statement-breakpoint
CREATE INDEX "pool_experts_state" ON "pool_experts" USING btree ("state","valid_to");--> statement-breakpoint
ALTER TABLE "declarations" ADD CONSTRAINT "declarations_committee_id_committees_id_fk" FOREIGN KEY ("committee_id") REFERENCES "public"."committees"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "accounts_committee" ON "accounts" USING btree ("committee_id");--> statement-breakpoint
CREATE INDEX "declarations_desk" ON "declarations" USING btree ("desk_org_id","state","desk_duty","year","desk_since","id","kind","series","org_path");--> statement-breakpoint
CREATE INDEX "declarations_committee" ON "declarations" USING btree ("committee_id","year","state","submitted_at");--> statement-breakpoint
CREATE INDEX "declarations_place" ON "declarations" USING btree ("year","org_path","kind","state","reached_depth","series","level","committee_id","end_cause","pinyin","name","id");--> statement-breakpoint
CREATE INDEX "declarations_arrived" ON "declarations" USING btree ("year","reached_depth","kind","state","series","level","committee_id","org_path","pinyin","name","id");--> statement-breakpoint
CREATE INDEX "declarations_name" ON "declarations" USING btree ("year","pinyin","id","kind","state","reached_depth","org_path","series","level","committee_id","end_cause","name");--> statement-breakpoint
CREATE INDEX "declarations_submitted" ON "declarations" USING btree ("year","submitted_at","id");--> statement-breakpoint
CREATE INDEX "declarations_since" ON "declarations" USING btree ("year","desk_since","id");--> statement-breakpoint
CREATE INDEX "declarations_end" ON "declarations" USING btree ("end_cause","year","reached_depth","committee_id","org_path","kind","series","state","level","pinyin","name","id");--> statement-breakpoint
CREATE INDEX "declarations_due" ON "declarations" USING btree ("due_at","year");--> statement-breakpoint
CREATE INDEX "candidates_declaration" ON "candidates" USING btree ("declaration_id");--> statement-breakpoint
CREATE INDEX "declarations_org" ON "declarations" USING btree ("org_path","year","state");--> statement-breakpoint
UPDATE declarations SET state = 'filling' WHERE state = 'registered';--> statement-breakpoint
UPDATE declarations SET name = (SELECT p.name FROM persons p WHERE p.id = declarations.person_id), pinyin = (SELECT p.pinyin FROM persons p WHERE p.id = declarations.person_id);
