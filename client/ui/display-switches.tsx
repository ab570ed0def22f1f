import { For } from 'solid-js'
import './display-switches.css'
import { LANGUAGES } from '../../shared/i18n/index.ts'
import { language, setLanguage, t } from '../lib/i18n.ts'
import { isDark, text, toggleDark, toggleLarge } from '../lib/theme.ts'

/** 大字, 深色 and the other language, as quiet buttons. Each says what pressing it brings. */
export function DisplaySwitches() {
  return (
    <div class="switches no-print">
      <button type="button" onClick={toggleLarge}>
        {text() === 'large' ? t('theme.normal') : t('theme.large')}
      </button>
      <button type="button" onClick={toggleDark}>
        {isDark() ? t('theme.light') : t('theme.dark')}
      </button>
      <For each={LANGUAGES.filter((each) => each !== language())}>
        {(each) => (
          <button type="button" lang={each} onClick={() => void setLanguage(each)}>
            {t(`language.${each}`)}
          </button>
        )}
      </For>
    </div>
  )
}
