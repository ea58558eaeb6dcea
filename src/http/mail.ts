/** E-mail through the office's own SMTP server; nothing is sent where none is set up. */
import { createTransport } from 'nodemailer';
import type { Reminder } from '../cycles/notices/actions.ts';
import type { ServerSettings } from './settings.ts';

export function mailer(smtp: ServerSettings['smtp'], baseUrl: string): (reminders: readonly Reminder[]) => Promise<void> {
  if (!smtp) return async () => undefined;
  const transport = createTransport(smtp.url);
  return async (reminders) => {
    const failed: unknown[] = [];
    for (const { email, subject } of reminders)
      await transport
        .sendMail({
          from: smtp.from,
          to: email,
          subject,
          text: `${subject}.\n\nMở việc của tôi: ${baseUrl}/\n\nThư tự động của mtqg; không trả lời thư này.`,
        })
        // One address that does not exist must not keep the letter from the others.
        .catch((error: unknown) => failed.push(error));
    if (failed.length > 0) throw new AggregateError(failed, `${failed.length} of ${reminders.length} letters were not taken`);
  };
}
