CREATE TABLE `committee_years` (
	`committee_id` text NOT NULL,
	`year` integer NOT NULL,
	`opens_at` integer,
	`closes_at` integer,
	`deadline_at` integer,
	`version` integer DEFAULT 0 NOT NULL,
	PRIMARY KEY(`committee_id`, `year`),
	FOREIGN KEY (`committee_id`) REFERENCES `committees`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `committee_years_deadline` ON `committee_years` (`deadline_at`);--> statement-breakpoint
CREATE TABLE `committees` (
	`id` text PRIMARY KEY NOT NULL,
	`org_id` text NOT NULL,
	`org_path` text NOT NULL,
	`name` text NOT NULL,
	`pinyin` text DEFAULT '' NOT NULL,
	`code` text NOT NULL,
	`band` text NOT NULL,
	`series` text NOT NULL,
	`levels` text NOT NULL,
	`specialties` text NOT NULL,
	`mode` text NOT NULL,
	`approval_no` text DEFAULT '' NOT NULL,
	`valid_from` text NOT NULL,
	`valid_to` text NOT NULL,
	`state` text NOT NULL,
	`note` text DEFAULT '' NOT NULL,
	`created_at` integer NOT NULL,
	`version` integer DEFAULT 0 NOT NULL,
	FOREIGN KEY (`org_id`) REFERENCES `orgs`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `committees_code` ON `committees` (`code`);--> statement-breakpoint
CREATE INDEX `committees_path` ON `committees` (`org_path`,`state`);--> statement-breakpoint
CREATE INDEX `committees_series` ON `committees` (`series`,`state`);--> statement-breakpoint
CREATE TABLE `declaration_editions` (
	`declaration_id` text NOT NULL,
	`no` integer NOT NULL,
	`contents` text NOT NULL,
	`files` text NOT NULL,
	`promise` text NOT NULL,
	`sha256` text NOT NULL,
	`at` integer NOT NULL,
	PRIMARY KEY(`declaration_id`, `no`),
	FOREIGN KEY (`declaration_id`) REFERENCES `declarations`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE TABLE `declaration_sections` (
	`declaration_id` text NOT NULL,
	`section` text NOT NULL,
	`content` text NOT NULL,
	`at` integer NOT NULL,
	`version` integer DEFAULT 0 NOT NULL,
	PRIMARY KEY(`declaration_id`, `section`),
	FOREIGN KEY (`declaration_id`) REFERENCES `declarations`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE TABLE `section_passes` (
	`id` text PRIMARY KEY NOT NULL,
	`declaration_id` text NOT NULL,
	`climb` integer NOT NULL,
	`org_id` text NOT NULL,
	`duty` text NOT NULL,
	`section` text NOT NULL,
	`opinion` text DEFAULT '' NOT NULL,
	`by_id` text NOT NULL,
	`by_name` text NOT NULL,
	`at` integer NOT NULL,
	FOREIGN KEY (`declaration_id`) REFERENCES `declarations`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE UNIQUE INDEX `section_passes_once` ON `section_passes` (`declaration_id`,`climb`,`org_id`,`duty`,`section`);--> statement-breakpoint
CREATE INDEX `section_passes_by` ON `section_passes` (`by_id`,`at`);--> statement-breakpoint
CREATE TABLE `uploads` (
	`id` text PRIMARY KEY NOT NULL,
	`account_id` text NOT NULL,
	`declaration_id` text NOT NULL,
	`slot` text NOT NULL,
	`name` text NOT NULL,
	`size` integer NOT NULL,
	`received` integer NOT NULL,
	`at` integer NOT NULL,
	FOREIGN KEY (`declaration_id`) REFERENCES `declarations`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `uploads_declaration` ON `uploads` (`declaration_id`);--> statement-breakpoint
CREATE INDEX `uploads_at` ON `uploads` (`at`);--> statement-breakpoint
CREATE TABLE `deliveries` (
	`id` text PRIMARY KEY NOT NULL,
	`message_id` text NOT NULL,
	`channel` text NOT NULL,
	`to_sealed` text NOT NULL,
	`state` text NOT NULL,
	`attempts` integer DEFAULT 0 NOT NULL,
	`at` integer NOT NULL,
	`sent_at` integer,
	FOREIGN KEY (`message_id`) REFERENCES `messages`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `deliveries_state` ON `deliveries` (`state`,`at`);--> statement-breakpoint
CREATE INDEX `deliveries_message` ON `deliveries` (`message_id`);--> statement-breakpoint
CREATE TABLE `jobs` (
	`key` text PRIMARY KEY NOT NULL,
	`kind` text NOT NULL,
	`subject` text DEFAULT '' NOT NULL,
	`due_at` integer NOT NULL,
	`state` text NOT NULL,
	`attempts` integer DEFAULT 0 NOT NULL,
	`started_at` integer,
	`ended_at` integer,
	`result` text,
	`fault` text,
	`created_at` integer NOT NULL
);
--> statement-breakpoint
CREATE INDEX `jobs_due` ON `jobs` (`state`,`due_at`);--> statement-breakpoint
CREATE INDEX `jobs_kind` ON `jobs` (`kind`,`due_at`);--> statement-breakpoint
CREATE TABLE `messages` (
	`id` text PRIMARY KEY NOT NULL,
	`account_id` text NOT NULL,
	`kind` text NOT NULL,
	`params` text NOT NULL,
	`link` text DEFAULT '' NOT NULL,
	`at` integer NOT NULL,
	`read_at` integer,
	FOREIGN KEY (`account_id`) REFERENCES `accounts`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `messages_account` ON `messages` (`account_id`,`read_at`,`at`);--> statement-breakpoint
CREATE TABLE `blacklist` (
	`id` text PRIMARY KEY NOT NULL,
	`org_id` text NOT NULL,
	`org_path` text NOT NULL,
	`person_id` text,
	`id_hash` text NOT NULL,
	`id_sealed` text NOT NULL,
	`id_masked` text NOT NULL,
	`name` text NOT NULL,
	`pinyin` text NOT NULL,
	`unit_name` text NOT NULL,
	`state` text NOT NULL,
	`reason` text NOT NULL,
	`decision` text DEFAULT '' NOT NULL,
	`decision_no` text DEFAULT '' NOT NULL,
	`grade` integer,
	`start_on` text,
	`end_on` text,
	`lifted_on` text,
	`lift_reason` text DEFAULT '' NOT NULL,
	`lift_no` text DEFAULT '' NOT NULL,
	`appeal` text DEFAULT '' NOT NULL,
	`at` integer NOT NULL,
	`version` integer DEFAULT 0 NOT NULL,
	FOREIGN KEY (`org_id`) REFERENCES `orgs`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `blacklist_person` ON `blacklist` (`id_hash`,`state`);--> statement-breakpoint
CREATE INDEX `blacklist_state` ON `blacklist` (`state`,`end_on`);--> statement-breakpoint
CREATE INDEX `blacklist_name` ON `blacklist` (`pinyin`,`id`);--> statement-breakpoint
CREATE TABLE `pool_experts` (
	`id` text PRIMARY KEY NOT NULL,
	`person_id` text,
	`id_hash` text NOT NULL,
	`id_sealed` text NOT NULL,
	`id_masked` text NOT NULL,
	`name` text NOT NULL,
	`pinyin` text NOT NULL,
	`sex` integer NOT NULL,
	`birth_date` text NOT NULL,
	`ethnic` text DEFAULT '' NOT NULL,
	`education` text DEFAULT '' NOT NULL,
	`degree` text DEFAULT '' NOT NULL,
	`org_id` text,
	`org_path` text NOT NULL,
	`unit_name` text NOT NULL,
	`superior_name` text DEFAULT '' NOT NULL,
	`area` text DEFAULT '' NOT NULL,
	`post` text DEFAULT '' NOT NULL,
	`title_series` text NOT NULL,
	`title_name` text NOT NULL,
	`level` text NOT NULL,
	`title_specialty` text DEFAULT '' NOT NULL,
	`title_since` text DEFAULT '' NOT NULL,
	`certificate_no` text DEFAULT '' NOT NULL,
	`series_list` text DEFAULT ',' NOT NULL,
	`specialties` text NOT NULL,
	`field` text DEFAULT '' NOT NULL,
	`avoid_units` text DEFAULT '' NOT NULL,
	`phone_sealed` text,
	`phone_masked` text DEFAULT '' NOT NULL,
	`mail` text DEFAULT '' NOT NULL,
	`source` text NOT NULL,
	`channel` text NOT NULL,
	`entered_on` text NOT NULL,
	`valid_to` text NOT NULL,
	`state` text NOT NULL,
	`state_at` integer NOT NULL,
	`state_reason` text DEFAULT '' NOT NULL,
	`version` integer DEFAULT 0 NOT NULL,
	FOREIGN KEY (`org_id`) REFERENCES `orgs`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `pool_experts_id_hash` ON `pool_experts` (`id_hash`);--> statement-breakpoint
CREATE INDEX `pool_experts_name` ON `pool_experts` (`pinyin`,`id`,`state`,`level`);--> statement-breakpoint
CREATE INDEX `pool_experts_path` ON `pool_experts` (`org_path`,`state`);--> statement-breakpoint
CREATE INDEX `pool_experts_state` ON `pool_experts` (`state`,`valid_to`);--> statement-breakpoint
DROP INDEX `declarations_org`;--> statement-breakpoint
ALTER TABLE `declarations` ADD `name` text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE `declarations` ADD `pinyin` text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE `declarations` ADD `title` text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE `declarations` ADD `review_type` text DEFAULT 'normal' NOT NULL;--> statement-breakpoint
ALTER TABLE `declarations` ADD `committee_id` text REFERENCES committees(id);--> statement-breakpoint
ALTER TABLE `declarations` ADD `climb` integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE `declarations` ADD `route` text;--> statement-breakpoint
ALTER TABLE `declarations` ADD `desk_org_id` text;--> statement-breakpoint
ALTER TABLE `declarations` ADD `desk_duty` text;--> statement-breakpoint
ALTER TABLE `declarations` ADD `desk_since` integer;--> statement-breakpoint
ALTER TABLE `declarations` ADD `reached_depth` integer DEFAULT 99 NOT NULL;--> statement-breakpoint
ALTER TABLE `declarations` ADD `open_sections` text DEFAULT ',' NOT NULL;--> statement-breakpoint
ALTER TABLE `declarations` ADD `sections` text DEFAULT ',' NOT NULL;--> statement-breakpoint
ALTER TABLE `declarations` ADD `return_reason` text;--> statement-breakpoint
ALTER TABLE `declarations` ADD `return_points` text;--> statement-breakpoint
ALTER TABLE `declarations` ADD `return_to_org_id` text;--> statement-breakpoint
ALTER TABLE `declarations` ADD `return_to_duty` text;--> statement-breakpoint
ALTER TABLE `declarations` ADD `corrected` integer DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE `declarations` ADD `correct_by` integer;--> statement-breakpoint
ALTER TABLE `declarations` ADD `due_at` integer;--> statement-breakpoint
ALTER TABLE `declarations` ADD `unit_part` text;--> statement-breakpoint
ALTER TABLE `declarations` ADD `end_cause` text;--> statement-breakpoint
ALTER TABLE `declarations` ADD `submitted_at` integer;--> statement-breakpoint
ALTER TABLE `declarations` ADD `accepted_at` integer;--> statement-breakpoint
CREATE INDEX `declarations_desk` ON `declarations` (`desk_org_id`,`state`,`desk_duty`,`year`,`desk_since`,`id`,`kind`,`series`,`org_path`);--> statement-breakpoint
CREATE INDEX `declarations_committee` ON `declarations` (`committee_id`,`year`,`state`,`submitted_at`);--> statement-breakpoint
CREATE INDEX `declarations_place` ON `declarations` (`year`,`org_path`,`kind`,`state`,`reached_depth`,`series`,`level`,`committee_id`,`end_cause`,`pinyin`,`name`,`id`);--> statement-breakpoint
CREATE INDEX `declarations_arrived` ON `declarations` (`year`,`reached_depth`,`kind`,`state`,`series`,`level`,`committee_id`,`org_path`,`pinyin`,`name`,`id`);--> statement-breakpoint
CREATE INDEX `declarations_name` ON `declarations` (`year`,`pinyin`,`id`,`kind`,`state`,`reached_depth`,`org_path`,`series`,`level`,`committee_id`,`end_cause`,`name`);--> statement-breakpoint
CREATE INDEX `declarations_submitted` ON `declarations` (`year`,`submitted_at`,`id`);--> statement-breakpoint
CREATE INDEX `declarations_since` ON `declarations` (`year`,`desk_since`,`id`);--> statement-breakpoint
CREATE INDEX `declarations_end` ON `declarations` (`end_cause`,`year`,`reached_depth`,`committee_id`,`org_path`,`kind`,`series`,`state`,`level`,`pinyin`,`name`,`id`);--> statement-breakpoint
CREATE INDEX `declarations_due` ON `declarations` (`due_at`,`year`);--> statement-breakpoint
CREATE INDEX `declarations_org` ON `declarations` (`org_path`,`year`,`state`);--> statement-breakpoint
ALTER TABLE `accounts` ADD `committee_id` text;--> statement-breakpoint
CREATE INDEX `accounts_committee` ON `accounts` (`committee_id`);--> statement-breakpoint
ALTER TABLE `attachments` ADD `slot` text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE `candidates` ADD `declaration_id` text;--> statement-breakpoint
CREATE INDEX `candidates_declaration` ON `candidates` (`declaration_id`);--> statement-breakpoint
ALTER TABLE `reviews` ADD `committee_id` text;--> statement-breakpoint
UPDATE declarations SET state = 'filling' WHERE state = 'registered';--> statement-breakpoint
UPDATE declarations SET name = (SELECT p.name FROM persons p WHERE p.id = declarations.person_id), pinyin = (SELECT p.pinyin FROM persons p WHERE p.id = declarations.person_id);
