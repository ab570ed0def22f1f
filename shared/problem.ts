/**
 * Every refusal the system can give. The code is the message key in the problem dictionaries, the number its HTTP
 * status. One closed list: a code without words in both languages does not compile.
 */
export const PROBLEMS = {
  'input.invalid': 400,
  'input.too_large': 413,
  'input.not_json': 400,
  'auth.required': 401,
  'auth.wrong_pair': 401,
  'auth.locked': 429,
  'auth.too_many': 429,
  'auth.must_change': 403,
  'auth.forbidden': 403,
  'auth.disabled': 403,
  'auth.taken_over': 401,
  'auth.not_open_yet': 403,
  'auth.window_over': 403,
  'auth.reported': 403,
  'auth.cross_site': 403,
  'password.short': 400,
  'password.kinds': 400,
  'password.like_login': 400,
  'password.common': 400,
  'password.old': 400,
  'password.wrong': 403,
  not_found: 404,
  stale: 409,
  'command.reused': 409,
  /** Found by the client itself, so without a status: no answer came, or the person stopped it. */
  'net.offline': 0,
  'net.cancelled': 0,
  'server.stopping': 503,
  'server.error': 500,
  'store.full': 507,
  'store.locked': 503,
  'store.damaged': 500,
  'workflow.wrong_state': 409,
  'workflow.reason_required': 400,
  'auth.must_enrol': 403,
  'auth.second_needed': 401,
  'auth.second_wrong': 401,
  'auth.no_second': 409,
  'auth.second_required': 409,
  'field.required': 400,
  'field.credit_code': 400,
  'field.phone': 400,
  'field.mail': 400,
  'field.id_number': 400,
  'field.age': 400,
  'field.birth_required': 400,
  'field.code_unknown': 400,
  'org.not_approved': 403,
  'org.disabled': 403,
  'org.parent_not_working': 409,
  'org.name_taken': 409,
  'org.code_taken': 409,
  'org.credit_code_taken': 409,
  'org.kind_place': 409,
  'org.has_children': 409,
  'org.has_people': 409,
  'org.has_work': 409,
  'org.into_itself': 409,
  'org.own_node': 403,
  'staff.not_authorised': 403,
  'staff.login_taken': 409,
  'staff.acted': 409,
  'staff.self': 409,
  'staff.duties_both': 409,
  'staff.duties_officers': 409,
  'staff.duty_not_here': 409,
  'staff.last_admin': 409,
  'person.known_here': 409,
  'person.known_elsewhere': 409,
  'person.has_declared': 409,
  'person.open_transfer': 409,
  'person.not_active': 409,
  'person.reveal_limit': 429,
  'transfer.no_person': 404,
  'transfer.same_unit': 409,
  'transfer.open': 409,
  'transfer.running_declaration': 409,
  'transfer.not_due': 403,
  'transfer.not_yours': 403,
  'plan.window_closed': 409,
  'plan.exists': 409,
  'plan.office': 409,
  'plan.empty': 409,
  'plan.line_twice': 400,
  'plan.over_reason': 400,
  'plan.uncounted_reason': 400,
  'plan.vacancies': 400,
  'plan.over_opinion': 409,
  'plan.out_of_scope': 403,
  'plan.below_used': 409,
  'plan.not_at_desk': 409,
  'plan.wrong_duty': 403,
  'plan.same_person': 409,
  'plan.decided': 409,
  'plan.has_adjustment': 409,
  'quota.none': 409,
  'quota.no_line': 409,
  'declare.no_plan': 409,
  'declare.already': 409,
  'reference.code_taken': 409,
  'reference.parent_missing': 400,
  'reference.in_use': 409,
  'setting.not_here': 403,
  'setting.officers_missing': 409,
  'workbook.job_busy': 409,
  'workbook.has_errors': 409,
  'workbook.reason': 400,
  'workbook.too_many': 409,
  'notice.withdrawn': 409,
  'review.frozen': 409,
  'review.not_ready': 409,
  'review.not_approved': 403,
  'review.window_order': 400,
  'review.has_errors': 409,
  'review.job_busy': 409,
  'file.type': 415,
  'file.too_large': 413,
  'file.broken': 400,
  'live.not_a_seat': 404,
  'live.not_leader': 403,
  'live.not_reporter': 403,
  'live.not_signed_in': 409,
  'live.marked_absent': 409,
  'live.recused': 409,
  'live.file_unopened': 409,
  'live.drafting_closed': 409,
  'live.drafting_not_started': 409,
  'live.late': 409,
  'live.switch_off': 409,
  'live.paused': 409,
  'live.already_submitted': 409,
  'live.list_changed': 409,
  'live.round_changed': 409,
  'live.drafts_missing': 409,
  'live.drafts_pending': 409,
  'live.quorum_short': 409,
  'live.base_short': 409,
  'live.leads_missing': 409,
  'live.opinions_missing': 409,
  'live.questions_missing': 409,
  'live.scores_missing': 409,
  'live.score_range': 400,
  'live.score_locked': 409,
  'live.question_first': 409,
  'live.not_lead': 403,
  'live.lead_recused': 409,
  'live.not_in_mode': 409,
  'live.submits_pending': 409,
  'live.groups_pending': 409,
  'live.undecided': 409,
  'live.against_tally': 409,
  'live.opinion_required': 400,
  'live.cap_tie': 409,
  'live.no_tie': 409,
  'live.revote_limit': 409,
  'live.candidate_withdrawn': 409,
} as const satisfies Record<string, number>

export type ProblemCode = keyof typeof PROBLEMS

/** Why something is refused: a code and the facts its sentence needs. Never a sentence itself. */
export interface Problem {
  code: ProblemCode
  params?: Record<string, string | number>
}

export type Result<T> = { ok: true; value: T } | { ok: false; problem: Problem }

export const problem = (code: ProblemCode, params?: Problem['params']): Problem =>
  params ? { code, params } : { code }

/** Thrown on the server to refuse a request; anything else thrown is a bug and becomes `server.error`. */
export class Refusal extends Error {
  override name = 'Refusal'
  readonly problem: Problem
  constructor(found: Problem) {
    super(found.code)
    this.problem = found
  }
}

export function refuseIf(found: Problem | null): void {
  if (found) throw new Refusal(found)
}

/** `throw` as an expression: `row ?? refuse('not_found')`. */
export function refuse(code: ProblemCode, params?: Problem['params']): never {
  throw new Refusal(problem(code, params))
}
