/** The inbox: what other systems tell us, stored first and done afterwards. */
export { type NewEntry, urgentLane } from './entries.ts';
export { Inbox, type InboxHandler } from './inbox.ts';
