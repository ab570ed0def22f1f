export const words = {
  'gallery.title': '组件样张',
  'gallery.meta': '每个组件的每种状态',
  'gallery.actions': '操作',
  'gallery.signs': '标记与状态',
  'gallery.frames': '页首与横幅',
  'gallery.live': '评审现场',
  'gallery.fields': '填写',
  'gallery.reading': '查阅与打印',
  'gallery.table': '列表',
  'gallery.over': '弹出与提示',
  'gallery.states': '空、载入与错误',
}
