export const words = {
  'manage.menu': '功能菜单',
  'manage.fold': '收起菜单',
  'manage.unfold': '展开',
  'manage.help': '帮助',
  'manage.year': '年度',
  'manage.year.all': '全部',
  'manage.group.review': '组织评审',
  'manage.group.system': '系统管理',
  'manage.group.units': '单位管理',
  'manage.group.people': '人员管理',
  'manage.group.plans': '申报计划',
  'manage.orgs': '单位管理',
  'manage.orgs.short': '单位',
  'manage.own': '单位信息维护',
  'manage.own.short': '信息',
  'manage.planAudit': '申报计划审查',
  'manage.planAudit.short': '审查',
  'manage.staff': '审查人员角色分配',
  'manage.staff.short': '角色',
  'manage.persons': '单位人员管理',
  'manage.persons.short': '人员',
  'manage.transfers': '单位变动人员管理',
  'manage.transfers.short': '变动',
  'manage.planMine': '申报计划上传',
  'manage.planMine.short': '计划',
  'manage.planStats': '申报计划统计',
  'manage.planStats.short': '统计',
  'manage.blacklist': '黑名单',
  'manage.blacklist.short': '黑名单',
  'manage.experts': '专家库',
  'manage.experts.short': '专家',
  'manage.notices': '通知公告',
  'manage.notices.short': '通知',
  'manage.reference': '基础数据',
  'manage.reference.short': '数据',
  'manage.settings': '系统设置',
  'manage.settings.short': '设置',
  'manage.help.orgs':
    '左侧是机构树，点开某个单位，右侧列出它和下级的全部机构。可以按名称、拼音首字母或代码查找。\n“添加”在所选单位下新建机构，同时生成管理员账号，请当场抄录或打印交给对方；初始密码首次登录须修改。\n下级提交的信息在这里“审核”或“退回”；忘记密码的，由上级“初始化密码”。',
  'manage.help.own':
    '这里维护本单位的基本信息。审核通过后再修改的，上级审核前原信息仍然有效。\n带红色标记的为必填。填写中的内容自动保存，离开后再来不会丢失。',
  'manage.help.planAudit':
    '下级单位上报的申报计划在这里审查，停留最久的排在前面。\n“通过”送往上一级，最后一级通过后该单位即可申报；“撤回”须写明理由，单位修改后从最低一级重新上报。\n红色为超计划的行，通过时须写明意见。可以勾选多份一并通过。',
  'manage.help.staff':
    '添加本单位的审查人员，再“启动”账号、“设置角色”、“设置角色审查权限”，三项齐备后方可审查。\n权限改动立即生效，对方打开着的页面也随之变化。办理过业务的人员不能删除，可以停用。',
  'manage.help.persons':
    '登记本单位的申报人员。居民身份证号自动核对并带出出生日期和性别；一人在全省只登记一次，在其他单位登记过的，请申请移交。\n名单中的证件号和电话只显示部分，确需查看的，填写事由后显示，并记入日志。\n申报人用证件号登录申报系统，初始密码为证件号后六位。',
  'manage.help.transfers':
    '人员变动单位时，由新单位凭证件号和姓名申请移交，原单位同意或拒绝。\n原单位逾期未办的，由双方的共同上级办理。人员有正在进行的申报时不能移交。',
  'manage.help.planMine':
    '填报本单位本年度的申报计划：逐行填写，或下载模板后导入。\n上报后逐级审核；被退回的，按理由修改后再次上报，从最低一级重新审核。\n已通过的计划需要改动的，用“调整”新建一版，通过前原计划仍然有效。',
  'manage.help.planStats':
    '统计所选单位及其下级已通过的申报计划。在左侧选择单位，右侧的数字和图随之变化，导出的内容与所选单位一致。',
  'manage.help.blacklist':
    '发现涉嫌弄虚作假的，先“拟加入”，只在职改办之间提示，不影响本人申报；查实后“作出处理决定”，填写处理意见、文号和年限，截止日期自动算出。\n期限内不得申报职称和专家，在办的申报即刻终止；截止日期当天仍不得申报，次日起可以申报。\n处理意见在首页专栏公布，姓名是否隐去由省职改办在系统设置中决定。',
  'manage.help.experts':
    '本人申请经各级审核通过后自动入库，即可参加抽取；省职改办也可以逐个添加或用表格导入。有效期最长 3 年，到期前 90 天和 30 天提醒本人，到期后不再抽取。\n暂停、出库、取消资格都须写明事由并告知本人。各地市职改办只可查看，证件号和电话只显示部分。',
  'manage.help.notices': '上级发布的通知公告在这里阅读。有权发布的，可以选择接收的单位范围，并查看阅读情况。',
  'manage.help.reference':
    '系列、级别、职称、专业等基础数据由全省统一维护。修改后生成新版本，旧版本保留可查；停用的条目不再供选择，已经使用的不受影响。',
  'manage.help.settings': '本单位及其下级的规则在这里设置；没有单独设置的，沿用上级的设置。',
  'manage.desk': '首页',
  'manage.desk.short': '首页',
  'manage.group.climb': '审查推荐',
  'manage.status': '申报人员状态查询',
  'manage.status.short': '状态',
  'manage.handlerAudit': '经办人审查',
  'manage.handlerAudit.short': '经办',
  'manage.principalAudit': '负责人审查',
  'manage.principalAudit.short': '负责',
  'manage.expertAudit': '专家审查',
  'manage.expertAudit.short': '专家',
  'manage.acceptance': '材料接收',
  'manage.acceptance.short': '接收',
  'manage.help.status':
    '本单位和下级申报人员的状态，随办理实时变化，不用刷新。点开姓名查看办理过程，可打印评审表。\n面试通知和地点在安排后显示；材料送达本单位之前，只显示状态，不显示内容。',
  'manage.help.handlerAudit':
    '经办人审查是本机构的第一步，通过后转负责人审查；下级审查完毕的申报才会送达这里，停留最久的排在前面。\n点开姓名，左侧是各部分内容，右侧是对应的证明材料；与上次提交不同的地方有标注。只显示您审查权限内的内容，全部内容通过后才送达下一步。\n“退回修改”前，先在材料中“指出问题”，申报人能直接看到该处；“未通过”后，本年度不能再次申报。\n可以勾选多份一并通过。快捷键：J、K 换份，↑、↓ 换节，P 通过，R 退回，? 查看全部。',
  'manage.help.principalAudit':
    '负责人审查是本机构的第二步，经办人通过全部内容后才会送达这里；同一申报的两步不能由同一人办理。\n点开姓名，左侧是各部分内容和经办人的审查情况，右侧是证明材料。只显示您审查权限内的内容，全部通过后送达上一级。\n本单位的申报须先填写展示、公示日期，公示期满后方可通过。\n可以勾选多份一并通过。快捷键：J、K 换份，↑、↓ 换节，P 通过，R 退回，? 查看全部。',
  'manage.help.expertAudit':
    '申报专家的材料在这里逐级审查：单位、主管单位、市职改办、省职改办；最后一级通过后，直接进入专家库。\n操作与申报审查相同。快捷键：J、K 换份，↑、↓ 换节，P 通过，R 退回，? 查看全部。',
  'manage.help.acceptance':
    '各级审查完毕的申报材料送达评委会，在这里接收。接收材料截止时间之后仍未接收的，系统按不通过处理。\n材料需要补正的，先在材料中“指出问题”，再“要求补正”：须一次告知全部内容，只能要求一次。\n可以勾选多份一并接收。快捷键：J、K 换份，↑、↓ 换节，P 接收，R 要求补正，? 查看全部。',
  'manage.reviews': '评审管理',
  'manage.reviews.short': '评审',
  'manage.supervision': '职改办监督评审',
  'manage.supervision.short': '监督',
  'manage.audit': '审计日志',
  'manage.audit.short': '日志',
  'manage.account': '我的账号',
  'manage.account.short': '账号',
  'manage.duty.admin': '管理员',
  'manage.duty.handler': '经办人',
  'manage.duty.principal': '负责人',
  'manage.duty.auditor': '安全审计员',
  'manage.duty.system': '系统管理员（三员）',
  'manage.duty.security': '安全管理员（三员）',
  'manage.help.desk':
    '首页列出等您办理的事项，最急的在前。点开事项即到办理的地方。\n“正在进行的评审”随会场实时变化，只显示人数和状态，不显示任何人的投票。\n右侧是近期各场评审的开始和结束时间；到了结束时间，专家账号即不能登录，需要时请提前延长。',
  'manage.help.reviews':
    '每场评审一行。用上方的条件筛选；条件记在网址里，可以收藏或发给同事。\n新建评审：下载模板，填好名册，再“导入评审名册”。系统逐格检查，全部无误后才保存。\n负责人“审核通过”后，规则即行冻结，专家账号同时生成。此后名单不能再改，个别参评人可以终止参评，专家可以办理回避。',
  'manage.help.supervision':
    '本页显示正在进行的评审：签到、完成人数、投票开关和异常情况，随会场实时变化。监督人员看不到任何人的投票。\n发现不合理的，可以“退回”：整个评委会、选定的专业组或选定的参评人重新投票，须写明理由。原来的轮次保留，可以对照查看。\n上报之后，负责人核对结果，“接收结果”或“退回”。',
  'manage.help.audit':
    '每一项操作都在日志中：何人、何时、做了什么、理由、来自哪里。日志不记录任何人的投票，也不记录证件号码。\n日志只能追加。点击“核对日志”逐条核对，有不符的会指出第一处。',
  'manage.help.account': '这里列出您的账号登录过的设备。发现不认识的，请退出该设备并立即修改密码。',
  'manage.committees': '评委会管理',
  'manage.committees.short': '评委会',
  'manage.deadlines': '评委会截止时间',
  'manage.deadlines.short': '截止',
  'manage.jobs': '定时任务',
  'manage.jobs.short': '任务',
  'manage.messages': '消息',
  'manage.messages.short': '消息',
  'manage.help.committees':
    '评委会由省职改办统一创建，同时生成管理员账号，初始密码只显示一次。市（县）职改办可以看到设在本级和下级的全部评委会。\n点开评委会，可查看评审系列、绑定专业、管理员登录名，并设置申报开始时间和结束时间；申报人只能在此期间提交。\n年度在页面右上角切换，各年度的时间分别设置。有申报正在办理的评委会不能停用。',
  'manage.help.deadlines':
    '接收材料截止时间只能由评委会的监督部门设置，须不早于申报结束时间。点开评委会即可设置，页面同时显示按目前进度将有多少人逾期、材料在哪里。\n截止前 7 天、3 天、1 天，系统提醒尚有材料的部门和申报人；到时仍未被接收的，由系统作逾期不通过处理。\n改期后，原定的截止和提醒随之改期，并通知有关申报人。',
  'manage.help.jobs':
    '截止、到期、提醒由系统按时自动执行，每项只执行一次，服务重启后继续；这里可以查看每项的时间、状态和结果。\n失败的自动重试，间隔逐次延长；5 次仍不成功的标为“失败”，排除原因后可在这里重试。',
  'manage.help.messages':
    '与您有关的办理结果、时间变动和到期提醒，自动显示在这里，不用刷新。点“查看”打开对应的页面，并标为已读。',
} as const
