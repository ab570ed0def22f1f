/**
 * Our own Chinese font is megabytes, and nearly every device has one already, under names we cannot list. So we
 * look: two different characters drawn alike are the box for a missing glyph, and only then the font is fetched.
 */
export async function ensureChineseFont(): Promise<void> {
  if (drawn('评') !== drawn('职')) return
  await import('@fontsource-variable/noto-sans-sc/index.css')
}

function drawn(character: string): string {
  const canvas = document.createElement('canvas')
  canvas.width = canvas.height = 24
  const pen = canvas.getContext('2d')
  if (!pen) return character
  pen.font = '20px sans-serif'
  pen.fillText(character, 2, 20)
  return pen.getImageData(0, 0, 24, 24).data.join()
}
