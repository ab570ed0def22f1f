CREATE TABLE `accounts` (
	`id` text PRIMARY KEY NOT NULL,
	`login` text NOT NULL,
	`kind` text NOT NULL,
	`name` text NOT NULL,
	`org_id` text,
	`duties` text NOT NULL,
	`review_id` text,
	`expert_id` text,
	`password_hash` text NOT NULL,
	`slip_sealed` text,
	`must_change` integer DEFAULT false NOT NULL,
	`disabled` integer DEFAULT false NOT NULL,
	`failed_count` integer DEFAULT 0 NOT NULL,
	`locked_until` integer,
	`password_changed_at` integer,
	`created_at` integer NOT NULL,
	`version` integer DEFAULT 0 NOT NULL,
	FOREIGN KEY (`org_id`) REFERENCES `orgs`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "accounts_login_normal" CHECK(login = lower(login))
);
--> statement-breakpoint
CREATE UNIQUE INDEX `accounts_login` ON `accounts` (`login`);--> statement-breakpoint
CREATE INDEX `accounts_org` ON `accounts` (`org_id`);--> statement-breakpoint
CREATE INDEX `accounts_review` ON `accounts` (`review_id`);--> statement-breakpoint
CREATE TABLE `password_history` (
	`account_id` text NOT NULL,
	`hash` text NOT NULL,
	`at` integer NOT NULL,
	PRIMARY KEY(`account_id`, `hash`),
	FOREIGN KEY (`account_id`) REFERENCES `accounts`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE TABLE `sessions` (
	`id` text PRIMARY KEY NOT NULL,
	`account_id` text NOT NULL,
	`portal` text NOT NULL,
	`created_at` integer NOT NULL,
	`last_seen_at` integer NOT NULL,
	`expires_at` integer NOT NULL,
	`ends_at` integer NOT NULL,
	`address` text NOT NULL,
	`agent` text NOT NULL,
	`ended_at` integer,
	`ended_why` text,
	FOREIGN KEY (`account_id`) REFERENCES `accounts`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `sessions_account` ON `sessions` (`account_id`);--> statement-breakpoint
CREATE INDEX `sessions_expiry` ON `sessions` (`expires_at`);--> statement-breakpoint
CREATE TABLE `audit_log` (
	`seq` integer PRIMARY KEY NOT NULL,
	`at` integer NOT NULL,
	`actor_id` text,
	`actor_name` text NOT NULL,
	`org_id` text,
	`action` text NOT NULL,
	`subject` text NOT NULL,
	`review_id` text,
	`from_state` text,
	`to_state` text,
	`reason` text,
	`details` text NOT NULL,
	`address` text NOT NULL,
	`request_id` text NOT NULL,
	`prev_hash` text NOT NULL,
	`hash` text NOT NULL
);
--> statement-breakpoint
CREATE INDEX `audit_log_at` ON `audit_log` (`at`);--> statement-breakpoint
CREATE INDEX `audit_log_actor` ON `audit_log` (`actor_id`,`seq`);--> statement-breakpoint
CREATE INDEX `audit_log_review` ON `audit_log` (`review_id`,`seq`);--> statement-breakpoint
CREATE INDEX `audit_log_org` ON `audit_log` (`org_id`,`seq`);--> statement-breakpoint
CREATE TABLE `commands` (
	`id` text PRIMARY KEY NOT NULL,
	`account_id` text NOT NULL,
	`operation` text NOT NULL,
	`answer` text NOT NULL,
	`at` integer NOT NULL,
	FOREIGN KEY (`account_id`) REFERENCES `accounts`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `commands_at` ON `commands` (`at`);--> statement-breakpoint
CREATE TABLE `meta` (
	`key` text PRIMARY KEY NOT NULL,
	`value` text NOT NULL
);
--> statement-breakpoint
CREATE TABLE `settings` (
	`key` text PRIMARY KEY NOT NULL,
	`value` text NOT NULL,
	`at` integer NOT NULL,
	`by` text
);
--> statement-breakpoint
CREATE TABLE `attendance` (
	`round_id` text NOT NULL,
	`seat_id` text NOT NULL,
	`signed_in_at` integer,
	`absent_at` integer,
	`absent_reason` text,
	`counted` integer,
	PRIMARY KEY(`round_id`, `seat_id`),
	FOREIGN KEY (`round_id`) REFERENCES `rounds`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`seat_id`) REFERENCES `seats`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE TABLE `ballots` (
	`id` text PRIMARY KEY NOT NULL,
	`round_id` text NOT NULL,
	`candidate_id` text NOT NULL,
	`choice` text NOT NULL,
	`seat_id` text,
	FOREIGN KEY (`round_id`) REFERENCES `rounds`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`candidate_id`) REFERENCES `candidates`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`seat_id`) REFERENCES `seats`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `ballots_round` ON `ballots` (`round_id`);--> statement-breakpoint
CREATE TABLE `draft_keys` (
	`round_id` text PRIMARY KEY NOT NULL,
	`salt` text NOT NULL,
	FOREIGN KEY (`round_id`) REFERENCES `rounds`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE TABLE `drafts` (
	`round_id` text NOT NULL,
	`seat_id` text NOT NULL,
	`candidate_id` text NOT NULL,
	`sealed` text NOT NULL,
	PRIMARY KEY(`round_id`, `seat_id`, `candidate_id`),
	FOREIGN KEY (`round_id`) REFERENCES `rounds`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`seat_id`) REFERENCES `seats`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`candidate_id`) REFERENCES `candidates`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE TABLE `leads` (
	`round_id` text NOT NULL,
	`candidate_id` text NOT NULL,
	`seat_id` text NOT NULL,
	PRIMARY KEY(`round_id`, `candidate_id`, `seat_id`),
	FOREIGN KEY (`round_id`) REFERENCES `rounds`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`candidate_id`) REFERENCES `candidates`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`seat_id`) REFERENCES `seats`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE TABLE `openings` (
	`round_id` text NOT NULL,
	`seat_id` text NOT NULL,
	`candidate_id` text NOT NULL,
	`at` integer NOT NULL,
	PRIMARY KEY(`round_id`, `seat_id`, `candidate_id`),
	FOREIGN KEY (`round_id`) REFERENCES `rounds`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`seat_id`) REFERENCES `seats`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`candidate_id`) REFERENCES `candidates`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE TABLE `opinions` (
	`round_id` text NOT NULL,
	`candidate_id` text NOT NULL,
	`seat_id` text NOT NULL,
	`text` text NOT NULL,
	`at` integer NOT NULL,
	PRIMARY KEY(`round_id`, `candidate_id`, `seat_id`),
	FOREIGN KEY (`round_id`) REFERENCES `rounds`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`candidate_id`) REFERENCES `candidates`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`seat_id`) REFERENCES `seats`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE TABLE `outcomes` (
	`round_id` text NOT NULL,
	`candidate_id` text NOT NULL,
	`yes` integer NOT NULL,
	`no` integer NOT NULL,
	`abstain` integer NOT NULL,
	`missing` integer NOT NULL,
	`recused` integer NOT NULL,
	`base` integer NOT NULL,
	`need` integer NOT NULL,
	`rule` integer NOT NULL,
	`pass` integer,
	`opinion` text NOT NULL,
	`reason` text,
	`capped` integer NOT NULL,
	PRIMARY KEY(`round_id`, `candidate_id`),
	FOREIGN KEY (`round_id`) REFERENCES `rounds`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`candidate_id`) REFERENCES `candidates`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE TABLE `participation` (
	`round_id` text NOT NULL,
	`seat_id` text NOT NULL,
	`submitted_at` integer NOT NULL,
	`receipt` text NOT NULL,
	PRIMARY KEY(`round_id`, `seat_id`),
	FOREIGN KEY (`round_id`) REFERENCES `rounds`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`seat_id`) REFERENCES `seats`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE UNIQUE INDEX `participation_receipt` ON `participation` (`receipt`);--> statement-breakpoint
