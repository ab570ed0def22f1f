import type { declareApi } from '../../shared/declare/declare.api.ts'
import type { HandlersOf } from '../dispatch.ts'
import { home } from './home.ts'
import { register, withdraw } from './register.ts'

/** 职称申报系统, as far as plans and quotas reach into it. */
export const declareHandlers: HandlersOf<typeof declareApi> = { home, register, withdraw }
