import type { declareApi } from '../../shared/declare/declare.api.ts'
import type { HandlersOf } from '../dispatch.ts'
import { begin, withdraw } from './register.ts'

/** 职称申报系统, as far as plans and quotas reach into it. */
export const declareHandlers: Partial<HandlersOf<typeof declareApi>> = { begin, withdraw }
