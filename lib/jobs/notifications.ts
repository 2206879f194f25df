import type { Announcement } from './announcements'

/** What the browser allows: `unsupported` where there is no such thing. */
export function notificationPermission(): NotificationPermission | 'unsupported' {
  return 'Notification' in globalThis ? Notification.permission : 'unsupported'
}

/** Asks the user for leave; only from a click or a key, or browsers refuse. */
export async function askForNotifications(): Promise<NotificationPermission | 'unsupported'> {
  return 'Notification' in globalThis ? Notification.requestPermission() : 'unsupported'
}

/** A system notification, if the user allowed it. The tag makes several tabs show one. */
export function showNotification(announcement: Announcement | null): void {
  if (!announcement || notificationPermission() !== 'granted') return
  try {
    const { title, description, jobId, href } = announcement
    const notification = new Notification(title, { tag: jobId, ...(description && { body: description }) })
    notification.onclick = () => {
      window.focus()
      if (announcement.outcome === 'completed') window.location.assign(href)
      notification.close()
    }
  } catch (error) {
    // Chrome on Android has the constructor but allows it to service workers alone; the toast remains.
    if (!(error instanceof TypeError)) throw error
  }
}
