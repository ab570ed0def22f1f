/** 手机号: eleven digits (domain 3.8). */
export const isMobile = (text: string): boolean => /^1[3-9]\d{9}$/.test(text)

/** 固定电话 with its area code, `0371-65500000`, and perhaps an extension. */
export const isFixedLine = (text: string): boolean =>
  /^(010|02\d|0[3-9]\d{2})-?\d{7,8}(-\d{1,6})?$/.test(text)

export const isPhone = (text: string): boolean => isMobile(text) || isFixedLine(text)

/** 电子邮箱, as far as its form tells: one @, a domain with a dot, no blanks. */
export const isMail = (text: string): boolean =>
  /^[A-Za-z0-9._%+-]{1,64}@[A-Za-z0-9](?:[A-Za-z0-9-]*[A-Za-z0-9])?(?:\.[A-Za-z0-9](?:[A-Za-z0-9-]*[A-Za-z0-9])?)*\.[A-Za-z]{2,}$/.test(
    text,
  )
