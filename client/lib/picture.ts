/** Longest side of a picture that is sent, in dots: a page scanned at 200 dpi stays readable. */
export const LONGEST = 2400
const QUALITY = 0.85
/** A PNG below this is a small drawing or a screenshot: sent as it is, sharp. */
const SMALL_PNG = 1_500_000

/** Width and height fitted into a square of `longest`, never enlarged. */
export function fitted(width: number, height: number, longest = LONGEST): { width: number; height: number } {
  const scale = Math.min(1, longest / Math.max(width, height, 1))
  return { width: Math.max(1, Math.round(width * scale)), height: Math.max(1, Math.round(height * scale)) }
}

/** Name of a picture that has become a JPEG. */
export const jpegName = (name: string): string => `${name.replace(/\.[^.]*$/, '') || 'photo'}.jpg`

export const isPicture = (file: Blob): boolean => file.type.startsWith('image/')

/**
 * A photograph as it is sent: upright as the camera meant it (EXIF), turned by `quarters` of 90° clockwise, its
 * longest side within `LONGEST`, without place and device that a camera writes into it. Null when the browser cannot
 * read it.
 */
export async function preparePicture(file: File, quarters = 0): Promise<File | null> {
  let bitmap: ImageBitmap
  try {
    bitmap = await createImageBitmap(file, { imageOrientation: 'from-image' })
  } catch {
    return null
  }
  const size = fitted(bitmap.width, bitmap.height)
  const isSame = size.width === bitmap.width && quarters % 4 === 0
  if (file.type === 'image/png' && isSame && file.size <= SMALL_PNG) {
    bitmap.close()
    return file
  }
  const lying = quarters % 2 !== 0
  const canvas = document.createElement('canvas')
  canvas.width = lying ? size.height : size.width
  canvas.height = lying ? size.width : size.height
  const pen = canvas.getContext('2d')
  if (!pen) return null
  // Paper under what was transparent: a JPEG would show it black.
  pen.fillStyle = '#ffffff'
  pen.fillRect(0, 0, canvas.width, canvas.height)
  pen.translate(canvas.width / 2, canvas.height / 2)
  pen.rotate((quarters * Math.PI) / 2)
  pen.drawImage(bitmap, -size.width / 2, -size.height / 2, size.width, size.height)
  bitmap.close()
  const blob = await new Promise<Blob | null>((done) => canvas.toBlob(done, 'image/jpeg', QUALITY))
  return blob && new File([blob], jpegName(file.name), { type: 'image/jpeg' })
}
