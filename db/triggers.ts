import type { Dialect } from './dialect.ts'

const REFUSAL = 'audit_log is append-only'

/**
 * What the audit log refuses by itself, whoever asks: a row is never changed, removed or emptied away. Run at every
 * opening, after the migrations, so a database that lost its triggers gets them back.
 */
export const TRIGGERS: Record<Dialect, string[]> = {
  sqlite: ['UPDATE', 'DELETE'].map(
    (act) => `CREATE TRIGGER IF NOT EXISTS audit_log_no_${act.toLowerCase()} BEFORE ${act} ON audit_log
      BEGIN SELECT RAISE(ABORT, '${REFUSAL}'); END`,
  ),
  postgresql: [
    `CREATE OR REPLACE FUNCTION audit_log_refuse() RETURNS trigger LANGUAGE plpgsql AS
      $$ BEGIN RAISE EXCEPTION '${REFUSAL}'; END $$`,
    `CREATE OR REPLACE TRIGGER audit_log_no_change BEFORE UPDATE OR DELETE OR TRUNCATE ON audit_log
      FOR EACH STATEMENT EXECUTE FUNCTION audit_log_refuse()`,
  ],
}
