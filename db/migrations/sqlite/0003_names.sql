CREATE TABLE `name_parts` (
	`part` text NOT NULL,
	`name` text NOT NULL,
	`pinyin` text NOT NULL,
	PRIMARY KEY(`part`, `name`, `pinyin`)
);
--> statement-breakpoint
DROP INDEX `declarations_place`;--> statement-breakpoint
DROP INDEX `declarations_arrived`;--> statement-breakpoint
DROP INDEX `declarations_name`;--> statement-breakpoint
DROP INDEX `declarations_submitted`;--> statement-breakpoint
DROP INDEX `declarations_since`;--> statement-breakpoint
DROP INDEX `declarations_end`;--> statement-breakpoint
CREATE INDEX `declarations_place` ON `declarations` (`year`,`org_path`,`kind`,`state`,`reached_depth`,`series`,`level`,`committee_id`,`end_cause`,`pinyin`,`name`,`id`,`climb`);--> statement-breakpoint
CREATE INDEX `declarations_arrived` ON `declarations` (`year`,`reached_depth`,`kind`,`state`,`series`,`level`,`committee_id`,`org_path`,`pinyin`,`name`,`id`,`climb`);--> statement-breakpoint
CREATE INDEX `declarations_name` ON `declarations` (`year`,`pinyin`,`id`,`kind`,`state`,`reached_depth`,`org_path`,`series`,`level`,`committee_id`,`end_cause`,`name`,`climb`);--> statement-breakpoint
CREATE INDEX `declarations_submitted` ON `declarations` (`year`,`submitted_at`,`id`,`reached_depth`,`state`,`kind`,`end_cause`,`series`,`level`,`committee_id`,`climb`);--> statement-breakpoint
CREATE INDEX `declarations_since` ON `declarations` (`year`,`desk_since`,`id`,`reached_depth`,`state`,`kind`,`end_cause`,`series`,`level`,`committee_id`,`climb`);--> statement-breakpoint
CREATE INDEX `declarations_end` ON `declarations` (`end_cause`,`year`,`reached_depth`,`committee_id`,`org_path`,`kind`,`series`,`state`,`level`,`pinyin`,`name`,`id`,`climb`);--> statement-breakpoint
DROP INDEX `persons_birth`;--> statement-breakpoint
DROP INDEX `persons_status_at`;--> statement-breakpoint
CREATE INDEX `persons_birth` ON `persons` (`birth_date`,`id`,`org_path`,`status`,`sex`,`education`,`id_type`);--> statement-breakpoint
CREATE INDEX `persons_status_at` ON `persons` (`status_at`,`id`,`org_path`,`status`,`sex`,`education`,`id_type`);--> statement-breakpoint
CREATE INDEX `orgs_name` ON `orgs` (`pinyin`,`id`,`path`);--> statement-breakpoint
INSERT INTO name_parts (part, name, pinyin)
WITH RECURSIVE
known (name, pinyin) AS (SELECT name, pinyin FROM persons UNION SELECT name, pinyin FROM declarations),
ends (part, name, pinyin) AS (
	SELECT replace(replace(replace(replace(replace(replace(lower(name), '''', ''), '.', ''), '·', ''), '•', ''), '・', ''), ' ', ''), name, pinyin FROM known
	UNION ALL
	SELECT substr(part, 2), name, pinyin FROM ends WHERE length(part) > 1
)
SELECT part, name, pinyin FROM ends WHERE part <> ''
UNION
SELECT substr(pinyin, 1, instr(pinyin, ' ') - 1), name, pinyin FROM known WHERE instr(pinyin, ' ') > 1
UNION
SELECT substr(pinyin, instr(pinyin, ' ') + 1), name, pinyin FROM known WHERE instr(pinyin, ' ') > 0 AND substr(pinyin, instr(pinyin, ' ') + 1) <> '';
