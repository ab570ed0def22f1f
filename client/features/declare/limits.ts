/** Bytes of one document, and of all documents of a file. */
export const DOCUMENT_MOST = 20 * 1024 * 1024
export const FILE_MOST = 200 * 1024 * 1024
/** What a slot takes; a picture becomes a JPEG or stays a PNG. */
export const TYPES = 'application/pdf,image/jpeg,image/png'
export const PICTURES = 'image/jpeg,image/png'
