import type { ProblemCode } from '../../problem.ts'

export const words: Record<ProblemCode, string> = {
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
  'org.not_approved':
    'Your unit has not been approved yet, so no work can be done. Fill in and submit the basic information on the start page, or wait for the superior.',
  'org.disabled': 'Your unit has been disabled by its superior; please contact it.',
  'org.parent_not_working':
    '"{{name}}" is not approved or is disabled; nothing can be added or enabled below it.',
  'org.name_taken': 'There is already a “{{name}}” under the same superior; choose another name.',
  'org.code_taken': 'Code {{code}} is in use; choose another.',
  'org.code_taken_by': 'The code {{code}} is already used by “{{name}}”. Choose another.',
  'org.credit_code_taken_by':
    'This unified social credit code is registered by “{{name}}”. Check it; if it is right, have the data of “{{name}}” corrected first.',
  'org.credit_code_taken':
    'Another unit has registered this credit code. Check it; if it is yours, contact your superior.',
  'org.kind_place':
    'An organisation of this kind or level cannot stand there; choose another superior or kind.',
  'org.has_children':
    'There {{n|is|are}} {{n}} {{n|organisation|organisations}} below it; move or delete {{n|it|them}} first.',
  'org.has_people':
    'The unit still has {{persons}} {{persons|applicant|applicants}} and {{staff}} {{staff|reviewer|reviewers}} and cannot be deleted. Disable it instead.',
  'org.has_work': 'Work of this unit is still open: {{work}}. Finish or withdraw it first.',
  'org.has_records':
    'The unit has records: {{work}}. They are kept, so it cannot be deleted. Disable it instead.',
  'org.into_itself': 'An organisation cannot be moved below itself.',
  'org.own_node': 'This is done for your own organisation by its superior: please ask there.',
  'staff.not_authorised':
    'Your account has not been authorised yet: role or review scope are not set. Contact the administrator of your unit.',
  'staff.login_taken': 'The user name "{{login}}" is taken; choose another.',
  'staff.acted': 'This person has acted already, so the record is kept: stop the account instead.',
  'staff.self': 'You cannot do this to your own account; ask another administrator.',
  'staff.duties_both':
    'Your office does not let one person be handler and principal. Allow it in the settings first.',
  'staff.duties_officers':
    'The three officers must be three people, and none of them may have a business role.',
  'staff.duty_not_here':
    'Your organisation does not separate the three officers, so this role does not exist here.',
  'staff.last_admin': 'At least one started administrator must remain. Make and start another one first.',
  'staff.last_officer':
    'The three officers are separated: a started system officer, security officer and auditor must each remain. Name a successor first.',
  'person.known_here': 'This ID number is already on your list.',
  'person.known_elsewhere':
    'This ID number is registered with another unit; a person is registered once in the province. Ask for a transfer under "Transfers".',
  'person.has_declared':
    'This person has declarations or transfers on record; change the status or transfer instead.',
  'person.open_transfer': 'A transfer of this person is open; finish it first.',
  'person.not_active':
    'This person is no longer active, so this cannot be done. If that is wrong, change the status first.',
  'person.reveal_limit':
    'You have looked at {{max}} whole {{max|number|numbers}} within an hour; try again later.',
  'transfer.no_person':
    'Nobody active has this ID number and name. Check both; somebody not yet registered is added under "People".',
  'transfer.same_unit': 'This person is already with your unit.',
  'transfer.open': 'A transfer of this person is already under way.',
  'transfer.running_declaration':
    'This person has a running declaration in {{year}}; it must end or be withdrawn first.',
  'transfer.not_due': 'The old unit still has time to answer; after that the common superior may decide.',
  'transfer.not_yours': 'This request is not for your unit to decide; please wait for the one it lies with.',
  'plan.window_closed':
    'Plans for {{year}} cannot be handed in now[ (from {{from}} to {{to}})]. If you need longer, ask the office above.',
  'plan.exists': 'Your unit already has a plan for {{year}}; change or adjust that one.',
  'plan.year_far':
    'Plans for {{year}} are not open; those of {{from}} to {{to}} can be made. Choose another year at the top right.',
  'plan.office': 'An office audits plans and has none of its own; a unit hands one in.',
  'plan.empty': 'The plan is empty; fill in at least one line.',
  'plan.series_ended':
    'The series “{{series}}” of line {{no}} is no longer offered; choose another one or delete the line.',
  'plan.line_twice': 'Line {{no}} repeats the series, level and specialty of an earlier one; merge them.',
  'plan.over_reason': 'Line {{no}} plans more than there are vacancies; lower it or give a reason.',
  'plan.uncounted_reason': 'Line {{no}} takes no post; give the reason.',
  'plan.vacancies': 'Line {{no}} has more vacancies than approved posts; check it.',
  'plan.over_opinion':
    'This plan has {{n}} {{n|line|lines}} over their vacancies; passing it needs an opinion in writing.',
  'plan.out_of_scope': 'The plan has series outside your review scope; somebody with that scope must decide.',
  'plan.below_used':
    '{{used}} {{used|place|places}} of {{series}} {{level}} {{used|is|are}} taken; the plan cannot go below that.',
  'plan.not_at_desk': 'The plan is not at your desk now; somebody may have decided. Reload to see.',
  'plan.wrong_duty': 'The plan now waits for the {{duty}}.',
  'plan.same_person':
    'The two steps of one plan cannot be taken by one person: somebody else must take this one.',
  'plan.decided': 'An office has decided already, so it cannot be recalled; ask that office to send it back.',
  'plan.has_adjustment': 'An adjustment of this plan is under way; finish it first.',
  'plan.handed_in': 'This unit has handed in its plan for {{year}}; there is nothing to ask for.',
  'plan.reminded':
    '{{org}} has asked for it today ({{at}}); a unit is asked once a day. If it is urgent, telephone.',
  'plan.remind_closed':
    'Plans for {{year}} can be handed in from {{from}} to {{to}} only, so this unit cannot do it now. Extend the time first.',
  'plan.nobody_to_remind':
    'Nobody of this unit (handler, principal, administrator) has a started account to read it; please telephone.',
  'quota.none':
    'The quota for {{series}} {{level}} in {{year}} is used up ({{granted}} in all). Try again once somebody withdraws or the unit has adjusted its plan.',
  'quota.no_line':
    'The passed plan of your unit has no such series, level or specialty. Choose another, or ask your unit.',
  'declare.no_plan':
    'The plan of your unit for {{year}} has not been passed, so nothing can be declared yet. Ask your unit.',
  'declare.already': 'You have a declaration of this kind for {{year}} already; one a year.',
  'declare.decided':
    'Your unit has begun its review, so it cannot be taken back; ask its handler to return it if something must change.',
  'declare.incomplete':
    '{{n}} {{n|thing|things}} still {{n|has|have}} to be filled in or corrected, the first in “{{section}}”. Mend them and submit again.',
  'declare.promise': 'Read and sign the statement of good faith first, then submit.',
  'declare.correct_only':
    'The committee asked for corrections elsewhere; “{{section}}” is not among them and stays as it is.',
  'declare.section_unknown': 'This declaration has no such section; refresh and try again.',
  'declare.attachment_limit':
    '“{{slot}}” takes at most {{max}} {{max|file|files}}; remove those you do not need first.',
  'declare.bytes_limit':
    'All documents together may have {{max}}; remove those you do not need, or compress them.',
  'declare.upload_gone': 'This upload has been cleared away; choose the file again.',
  'declare.upload_offset':
    '{{received}} {{received|byte|bytes}} {{received|has|have}} arrived; go on from there.',
  'declare.committee_needed': 'Choose a review committee under “Application” first.',
  'declare.committee_unfit':
    'This committee does not review that series, level or specialty; choose another.',
  'declare.window_not_set': '“{{name}}” has not announced its dates for {{year}} yet.',
  'declare.window_not_open':
    '“{{name}}” takes declarations from {{from}}; you may fill in the form until then.',
  'declare.window_over': '“{{name}}” closed on {{to}}; nothing can be submitted any more.',
  'declare.banned':
    'You may not declare up to and including {{until}} (decision {{decisionNo}}). If you object, contact {{orgName}}.',
  'declare.other_unit': 'This declaration belongs to your former unit; begin a new one in your present unit.',
  'climb.not_at_desk':
    'This file no longer lies with your organisation; someone may have handled it. Refresh to see.',
  'climb.wrong_duty': 'This file is now with the {{duty}}.',
  'climb.same_person': 'One person cannot take both steps on the same file; someone else must take this one.',
  'climb.sections_done': 'Everything within your scope is done; the rest waits for your colleagues.',
  'climb.section_closed': '“{{section}}” is done already or outside your scope; refresh to see.',
  'climb.deadline_over':
    'The deadline for receiving files ({{at}}) is over; nothing can be passed on or accepted.',
  'climb.notice_missing': 'Enter the dates of display and public notice in the unit first.',
  'climb.notice_running':
    'The public notice runs until {{to}} ({{days}} working {{days|day|days}}); the principal may pass it on after that.',
  'climb.notice_order':
    'The dates are not right: the end may not come before the beginning; display takes at least {{shown}} {{shown|day|days}}, notice {{notice}} working {{notice|day|days}}.',
  'climb.corrected':
    'The committee has asked for correction once already; accept, return or refuse the file.',
  'climb.point_unknown': 'A point names something that is not in the file; refresh and choose again.',
  'climb.until_past': 'The new deadline must lie in the future.',
  'climb.quota_gone':
    'The unit’s place for {{series}} {{level}} has been taken; its plan must be adjusted before this can be reopened.',
  'committee.code_taken': 'The code {{code}} is in use; choose another.',
  'committee.levels':
    'The levels do not match: a senior committee reviews levels 1 and 2, a middle one level 3, a junior one levels 4 and 5.',
  'committee.validity':
    'The term is not right: its end must follow its beginning, by {{years}} {{years|year|years}} at most.',
  'committee.not_office': 'A committee belongs to a title office at work; choose another organisation.',
  'committee.has_files':
    'The committee still has {{n}} {{n|file|files}} under way; wait until they are done.',
  'committee.window_order':
    'The times are out of order: opening before closing, and the deadline not before closing.',
  'committee.past': 'This time is past; enter one in the future.',
  'committee.not_yours': 'The deadline is set by the supervising office, {{orgName}}.',
  'expert.known': 'This ID number is in the pool already ({{name}}).',
  'expert.validity': 'The term must end after today, and within {{years}} {{years|year|years}}.',
  'expert.wrong_state': 'The expert is “{{state}}” now; this cannot be done.',
  'expert.disqualified':
    'This person was disqualified as an expert and can neither apply nor enter the pool; if that is wrong, ask the provincial office.',
  'blacklist.known': 'This person has an entry that is not over; work on that one.',
  'blacklist.elsewhere':
    'This person is outside your office’s area; the office of that place or one above must handle it.',
  'blacklist.day_order':
    'The first day is not right: it lies within a year, and the term must not be over. Check the decision.',
  'job.not_failed': 'This job has not failed; there is nothing to try again.',
  'reference.code_taken': 'Code {{code}} exists; change that item.',
  'reference.parent_missing':
    'The item {{code}} it belongs to does not exist or is no longer in force: choose another.',
  'reference.in_use':
    '{{n}} {{n|item|items}} that {{n|belongs|belong}} to it {{n|is|are}} in force; end {{n|it|those}} first.',
  'reference.into_itself': 'Item {{code}} cannot belong to itself or to one below it; choose another.',
  'reference.not_a_day':
    'The code of a holiday is its date, such as 2026-10-01; “{{code}}” is none. Correct it.',
  'setting.not_here': 'This is set by the provincial office alone: please ask there.',
  'setting.officers_missing':
    'Before separating the officers, each of the three roles needs a started person.',
  'workbook.job_busy': 'An import or export of yours is running; wait for it.',
  'workbook.has_errors':
    'There {{n|is|are}} {{n}} {{n|error|errors}} in the file; mend {{n|it|them}} and upload it again.',
  'workbook.reason': 'Exporting whole ID numbers needs a reason.',
  'workbook.interrupted':
    'Saving was interrupted: {{saved}} {{saved|row|rows}} {{saved|is|are}} in, {{left}} {{left|is|are}} not. Press save again to go on, or upload the same file; what is in is not imported twice.',
  'workbook.too_many': 'More than {{max}} {{max|row|rows}}; narrow the filters.',
  'notice.withdrawn': 'This notice has been withdrawn.',
  'notice.expired': 'This notice held until {{day}}; nobody is reminded of it any more.',
  'notice.until_past': 'The last day must not lie in the past; choose another.',
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
