/** 消息：每一种的标题和正文。正文里的参数见 `shared/message/message.ts` 的 `MESSAGE_PARAMS`。 */
export const words = {
  'message.title': '消息',
  'message.unread': '{{n}} 条未读',
  'message.none_unread': '没有未读消息',
  'message.only_unread': '只看未读',
  'message.read_all': '全部标为已读',
  'message.read_one': '标为已读',
  'message.open': '查看',
  'message.new': '未读',
  'message.earlier': '更早的消息',
  'message.empty': '暂无消息',
  'message.empty.what': '与您有关的办理结果、时间变动和到期提醒，会自动显示在这里。',
  'message.empty_unread': '没有未读消息',
  'message.empty_unread.what': '已读的消息仍然保留，取消“只看未读”即可查看。',
  'message.menu': '消息，{{n}} 条未读',
  'message.sms': '【职称评审】{{text}}',
  'message.state.in': '在库',
  'message.state.suspended': '暂停',
  'message.state.out': '出库',
  'message.state.disqualified': '取消资格',
  'message.kind.declare.submitted.title': '申报材料已提交',
  'message.kind.declare.submitted': '您申报[{{title}}]的材料已提交，现由{{org}}审查。',
  'message.kind.declare.arrived.title': '申报材料已上报',
  'message.kind.declare.arrived': '您申报[{{title}}]的材料已通过前一级审查，现由{{org}}审查。',
  'message.kind.declare.returned.title': '申报材料退回修改',
  'message.kind.declare.returned':
    '{{org}}退回了您申报[{{title}}]的材料，请修改后重新提交。退回原因：{{reason}}[（共 {{points}} 处需要修改）]',
  'message.kind.declare.failed.title': '申报未通过审查',
  'message.kind.declare.failed': '您申报[{{title}}]的材料未通过{{org}}审查。原因：{{reason}}',
  'message.kind.declare.late.title': '申报逾期不通过',
  'message.kind.declare.late':
    '截至接收材料截止时间（{{deadline}}），{{committee}}未接收到您申报[{{title}}]的材料，按规定作逾期不通过处理。如有特殊情况，请向所在单位或职改办说明。',
  'message.kind.declare.waiting.title': '申报材料已报送评委会',
  'message.kind.declare.waiting': '您申报[{{title}}]的材料已通过各级审查，正等待{{committee}}接收。',
  'message.kind.declare.accepted.title': '评委会已接收申报材料',
  'message.kind.declare.accepted': '{{committee}}已接收您申报[{{title}}]的材料，请等待评审安排。',
  'message.kind.declare.correct.title': '申报材料需要补正',
  'message.kind.declare.correct':
    '{{committee}}要求补正您申报[{{title}}]的材料，请于 {{until}} 前一次补齐并重新提交；逾期未补正的，按规定处理。补正内容：{{reason}}',
  'message.kind.declare.stopped.title': '申报已终止',
  'message.kind.declare.stopped':
    '因失信处理决定[（{{decisionNo}}）]生效，您申报[{{title}}]的办理已终止，{{until}} 前不得申报职称。',
  'message.kind.declare.reopened.title': '申报已恢复办理',
  'message.kind.declare.reopened':
    '{{org}}已恢复办理您申报[{{title}}]的材料，须于 {{until}} 前由评委会接收。[说明：{{reason}}]',
  'message.kind.declare.deadline.title': '距接收材料截止还有 {{days}} 天',
  'message.kind.declare.deadline':
    '{{committee}}将于 {{deadline}} 截止接收材料。您申报[{{title}}]的材料尚未被接收，请关注办理进度；材料在您手中的，请尽快提交。',
  'message.kind.expert.pooled.title': '已进入评委专家库',
  'message.kind.expert.pooled': '您的评委专家申报已通过审查，已进入评委专家库，有效期至 {{until}}。',
  'message.kind.expert.returned.title': '评委专家申报退回修改',
  'message.kind.expert.returned':
    '{{org}}退回了您的评委专家申报，请修改后重新提交。退回原因：{{reason}}[（共 {{points}} 处需要修改）]',
  'message.kind.expert.failed.title': '评委专家申报未通过',
  'message.kind.expert.failed': '您的评委专家申报未通过{{org}}审查。原因：{{reason}}',
  'message.kind.expert.expiring.title': '评委专家资格即将到期',
  'message.kind.expert.expiring':
    '您的评委专家资格将于 {{until}} 到期，还有 {{days}} 天。需要继续担任的，请及时重新申报。',
  'message.kind.expert.state.title': '评委专家状态变更',
  'message.kind.expert.state': '您的评委专家状态已变更为“{{state}}”。[原因：{{reason}}]',
  'message.kind.climb.deadline.title': '距接收材料截止还有 {{days}} 天',
  'message.kind.climb.deadline':
    '{{committee}}将于 {{deadline}} 截止接收材料。目前仍有 {{count}} 份申报在本部门或下级办理，届时未被接收的，将作逾期不通过处理。',
  'message.kind.blacklist.active.title': '失信处理决定生效',
  'message.kind.blacklist.active':
    '{{org}}作出的失信处理决定（{{decisionNo}}）已生效，您在 {{until}} 前（含当日）不得申报职称和评委专家。如有异议，请向作出决定的部门提出。',
  'message.kind.blacklist.lifted.title': '失信处理解除',
  'message.kind.blacklist.lifted': '您的失信处理已于 {{day}} 解除，此后可以正常申报。[说明：{{reason}}]',
  'message.kind.window.changed.title': '评委会时间变动',
  'message.kind.window.changed':
    '{{committee}} {{year}} 年度时间有变动，请按新的时间办理。[申报开始：{{opens}}。][申报结束：{{closes}}。][接收材料截止：{{deadline}}。]',
  'message.kind.plan.remind.title': '请上报 {{year}} 年度申报计划',
  'message.kind.plan.remind':
    '{{org}}催报：贵单位 {{year}} 年度申报计划尚未上报，请尽快填报并上报。[上报截止时间：{{until}}。]',
  'message.kind.notice.remind.title': '有一份通知尚未阅读',
  'message.kind.notice.remind': '{{org}}提醒：本单位尚未阅读《{{title}}》，请及时查看。',
} as const
