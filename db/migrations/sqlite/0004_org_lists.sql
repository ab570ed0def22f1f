DROP INDEX `orgs_state`;--> statement-breakpoint
DROP INDEX `orgs_pinyin`;--> statement-breakpoint
DROP INDEX `orgs_path`;--> statement-breakpoint
CREATE INDEX `orgs_path` ON `orgs` (`path`,`state`,`code`,`pinyin`,`name`,`kind`,`level`,`state_at`,`affiliation`,`rank`,`nature`,`sector`,`id`);