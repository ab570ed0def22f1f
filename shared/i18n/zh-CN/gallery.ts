export const words = {
  'gallery.title': '组件样张',
}
