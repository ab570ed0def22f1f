/** What the three demo committees are about; the words their dossiers are made of. */
export interface Field {
  units: readonly string[]
  schools: readonly string[]
  groups: readonly { name: string; room: string; specialty: string }[]
  works: readonly string[]
  effects: readonly string[]
  papers: readonly string[]
  journals: readonly string[]
  awards: readonly string[]
  titles: { expert: string; current: string; applied: string }
}

const SCHOOLS = ['中原工业大学', '豫北师范大学', '黄淮理工大学', '嵩阳医学院', '伊洛交通大学'] as const

export const MACHINERY: Field = {
  units: [
    '中原重型装备研究院',
    '豫北轴承集团有限公司',
    '嵩岳矿山机械股份公司',
    '颍南县农业机械推广站',
    '洛川起重设备检验中心',
    '淮源水工机械厂',
    '云台隧道装备公司',
    '伊川铸锻有限责任公司',
    '商丘粮食机械研究所',
    '太行煤机有限公司',
  ],
  schools: SCHOOLS,
  groups: [
    { name: '机械设计组', room: '第一评审室', specialty: '机械设计' },
    { name: '机械制造组', room: '第二评审室', specialty: '机械制造' },
    { name: '装备运维组', room: '第三评审室', specialty: '设备管理' },
  ],
  works: [
    '盾构机主驱动密封国产化',
    '大型矿用磨机衬板寿命提升',
    '高速精密轴承装配线改造',
    '起重机械安全监测系统研制',
    '粮食烘干机节能改造',
    '液压支架电液控制系统应用',
    '水工闸门启闭机智能运维',
    '大断面矩形顶管机研制',
  ],
  effects: [
    '单台采购成本由 186 万元降至 71 万元，连续掘进 3,140 m 未更换',
    '装配节拍由 92 秒缩短到 61 秒，一次合格率提高到 99.2%',
    '在 6 家单位推广 43 台套，近三年新增产值 2,860 万元',
    '非计划停机时间下降 41%，年节约维修费用 320 万元',
  ],
  papers: [
    '主驱动密封磨损监测方法研究',
    '大型磨机衬板受力分析与优化',
    '精密轴承装配误差补偿',
    '起重机金属结构疲劳寿命评估',
  ],
  journals: ['中原机械', '装备制造技术研究', '矿山机械学报', '机械工程与应用'],
  awards: ['省科学技术进步奖', '市科学技术进步奖', '行业技术创新奖', '优秀质量管理小组成果'],
  titles: { expert: '正高级工程师', current: '工程师', applied: '高级工程师' },
}

export const TEACHING: Field = {
  units: [
    '洛川市第一高级中学',
    '颍南县实验小学',
    '嵩岳区外国语中学',
    '伊川县第二初级中学',
    '商丘市育才学校',
    '云台镇中心小学',
    '淮源市教研室',
    '豫北师范附属中学',
    '太行乡九年一贯制学校',
  ],
  schools: SCHOOLS,
  groups: [
    { name: '语文组', room: '第一讲课室', specialty: '语文' },
    { name: '数学组', room: '第二讲课室', specialty: '数学' },
    { name: '英语组', room: '第三讲课室', specialty: '英语' },
  ],
  works: [
    '单元整体教学实践',
    '分层作业设计与实施',
    '乡村学校阅读工程',
    '课堂评价改革',
    '名师工作室建设',
    '跨学科主题学习',
  ],
  effects: [
    '所带班级学业水平合格率连续三年居全县前列',
    '形成校本课程 3 门，辐射周边 11 所学校',
    '指导青年教师 9 人，其中 3 人获市级优质课奖',
    '承担市级公开课 6 节，送教下乡 14 次',
  ],
  papers: [
    '基于大单元的教学设计',
    '初中数学错题资源的利用',
    '乡村小学整本书阅读的路径',
    '英语读写结合课型研究',
  ],
  journals: ['中原教育', '教学研究与实践', '基础教育论坛', '课程与评价'],
  awards: ['省优质课大赛', '市教学成果奖', '县级优秀教师', '市级骨干教师'],
  titles: { expert: '正高级教师', current: '一级教师', applied: '高级教师' },
}

export const MEDICINE: Field = {
  units: [
    '淮源县人民医院',
    '洛川市中心医院',
    '颍南县中医院',
    '嵩岳区妇幼保健院',
    '豫北职工医院',
    '云台县疾病预防控制中心',
    '伊川县第二人民医院',
    '商丘市儿童医院',
  ],
  schools: SCHOOLS,
  groups: [
    { name: '内科组', room: '第一答辩室', specialty: '内科' },
    { name: '外科组', room: '第二答辩室', specialty: '外科' },
    { name: '护理组', room: '第三答辩室', specialty: '护理学' },
    { name: '公共卫生组', room: '第四答辩室', specialty: '公共卫生' },
  ],
  works: [
    '胸痛中心建设',
    '急性脑卒中救治流程优化',
    '日间手术管理',
    '慢病分级诊疗试点',
    '院内感染防控体系建设',
    '基层首诊能力提升',
  ],
  effects: [
    '首次医疗接触到导丝通过时间由 118 分钟降至 74 分钟',
    '平均住院日由 9.1 天降至 7.4 天',
    '带教规培医师 21 人，下乡服务累计 14 个月',
    '完成四级手术 186 例，无严重并发症',
  ],
  papers: [
    '县域胸痛中心的运行效果',
    '老年高血压患者的社区管理',
    '日间手术的质量控制',
    '基层医院手卫生依从性分析',
  ],
  journals: ['中原医学', '基层卫生管理', '临床医学研究', '护理实践'],
  awards: ['省医学科技奖', '市新技术引进奖', '先进工作者', '优秀带教老师'],
  titles: { expert: '主任医师', current: '主治医师', applied: '副主任医师' },
}

export const FARMING: Field = {
  units: ['省种子管理站（示例）', '颍南县农业技术推广中心', '淮源县植保站', '伊川县土壤肥料工作站'],
  schools: SCHOOLS,
  groups: [
    { name: '农学组', room: '第一评审室', specialty: '农学' },
    { name: '植保组', room: '第二评审室', specialty: '植保' },
  ],
  works: [
    '小麦赤霉病绿色防控示范',
    '玉米单粒精播技术推广',
    '设施蔬菜水肥一体化',
    '优质专用小麦品种展示',
    '高标准农田地力提升',
  ],
  effects: [
    '累计推广 46 万亩，亩均增产 38 公斤',
    '示范区化学农药用量下降 31%',
    '培训种植大户 620 人次，建立示范方 18 个',
    '节水 27%，节肥 22%，亩均节支 164 元',
  ],
  papers: [
    '小麦赤霉病防控时机的比较',
    '玉米单粒精播的苗期管理',
    '设施番茄水肥耦合效应',
    '秸秆还田对地力的影响',
  ],
  journals: ['中原农业科学', '作物栽培与推广', '植物保护实践', '土壤与肥料'],
  awards: ['省农业技术推广奖', '市科学技术进步奖', '农业丰收奖', '优秀农技员'],
  titles: { expert: '正高级农艺师', current: '农艺师', applied: '高级农艺师' },
}

/** What somebody of this sector works at. */
export const fieldOfSector = (sector: string): Field =>
  ({ '01': TEACHING, '02': MEDICINE, '03': FARMING })[sector] ?? MACHINERY
