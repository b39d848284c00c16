// Light, dark, or as the system says; kept in this browser only.

type Choice = 'system' | 'light' | 'dark'
const ORDER: Choice[] = ['system', 'light', 'dark']

class Theme {
  choice = $state<Choice>(saved())
  private system = matchMedia('(prefers-color-scheme: dark)')
  private isSystemDark = $state(this.system.matches)

  constructor() {
    this.system.addEventListener('change', (event) => (this.isSystemDark = event.matches))
    this.apply()
  }

  get isDark(): boolean {
    return this.choice === 'dark' || (this.choice === 'system' && this.isSystemDark)
  }

  get sign(): string {
    return { system: '◐', light: '☀', dark: '☾' }[this.choice]
  }

  get word(): string {
    return { system: 'as the system', light: 'light', dark: 'dark' }[this.choice]
  }

  next() {
    this.choice = ORDER[(ORDER.indexOf(this.choice) + 1) % ORDER.length]!
    localStorage.setItem('theme', this.choice)
    this.apply()
  }

  private apply() {
    const root = document.documentElement
    if (this.choice === 'system') delete root.dataset.theme
    else root.dataset.theme = this.choice
  }
}

function saved(): Choice {
  const found = localStorage.getItem('theme') as Choice
  return ORDER.includes(found) ? found : 'system'
}

export const theme = new Theme()
