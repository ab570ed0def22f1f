const BROWSERS = [
  [/Edg\//, 'Edge'],
  [/MicroMessenger\//, '微信'],
  [/HuaweiBrowser\//, 'Huawei Browser'],
  [/Firefox\//, 'Firefox'],
  [/Chrome\//, 'Chrome'],
  [/Safari\//, 'Safari'],
] as const
const SYSTEMS = [
  [/HarmonyOS/, 'HarmonyOS'],
  [/Android/, 'Android'],
  [/iPad|iPhone/, 'iOS'],
  [/Windows/, 'Windows'],
  [/Mac OS X/, 'macOS'],
  [/Linux/, 'Linux'],
] as const

/** A device as a person would name it, from what its browser says of itself; null when it says nothing known. */
export function agentText(agent: string): string | null {
  const first = (list: readonly (readonly [RegExp, string])[]) => list.find(([sign]) => sign.test(agent))?.[1]
  return [first(SYSTEMS), first(BROWSERS)].filter(Boolean).join(' · ') || null
}
