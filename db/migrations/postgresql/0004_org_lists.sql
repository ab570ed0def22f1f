DROP INDEX "orgs_state";--> statement-breakpoint
DROP INDEX "orgs_pinyin";--> statement-breakpoint
DROP INDEX "orgs_path";--> statement-breakpoint
ALTER TABLE "orgs" ALTER COLUMN "code" SET DATA TYPE text COLLATE "C";--> statement-breakpoint
ALTER TABLE "orgs" ALTER COLUMN "pinyin" SET DATA TYPE text COLLATE "C";--> statement-breakpoint
ALTER TABLE "orgs" ALTER COLUMN "pinyin" SET DEFAULT '';--> statement-breakpoint
CREATE INDEX "orgs_path" ON "orgs" USING btree ("path","state","code","pinyin","name","kind","level","state_at","affiliation","rank","nature","sector","id");