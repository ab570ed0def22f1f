import type { Complete } from '../index.ts'
import type { words as source } from '../zh-CN/problem.ts'

export const words: Complete<typeof source> = {
  'input.invalid': 'Something in the form is not right. Check it and submit again.',
  'input.too_large': 'This is too large[; the limit is {{max}}]. Send less, or send it in parts.',
  'input.not_json': 'The request could not be read. Reload the page and try again.',
  'auth.required': 'You are not signed in, or your session has expired. Sign in again.',
  'auth.wrong_pair':
    'The user name or password is wrong. Check both and try again.[ {{n}} {{n|attempt|attempts}} left.]',
  'auth.locked':
    'The account is locked for a while after too many wrong passwords. Try again later[, in about {{minutes}} {{minutes|minute|minutes}}]. An expert can also ask the staff to reset the password.',
  'auth.too_many': 'Too many requests. Try again later[, in about {{minutes}} {{minutes|minute|minutes}}].',
  'auth.must_change': 'You must change your password at first sign-in; then you can continue.',
  'auth.forbidden': 'You have no right to do this. If you need to, ask the administrator of your unit.',
  'auth.disabled': 'This account is disabled. Contact the office.',
  'auth.taken_over':
    'This seat has been signed in on another device, so this one was signed out. Your drafts are not lost.',
  'auth.not_open_yet': 'The review has not opened yet[; accounts work from {{from}}]. Sign in then.',
  'auth.window_over':
    'The review period is over[ ({{to}})] and the account has expired. If in doubt, ask the staff.',
  'auth.reported': 'The results have been reported and the account has expired. Thank you for taking part.',
  'auth.cross_site': 'The request came from another site and was refused. Use the pages of this system.',
  'password.short':
    'The password is too short[; it needs at least {{min}} {{min|character|characters}}]. Make it longer.',
  'password.kinds':
    'The password is too simple. Mix[ at least {{need}} of] upper case, lower case, digits and symbols.',
  'password.like_login': 'The password must not resemble the user name, phone or ID number. Choose another.',
  'password.common': 'This password is too common and easily guessed. Choose another.',
  'password.word': 'The password holds a word the office forbids. Choose another.',
  'password.old': 'The new password must differ from recent ones. Choose another.',
  'password.wrong': 'The current password is wrong. Type it again.',
  not_found: 'Not found. It may have been removed, or you may not have the right to see it.',
  stale:
    'Somebody has just changed this; your change is not saved. Look at the latest version and submit again.',
  'command.reused': 'This command number was used for something else. Reload the page and try again.',
  'net.offline': 'The server cannot be reached; nothing was sent. Check the network and try again.',
  'net.cancelled': 'Cancelled.',
  'server.stopping':
    'The server is restarting; nothing was sent. The connection will be restored automatically. Please wait.',
  'server.error':
    'The server had a problem and the action was not completed. Try again later; if it persists, tell the technicians.',
  'store.full': 'The server has run out of storage; nothing was saved. Tell the technicians at once.',
  'store.locked':
    'Another program holds the database; nothing was saved. Try again in a moment; if it persists, tell the technicians.',
  'store.damaged':
    'The database on the server may be damaged; nothing was saved. Stop working and tell the technicians at once.',
  'workflow.wrong_state':
    'This cannot be done now[: the state is “{{state}}”]. Somebody may just have acted. Look at the latest state.',
  'workflow.reason_required': 'Give a reason, then submit.',
  'auth.must_enrol': 'Your office requires a second factor. Set it up first; then you can continue.',
  'auth.second_needed':
    'This account has a second factor: enter the six digits of your authenticator, or a recovery code.',
  'auth.second_wrong': 'That code is wrong or out of date. Enter the six digits shown now.',
  'auth.no_second': 'No second factor is set up. Begin by linking an authenticator.',
  'auth.second_required':
    'Your office requires a second factor, so it stays on. With a new phone, link the authenticator again.',
  'field.required': '{{field}} is missing.',
  'field.credit_code':
    'The unified social credit code is wrong: it has 18 signs without I, O, S, V, Z. Check it against the certificate.',
  'field.phone':
    'The telephone number is wrong: 11 digits for a mobile, or a fixed line with its area code, as 0371-65500000.',
  'field.mail': 'The mail address is wrong; please check it.',
  'field.id_fifteen': 'Numbers of 15 digits are no longer valid; enter the 18 signs on the present card.',
  'field.id_number': 'The ID number is wrong; check it against the document sign by sign.',
  'field.age': 'This number gives an age of {{age}}; it must be between 16 and 100. Check the number.',
  'field.birth_required': 'This kind of document does not tell birth date and sex; please fill them in.',
  'field.code_unknown': '{{field}} "{{code}}" is not in the reference data; choose from the list.',
  'review.frozen':
    'The review has been approved; its roster, rules and documents can no longer change. Single candidates can be withdrawn and experts recused. If the roster must be replaced, the principal ends this review and the roster is imported again.',
  'review.not_eligible':
    '{{n}} of the chosen declarations have been taken by another review or are no longer within your reach. Open the list again and choose anew.',
  'review.not_ready':
    'The readiness checks still show items not met[ ({{n}})][: {{names}}]; the review cannot be approved yet. Correct each one first.',
  'review.not_approved': 'The principal has not approved the list yet; this is not possible until then.',
  'review.window_order': 'The end must be later than the start and must not lie in the past. Change it.',
  'review.has_errors':
    'The roster still has errors[ ({{n}})]; nothing was saved. Correct them and upload it again.',
  'review.job_busy': 'A task of this kind is running. Wait until it is done.',
  'file.type': 'This kind of file is not accepted[ ({{name}})]. Choose another[; accepted: {{types}}].',
  'file.too_large': 'The file is too large[; the limit is {{max}} each]. Compress it and upload again.',
  'file.broken':
    'The file cannot be read[ ({{name}})]; it may be damaged or encrypted. Export it again and upload.',
  'file.pixels':
    'The picture[ “{{name}}”] has more than 60 million pixels. Reduce its resolution and upload it again.',
  'file.active':
    'The PDF[ “{{name}}”] carries a script, a program or another file and is not accepted. Print it to a new PDF and upload that.',
  'live.not_a_seat': 'You have no seat in this group or committee, so you cannot do this.',
  'live.not_leader': 'Only the leader (or chair) may do this.',
  'live.not_reporter': 'Only the reporter may do this.',
  'live.not_signed_in': 'You have not signed in to the meeting. Sign in first.',
  'live.marked_absent':
    'You have been marked absent and cannot do this. If you are here, tell the leader (or chair).',
  'live.recused': 'You are recused for this candidate and may neither read the file nor vote.',
  'live.file_unopened': 'You have not opened this candidate’s file. Read it before drafting a vote.',
  'live.drafting_closed': 'This stage is over; nothing can be added or changed. If in doubt, tell the staff.',
  'live.drafting_not_started': 'Drafting has not started. Wait for the leader (or chair) to start the round.',
  'live.late':
    'Voting is open. Experts who had not signed in are not counted in this round and cannot vote in it. Wait for the next round.',
  'live.switch_off':
    'Voting is not open yet, so you cannot submit. Wait for the leader (or chair) to open it.',
  'live.paused': 'The review is paused. Wait for the leader (or chair) to resume it. All drafts are saved.',
  'live.already_submitted': 'The votes have been submitted and cannot be changed.',
  'live.list_changed': 'The list or the result has just changed. Check it and submit again.',
  'live.round_changed':
    'The round you acted in is over or was sent back; nothing of this was counted. Do it again in the current round.',
  'live.drafts_missing':
    'You have no draft for {{n}} {{n|candidate|candidates}}[: {{names}}]. Finish them, then submit.',
  'live.drafts_pending':
    '{{n}} {{n|expert|experts}} {{n|has|have}} not finished drafting[ ({{names}})]; voting cannot be opened yet.',
  'live.quorum_short': '{{have}} signed in, fewer than the quorum of {{need}}; voting cannot be opened yet.',
  'live.base_short':
    'Too many recusals leave {{n}} {{n|candidate|candidates}} without enough voters[: {{names}}]; voting cannot be opened yet. Ask the office.',
  'live.leads_missing':
    '{{n}} {{n|candidate|candidates}} {{n|has|have}} no lead reviewer[: {{names}}]. Assign them first.',
  'live.opinions_missing':
    '{{n}} lead {{n|opinion|opinions}} {{n|is|are}} missing[: {{names}}]. Remind the lead reviewers.',
  'live.questions_missing':
    '{{n}} {{n|set|sets}} of interview questions {{n|is|are}} missing[: {{names}}]. Remind the lead reviewers.',
  'live.scores_missing': '{{n}} {{n|score|scores}} {{n|is|are}} missing[: {{names}}]. Remind the experts.',
  'live.score_range':
    'The points[ for “{{name}}”] are out of range[; enter a whole number from 0 to {{max}}]. Change them.',
  'live.score_locked':
    'The score has been submitted and locked; it cannot be changed. If it must be, tell the staff: the office can unlock it.',
  'live.question_first': 'You are a lead reviewer of this candidate: write the questions first, then score.',
  'live.not_lead': 'You are not a lead reviewer of this candidate.',
  'live.lead_recused':
    'This expert[, {{name}},] is recused for the candidate and cannot be lead reviewer. Choose another.',
  'live.not_in_mode': 'This mode of review has no such stage.',
  'live.submits_pending':
    '{{n}} {{n|expert|experts}} {{n|has|have}} not submitted[ ({{names}})]. Please wait.',
  'live.groups_pending':
    '{{n}} {{n|group|groups}} {{n|has|have}} not finished deliberating[: {{names}}]; the committee cannot start yet.',
  'live.undecided':
    '{{n}} {{n|candidate|candidates}} {{n|has|have}} no decision[: {{names}}]. Finish them, then submit.',
  'live.against_tally':
    'The decision differs from the tally, which this scheme does not allow. Decide by the tally.',
  'live.opinion_required':
    'Written opinions are missing[ for {{n}} {{n|candidate|candidates}}]. Write them, then submit.',
  'live.cap_tie':
    '{{n}} {{n|candidate|candidates}} {{n|is|are}} tied beyond the cap on passes. Hold a tie round among them first.',
  'live.no_tie': 'There is no tie that needs another round.',
  'live.revote_limit': 'The limit of tie rounds is reached[ ({{max}})]. Decide by the votes as they are.',
  'live.candidate_withdrawn': 'This candidate has been withdrawn; there is no vote.',
}
