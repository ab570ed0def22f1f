/** The own account, its sessions and their end; signing in itself is in `entrance`. */
export const words = {
  'auth.caps_lock': '大写锁定已打开',
  'auth.sign_out': '退出登录',
  'auth.sign_out_everywhere': '退出所有设备',
  'auth.sign_out_everywhere_confirm': '本账号在所有设备上的登录都将退出，包括当前设备。',
  'auth.signed_out_everywhere': '已退出 {{n}} 处登录。',
  'auth.my_account': '我的账号',
  'auth.sessions': '登录设备',
  'auth.session.current': '当前设备',
  'auth.session.since': '登录于 {{time}}',
  'auth.session.seen': '最近使用 {{time}}',
  'auth.session.end': '退出该设备',
  'auth.change_password': '修改密码',
  'auth.password_changed': '密码已修改，其他设备上的登录已退出。',
  'auth.expiring': '长时间未操作，将于 {{left}} 后退出登录。已填写的内容会保留。',
  'auth.expiring_absolute': '本次登录将于 {{left}} 后到期，届时须重新登录。已填写的内容会保留。',
  'auth.stay': '继续使用',
} as const