CREATE TABLE `questions` (
	`round_id` text NOT NULL,
	`candidate_id` text NOT NULL,
	`seat_id` text NOT NULL,
	`list` text NOT NULL,
	`at` integer NOT NULL,
	PRIMARY KEY(`round_id`, `candidate_id`, `seat_id`),
	FOREIGN KEY (`round_id`) REFERENCES `rounds`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`candidate_id`) REFERENCES `candidates`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`seat_id`) REFERENCES `seats`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE TABLE `recusals` (
	`review_id` text NOT NULL,
	`expert_id` text NOT NULL,
	`candidate_id` text NOT NULL,
	`by` text NOT NULL,
	`reason` text NOT NULL,
	`at` integer NOT NULL,
	PRIMARY KEY(`expert_id`, `candidate_id`),
	FOREIGN KEY (`review_id`) REFERENCES `reviews`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`expert_id`) REFERENCES `experts`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`candidate_id`) REFERENCES `candidates`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `recusals_review` ON `recusals` (`review_id`);--> statement-breakpoint
CREATE TABLE `rounds` (
	`id` text PRIMARY KEY NOT NULL,
	`panel_id` text NOT NULL,
	`no` integer NOT NULL,
	`kind` text NOT NULL,
	`state` text NOT NULL,
	`reason` text,
	`scope` text,
	`started_at` integer,
	`opened_at` integer,
	`sealed_at` integer,
	`decided_at` integer,
	`seal` text,
	FOREIGN KEY (`panel_id`) REFERENCES `panels`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE UNIQUE INDEX `rounds_no` ON `rounds` (`panel_id`,`no`);--> statement-breakpoint
CREATE TABLE `scores` (
	`round_id` text NOT NULL,
	`seat_id` text NOT NULL,
	`candidate_id` text NOT NULL,
	`parts` text NOT NULL,
	`total` integer NOT NULL,
	`submitted` integer NOT NULL,
	`at` integer NOT NULL,
	PRIMARY KEY(`round_id`, `seat_id`, `candidate_id`),
	FOREIGN KEY (`round_id`) REFERENCES `rounds`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`seat_id`) REFERENCES `seats`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`candidate_id`) REFERENCES `candidates`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE TABLE `orgs` (
	`id` text PRIMARY KEY NOT NULL,
	`name` text NOT NULL,
	`code` text NOT NULL,
	`kind` text NOT NULL,
	`level` integer NOT NULL,
	`parent_id` text,
	`path` text NOT NULL,
	`created_at` integer NOT NULL,
	`version` integer DEFAULT 0 NOT NULL,
	FOREIGN KEY (`parent_id`) REFERENCES `orgs`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `orgs_code` ON `orgs` (`code`);--> statement-breakpoint
CREATE INDEX `orgs_parent` ON `orgs` (`parent_id`);--> statement-breakpoint
CREATE INDEX `orgs_path` ON `orgs` (`path`);--> statement-breakpoint
CREATE TABLE `candidates` (
	`id` text PRIMARY KEY NOT NULL,
	`review_id` text NOT NULL,
	`group_id` text,
	`no` integer NOT NULL,
	`lot` integer,
	`name` text NOT NULL,
	`sex` text NOT NULL,
	`unit` text NOT NULL,
	`current_title` text NOT NULL,
	`applied_title` text NOT NULL,
	`specialty` text NOT NULL,
	`id_sealed` text,
	`dossier` text NOT NULL,
	`withdrawn` text,
	FOREIGN KEY (`review_id`) REFERENCES `reviews`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`group_id`) REFERENCES `panels`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `candidates_no` ON `candidates` (`review_id`,`no`);--> statement-breakpoint
CREATE INDEX `candidates_group` ON `candidates` (`group_id`);--> statement-breakpoint
CREATE TABLE `experts` (
	`id` text PRIMARY KEY NOT NULL,
	`review_id` text NOT NULL,
	`no` integer NOT NULL,
	`name` text NOT NULL,
	`unit` text NOT NULL,
	`title` text NOT NULL,
	`specialty` text NOT NULL,
	`phone_sealed` text,
	`id_sealed` text,
	`reporter` integer NOT NULL,
	FOREIGN KEY (`review_id`) REFERENCES `reviews`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE UNIQUE INDEX `experts_no` ON `experts` (`review_id`,`no`);--> statement-breakpoint
CREATE TABLE `files` (
	`id` text PRIMARY KEY NOT NULL,
	`candidate_id` text NOT NULL,
	`name` text NOT NULL,
	`type` text NOT NULL,
	`size` integer NOT NULL,
	`sha256` text NOT NULL,
	`section` text NOT NULL,
	`sort` integer NOT NULL,
	FOREIGN KEY (`candidate_id`) REFERENCES `candidates`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `files_candidate` ON `files` (`candidate_id`);--> statement-breakpoint
CREATE TABLE `panels` (
	`id` text PRIMARY KEY NOT NULL,
	`review_id` text NOT NULL,
	`kind` text NOT NULL,
	`name` text NOT NULL,
	`room` text NOT NULL,
	`sort` integer NOT NULL,
	`screen` text NOT NULL,
	`released` integer NOT NULL,
	`version` integer DEFAULT 0 NOT NULL,
	FOREIGN KEY (`review_id`) REFERENCES `reviews`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE UNIQUE INDEX `panels_name` ON `panels` (`review_id`,`kind`,`name`);--> statement-breakpoint
CREATE TABLE `reports` (
	`id` text PRIMARY KEY NOT NULL,
	`review_id` text NOT NULL,
	`no` integer NOT NULL,
	`reported_at` integer NOT NULL,
	`reported_by` text NOT NULL,
	`passed` integer NOT NULL,
	`failed` integer NOT NULL,
	`seal` text NOT NULL,
	`answer` text,
	`answered_at` integer,
	`answered_by` text,
	`reason` text,
	FOREIGN KEY (`review_id`) REFERENCES `reviews`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE UNIQUE INDEX `reports_no` ON `reports` (`review_id`,`no`);--> statement-breakpoint
CREATE TABLE `reviews` (
	`id` text PRIMARY KEY NOT NULL,
	`org_id` text NOT NULL,
	`title` text NOT NULL,
	`committee` text NOT NULL,
	`year` integer NOT NULL,
	`series` text NOT NULL,
	`level` text NOT NULL,
	`place` text NOT NULL,
	`mode` text NOT NULL,
	`rules` text NOT NULL,
	`status` text NOT NULL,
	`starts_at` integer NOT NULL,
	`ends_at` integer NOT NULL,
	`rehearsal` integer NOT NULL,
	`created_by` text NOT NULL,
	`created_at` integer NOT NULL,
	`approved_by` text,
	`approved_at` integer,
	`closed_reason` text,
	`version` integer DEFAULT 0 NOT NULL,
	FOREIGN KEY (`org_id`) REFERENCES `orgs`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `reviews_org` ON `reviews` (`org_id`);--> statement-breakpoint
CREATE TABLE `seats` (
	`id` text PRIMARY KEY NOT NULL,
	`panel_id` text NOT NULL,
	`expert_id` text NOT NULL,
	`no` integer NOT NULL,
	`role` text NOT NULL,
	FOREIGN KEY (`panel_id`) REFERENCES `panels`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`expert_id`) REFERENCES `experts`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE UNIQUE INDEX `seats_expert` ON `seats` (`panel_id`,`expert_id`);--> statement-breakpoint
CREATE INDEX `seats_of_expert` ON `seats` (`expert_id`);