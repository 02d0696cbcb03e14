## The house

product-name = Rampa
language-other = Русский
loading = One moment

## Actions

action-cancel = Cancel
action-close = Close
action-retry = Try again
action-to-start = To the start page
action-copy-link = Copy the link
action-copied = Link copied
action-open-telegram = Open Telegram
action-open-browser = Open in the browser

## Start page

start-title = A theatre where you can cross the footlights
start-lead = A chamber house in your browser. The actor plays live, you watch without delay. Raise a hand and, once invited, step on stage: the whole house sees and hears you.
start-demo = Try it now
start-demo-text = A show is already playing. No camera, no microphone needed.
start-bill = What is on
start-nothing = Nothing is announced yet. Please look in later.
start-ticket-title = Do you have a ticket?
start-ticket-text = Open the link from your message. If it does not open, paste it here.
start-ticket-label = Ticket link
start-ticket-example = https://…/ticket#…
start-ticket-open = Open the ticket
start-ticket-wrong = This does not look like a ticket link. Copy all of it, with the characters after the hash sign.
start-ticket-claim = Paste the link of a ticket that was sent to you, and it is yours.
start-ticket-keep = Take the ticket
start-hello = Hello, { $name }
start-next = Your next evening
start-yours = Yours

## Show

show-now = Playing now
show-theatre-time = Theatre time: { $when }
show-minutes = { $minutes ->
    [one] { $minutes } minute
   *[other] { $minutes } minutes
  }
show-takes-part = You may step on stage
show-watch-only = Watching only
show-prices = Prices
show-buy = Buy tickets
show-buy-more = Buy more
show-my-ticket = My ticket
seats-left = { $count ->
    [one] { $count } seat left
   *[other] { $count } seats left
  }
seats-sold-out = Sold out
show-have-ticket = If you have a ticket, open its link: that is the way in.
show-cast = Cast
show-need = What you need
show-need-headphones = Headphones: without them there is an echo on stage.
show-need-light = Light on your face, should you like to step on stage.
show-rules = Rules of the house
show-rules-text = Come in at any time, your seat is kept. People step on stage by invitation only. Camera and microphone open only when you raise a hand yourself. Please do not record the show.
profile-data-not-here = Telegram’s window lets no file be saved. Open the theatre in a browser: the button is above. The bot sends the same file, too: /mydata
show-cancelled = The show is cancelled.
show-cancelled-money = The money for the tickets goes back by itself: there is nothing to do.
show-finished = The show is over.
money-stars = { $amount ->
    [one] { $amount }{"\u00A0"}Star
   *[other] { $amount }{"\u00A0"}Stars
  }
money-free = free

## Buying tickets

buy-page = Tickets: { $title }
buy-back = About the show
buy-category = Seats
buy-quantity = How many
buy-currency = Currency
buy-promo-ask = I have a promo code
buy-promo = Promo code
buy-discount = Discount
buy-total = Total
buy-keep = Keep the seats
buy-keeping = Keeping your seats
buy-keep-text = We keep the seats for a while; you pay in the next step.
buy-retry-in = { $seconds ->
    [one] Try again in { $seconds } second.
   *[other] Try again in { $seconds } seconds.
  }
buy-sold-out = There are no seats left. Somebody may still give theirs back: look in again later.
buy-not-here = Tickets are not sold here
buy-not-here-text = What is on now stands on the start page.
buy-to-show = To the show
buy-held-title = Your seats are kept
buy-held-for = Kept for you for another
buy-last-minute = Your seats are kept for one more minute.
buy-play-money = This is a demonstration: you pay with play money, and no card is asked for.
buy-pay-demo = Pay with play money
buy-paying = Paying
buy-give-up = Give the seats back
buy-again = Choose again
buy-more = Buy more
buy-no-seats = The money came after the time, and the seats were gone by then. It goes back to you.
buy-credit = From your balance
buy-to-pay = To pay
buy-in-telegram = Tickets are sold in Telegram
buy-in-telegram-text = This show is paid for in Stars. Our bot opens on this show, and the tickets stay with you there.
pay-stars = Pay { $sum }
pay-in-telegram = This order is paid for in Stars, and that is done in Telegram. Open the order there.
pay-cancelled = You have closed the payment. Nothing was taken, and the seats are still kept.
pay-failed = The payment did not go through. Nothing was taken; please try again.
pay-unsupported = This Telegram cannot open the payment. Update the app, or buy in the chat with our bot.
pay-late = The time ran out while you were paying. If the seats are still free, they are yours; if not, the money comes back by itself.
pay-coming-title = Paid, the tickets are on their way
pay-coming-text = Telegram has taken the payment and is telling the box office. This takes a few seconds; you need not pay again.
pay-coming = Waiting for the box office

## An order

order-mine = My orders
order-mine-browser = Orders of this browser
order-title = Order no. { $number }
order-open = Open the order
order-tickets = { $count ->
    [one] { $count } ticket
   *[other] { $count } tickets
  }
order-ticket = Ticket no. { $number }
order-state-paid = The seats are yours
order-text-paid = Each ticket has its own link and lets one person in.
order-text-own = Each ticket lets one person in. One is your way in; the others you can pass on.
order-state-partially_refunded = Some tickets were given back
order-text-partially_refunded = The others are good.
order-state-awaiting_payment = Waiting for the payment
order-text-awaiting_payment = The seats are kept. This page changes by itself when the money has come.
order-waiting = Asking about the payment
order-state-expired = The time is over
order-text-expired = The seats are free again. If money for them still comes, you get the seats, or the money back.
order-state-cancelled = The seats were given back
order-text-cancelled = The order is closed.
order-state-refunded = The tickets were given back
order-text-refunded = They open nothing any more.
order-state-called_off = The show is called off
order-called-off-coming = These tickets open nothing any more. The money for them goes back by itself: there is nothing to do.
order-called-off-over = These tickets open nothing any more. There is nothing to do.
order-called-off-unpaid = This order is not paid. If money for it still comes, it goes back to you.
order-money-coming = On its way back to you: { $sum }. This page says when it is done.
order-money-back = Given back to you: { $sum }.
order-state-stuck = We have your money and are looking at it
order-text-stuck = It does not fit the order. The seats are kept for you until somebody at the theatre has decided; you need not pay again.
order-state-held = The seats are kept
order-short-held = kept for a while
order-short-awaiting_payment = waiting for the payment
order-short-paid = paid
order-short-partially_refunded = some given back
order-short-stuck = being looked at
order-short-refunded = given back
order-short-money-coming = money on its way
order-short-expired = out of time
order-short-cancelled = given up
order-state-revoked = The tickets are no longer valid
order-text-revoked = The theatre has revoked them. If you did not expect this, write to the theatre.
order-state-passed = The tickets were passed on
order-text-passed = They belong to those whom you gave them to.
order-passed-on = { $count ->
    [one] { $count } ticket was passed on
   *[other] { $count } tickets were passed on
  }
order-unclaimed = { $count ->
    [one] Nobody has made the ticket that was passed on their own yet
   *[other] Nobody has made the tickets that were passed on their own yet
  }
order-unclaimed-text = If a link was lost, it can be had again.
order-link-again = Link of ticket № { $number }
order-refundable = Tickets can be given back until { $when }.
order-refund-over = It is too late to give tickets back, but they can be passed on.
order-acts = What you can do
order-calendar = Add to the calendar
order-copy-link = Copy the link to this order
order-keep-text = This browser remembers the order. Whoever has its link has the tickets: keep it to yourself.
order-give-back = { $count ->
    [one] Give the ticket back
   *[other] Give all { $count } tickets back
  }
order-give-back-one = Give this ticket back
order-give-back-title = { $count ->
    [one] Give the ticket back?
   *[other] Give { $count } tickets back?
  }
order-give-back-one-title = Give ticket no. { $number } back?
order-give-back-text = Nobody gets in with what is given back, and whoever is in the house with it has to leave.
order-give-back-others = { $count ->
    [one] { $count } of them you have passed on: it stops working, too.
   *[other] { $count } of them you have passed on: they stop working, too.
  }
order-back-charge = { $amount } will go back the way the payment came.
order-back-taken = { $amount } of it are on your balance now, and leave it.
order-back-balance = { $amount } will be on your balance: your next order takes it first.
order-gone-charge = Given back the way the payment came: { $amount }.
order-gone-balance = Given back as your balance: { $amount }. Your next order takes it first.
order-give-back-do = Give back
order-none-title = There is no such order here
order-none-text = Open it in the browser that you bought in, or by the link that you copied there.

## Ticket

ticket-sealed-title = Your ticket
ticket-sealed-text = Tap to open it on this device.
ticket-open = Open the ticket
ticket-none-title = There is no ticket here
ticket-none-text = Open the link from your message once more: the ticket lives in it.
ticket-category = { $category }, ticket no. { $number }
ticket-enter = Enter and watch
ticket-enter-hint = You will not be asked for camera or microphone.
ticket-qr = QR code of the ticket
ticket-qr-text = Show this code if you are asked for it.
ticket-gift = A present
ticket-doors = The doors open: { $when }
ticket-check = Check camera and sound

## Tickets of one's own

tickets-title = My tickets
tickets-none = You have no tickets now. The next evening may be on the bill.
tickets-none-browser = This tab knows of no tickets. If you bought in Telegram, open the theatre there; if you have a link, open it.
tickets-to-bill = See what is on
tickets-balance = { $amount ->
    [one] On your balance: { $amount }{"\u00A0"}Star. Your next order takes it first.
   *[other] On your balance: { $amount }{"\u00A0"}Stars. Your next order takes them first.
  }

## Passing a ticket on

pass-on = Pass the ticket on
pass-on-title = Pass ticket no. { $number } on?
pass-on-text = It gets a new link for the one you give it to. Your link and QR code open nothing any more, and this cannot be undone.
passed-on-title = The ticket is ready to be given
passed-on-text = Send this link to one person: whoever opens it first has the ticket. Until somebody has made the ticket their own, the link can be had again on the page of the order.
passed-on-text-once = Send this link to one person: whoever opens it first has the ticket. It is shown here once.
passed-on-message = A ticket to the theatre, for you
passed-on-share = Send
passed-on-copy-telegram = Copy the link for Telegram
passed-on-done = Done, it is sent

## Out of Telegram into a browser

handover-title = Go on here
handover-text = You come from Telegram. One tap, and it goes on in this tab, on the same seat.
handover-open = Go on
handover-none-title = This link is spent
handover-none-text = It works once, for one minute and for one tab. Go back to Telegram and tap “Open in the browser” again.
house-browser = If Telegram gives no camera or microphone, go on in the browser: your seat comes along.
open-again-title = Please open the theatre again
open-again-text = This page was opened from Telegram too long ago, and we cannot tell that it is you. Close it and open it from the chat with our bot.
open-again-bot = To the bot

## A profile

profile-title = Profile
profile-lead = What we know of you, and how we speak with you.
profile-nobody-title = Nobody is signed in here
profile-nobody-text = A profile is for those who come from Telegram. Open the theatre from our bot.
profile-preferences = Preferences
profile-language = Language
profile-zone = Time zone
profile-zone-theatre = As at the theatre
profile-reminders = Reminders
profile-reminders-text = A message from the bot before a show that you have a ticket for
profile-history = Shows you were at
profile-history-none = None yet. It begins with the first.
profile-rated = { $count ->
    [one] You gave { $count } star
   *[other] You gave { $count } stars
  }
profile-review = A few words, if you like
profile-rating-save = Save the rating
profile-rating-change = Change the rating
profile-rating-change-of = Change the rating: { $title }
profile-data = Your data
profile-data-text = Everything that the theatre knows of you, in one file.
profile-data-get = Get my data
profile-forget = Being forgotten
profile-forget-text = We delete your name, your messages and what you were at. Orders stay without your name, as the law on accounts asks.
profile-forget-do = Forget me
profile-forget-title = Shall we forget you?
profile-forget-sure = Your tickets have to be used or given back first. For a few days you can think again; after that nothing can be brought back.
profile-forget-at = We forget you on { $when }, or once nothing stands in the way any more.
profile-waits = What stands in the way for now:
profile-waits-ticket = Ticket no. { $number } for a show that is still to come
profile-waits-order = Order no. { $number }, which is not finished
profile-waits-refund = Money of order no. { $number } that is on its way back
profile-waits-message = A message of yours that is being worked at
profile-keep-me = Do not forget me
profile-forgotten = We have forgotten you. You can close this page.

## Invitation of the cast

invite-link-title = An invitation to the cast
invite-link-text = Tap to open it on this device. From then on it opens here.
invite-link-held = The invitation is open on another device. If you continue here, it closes there.
invite-link-open = Open the invitation
invite-link-none-title = There is no invitation here
invite-link-none-text = Open the link you were sent once more.
invite-link-welcome = Good evening, { $name }
invite-link-director = You run this show.
invite-link-actor = You play in this show.
invite-link-to-desk = To the desk
invite-link-to-wings = To the wings

## Nothing here

not-found-title = Nothing here
not-found-page = There is no such page. The address may have a typing mistake.
not-found-show = There is no such show. It may have left the bill.
no-door-ticket-title = Entrance by ticket
no-door-ticket-text = This tab does not know you: a visit lives in the tab in which it was begun, so that nobody else takes it over. Open your ticket once more: by its link, or in Telegram if you bought it there.
no-door-invitation-title = Stage door
no-door-invitation-text = The cast comes in here by invitation. Open the link you were sent in this tab.
no-door-to-show = To the show

## Seat

seat-entering = Taking you to your seat
seat-reconnecting = The connection was lost. We are bringing it back, your seat is kept.
seat-elsewhere-title = You are already in the house
seat-elsewhere-text = Your seat is taken from another device. If you continue here, it stops there.
seat-continue-here = Continue here
seat-come-back = Come back
seat-unsupported-title = Open it in a browser
seat-unsupported-text = This app cannot show live video. Copy the link and open it in Chrome, Safari or Firefox.
seat-full-title = The house is full
seat-early-title = You are early
seat-closed-yet-title = The doors are still closed
seat-early-soon = They open any moment now.
seat-early-waits = This page opens by itself, you need not do anything.
seat-demo-text = This is a demonstration: nobody opens the doors until you do. On its own page you are the stage manager and the actor, too; the stage then appears here by itself.
seat-demo-open = Open the demonstration
seat-over-title = The show is over
seat-over-text = Thank you for coming. What is on next is on the bill.
seat-called-off-title = The show is cancelled
seat-called-off-text = The money for the tickets comes back by itself. What is on next is on the bill.
seat-revoked-title = The ticket is no longer valid
seat-revoked-text = It was given back, passed on, or revoked by the theatre. If you did not expect this, write to us.
seat-to-bill = See what is on
seat-to-ticket = To my ticket
seat-write = Write to the theatre
seat-locked-title = The doors are locked
seat-locked-text = Nobody else is let in at the moment. Try again a little later.
seat-closed-title = This show is closed to you
seat-closed-text = If this is a mistake, write to the theatre.
seat-refused-title = We could not let you in
seat-no-ticket-title = No ticket for this show
seat-no-ticket-text = You have none for this evening. If somebody sent you a link, open it; or look at what is on.

farewell-elsewhere-title = You continued elsewhere
farewell-elsewhere-text = The show goes on for you on another device or in another tab. Here it has stopped.
farewell-removed-title = You were asked to leave
farewell-removed-text = The stage manager has closed this show to you. If this is a mistake, write to the theatre.
farewell-revoked-title = The ticket was revoked
farewell-revoked-text = The seat is free again. If you did not expect this, write to the theatre.
farewell-left-title = You have left
farewell-left-text = You can come back while the show is on.

## The house

house-air-connecting = You are on stage, connecting
house-air-silent = You are on stage, neither heard nor seen
house-air-seen = You are seen, but not heard
house-air-heard = You are on air, heard
house-air-live = You are on air, seen and heard
house-air-by-desk = the stage manager has muted you
house-air-by-self = you have switched your microphone off
turn-left = Your time: { $time }
turn-late = Your time is nearly over
controls-label = Controls
control-sound = Sound
control-sound-muted = Sound is off
control-mute = Mute
control-level = Level
control-full-screen = Full screen
control-window = Normal size
control-keys = Keys
key-hand = Raise or lower your hand
key-applause = Applaud
key-chat = Chat
key-microphone = Your microphone on stage
key-full-screen = Full screen and back
key-close = Close
control-more = More
control-leave = Leave the house
leave-title = Leave the house?
leave-text = Your seat is kept: come back by your ticket.
sound-tap = Tap for sound
hint-interrupted = The connection breaks up. Picture and sound are about to return.
hint-receive = Picture and sound do not reach you. Check your connection.
hint-send = Your sound and picture do not reach the house. Check your connection.

applause = Applaud
applause-label = Applaud. Hold to go on
reactions-label = Without words
reaction-laughter = Laughter
reaction-heart = Heart
mood-applause = The house applauds
mood-laughter = The house laughs
mood-heart = The house sends hearts
bow = Curtain call

curtain-title = A short technical pause
curtain-text = The curtain is down. We go on soon, your seat is kept.
curtain-on-stage = You are on stage behind the curtain: nobody hears you now.


hand-raise = Raise a hand
hand-raised = Hand raised
hand-lower = Lower your hand. Hand raised
hand-lower-from = Lower your hand. Hand raised, { $place } in the queue
hand-place = Your hand is raised. Your place in the queue: { $place }
floor-speak = Speak
floor-step-on = Step up
floor-step-on-label = Step up on stage
wish-title = Would you like to step on stage?
wish-text = The browser asks for permission once. Until you accept an invitation nobody sees or hears you.
wish-floor-text = The stage is open to the house. The browser asks for permission once, and you are seen and heard at once.
wish-seat-title = Would you like to speak from your seat?
wish-seat-text = The whole house will hear you. It will not see you.
wish-voice = With my voice
wish-voice_and_video = With my voice and picture

invitation-title-stage = { $name } invites you on stage
invitation-title-backstage = { $name } invites you backstage
invitation-backstage = First behind the stage: the stage manager alone hears you there. From there one steps on stage.
invitation-heard = The whole house will hear you. It will not see you.
invitation-heard-and-seen = The whole house will see and hear you.
invitation-headphones = Put on headphones, so that there is no echo.
invitation-left = Waiting for your answer, { $time } left
invitation-accept-stage = Step on stage
invitation-accept-backstage = Go backstage
invitation-decline = Not now

return-on-stage = You are still on stage. Tap to be heard.
return-hand = Your hand is still raised. Turn camera and microphone on to be ready.
return-open = Turn on

backstage-title = You are backstage
backstage-next = You are next on stage
backstage-heard-desk = The stage manager alone hears you. The house does not.
backstage-heard-nobody = Nobody hears you.
backstage-heard-connecting = Connecting you with the stage manager.
backstage-leave = Back to the house
private-voice = { $name } speaks to you alone

rating-ask = How did you like the show?
rating-stars = { $count ->
    [one] { $count } star
   *[other] { $count } stars
  }
rating-saving = Saving
rating-kept = Thank you for your rating.
rating-failed = It could not be saved. Please choose again.
end-next = The next show
end-next-open = More about it

## The stage

stage-label = Stage
stage-you = You
stage-guest = spectator
stage-empty = The stage is empty
stage-lost = No connection
stage-speaks = { $name } speaks
stage-screen = Shares a screen
stage-screen-of = { $name }: screen
stage-own-corner = Your picture. The arrow keys move it to another corner.
stage-own-hide = Hide your picture
stage-own-show = Show your picture
stage-microphone-off = Microphone off
stage-camera-off = Camera off
stage-step-down = Step down
stage-step-down-label = Step down from the stage
switch-microphone = Microphone
switch-camera = Camera
switch-microphone-muted = Microphone muted by the stage manager
switch-camera-muted = Camera closed by the stage manager
mirror-level = Loudness of your voice
mirror-nothing = Camera and microphone are not on yet
mirror-voice-only = Voice only, the camera is off

capture-asking = Please allow access in the browser’s window.
capture-denied = The browser gave no access. Allow camera and microphone in the site’s settings and try again.
capture-missing = No camera or microphone was found. Connect one, or choose “With my voice”.
capture-busy = Another program uses the camera or microphone. Close it and try again.
capture-insecure = You can watch here. To speak, open this page by https.
capture-black = The camera shows darkness. Open the page in a browser, or choose “With my voice”.
capture-failed = Camera or microphone could not be opened. Please try again.

## The chat

chat-title = Chat
chat-write = Write to the house
chat-send = Send
chat-log = Messages
chat-empty = Quiet so far. Tell the house what you think.
chat-empty-quiet = Nobody has written here yet.
chat-open-unread = { $count ->
    [one] Chat, { $count } new message
   *[other] Chat, { $count } new messages
  }
chat-news = { $count ->
    [one] { $count } new message
   *[other] { $count } new messages
  }
pinned-more = Show all of it
pinned-less = Show less
pinned-dismiss = Put the announcement away
chat-pinned = Notice of the stage manager
chat-role-actor = cast
chat-role-director = stage manager
chat-erased = Message deleted
chat-sending = sending
chat-not-sent = not sent
chat-retry = Try again
chat-edit = Edit
chat-left = { $count ->
    [one] { $count } character left
   *[other] { $count } characters left
  }
chat-too-long = { $count ->
    [one] { $count } character too many
   *[other] { $count } characters too many
  }
chat-unreadable = Some characters cannot be sent. Please type the text anew.
chat-pause = Next message in { $time }
chat-mode-slow = Slow chat: one message in half a minute.
chat-mode-closed = The chat is closed to the house.
chat-may-not-closed = The chat is closed now.
chat-may-not-silenced = The stage manager has closed the chat to you.
chat-may-not-waiting = The chat opens once you are let in.
chat-line-more = Message by { $name }
chat-pin = Pin
chat-unpin = Unpin
chat-delete = Delete
chat-hush-free = Let { $name } write freely
chat-hush-slow = Let { $name } write less often
chat-hush-off = Close the chat to { $name }
drawer-label = Chat and reactions

## The evening

phase-closed = Doors closed
phase-foyer = Foyer open
phase-live = The show is on
phase-intermission = Interval
phase-finished = The show is over
phase-card-closed-title = { $title }
phase-card-closed-text = The doors are still closed. They open by themselves, please stay.
phase-card-live-title = The stage is empty
phase-card-live-text = The show is on. Somebody will enter in a moment.
phase-card-intermission-title = Interval
phase-card-intermission-text = The show goes on by itself, your seat is kept.
phase-card-finished-title = The show is over
phase-card-finished-text = Thank you for being with us.
foyer-begins = Begins { $when }
foyer-left = Beginning in
foyer-soon = Beginning any minute now
foyer-seated = { $count ->
    [one] { $count } spectator in the house
   *[other] { $count } spectators in the house
  }
foyer-programme = Programme
foyer-cast = In order of appearance
foyer-watch = To watch, you need nothing: it begins by itself.
foyer-may-speak = I may want to speak
interval-left = The show goes on in
interval-since = Interval for
interval-soon = The show goes on any minute
interval-chat = Meanwhile you are welcome in the chat.
late-title = The show has begun
late-interval = Interval
late-at_interval = We will see you to your seat at the interval, so as not to disturb the actors.
late-by_director = The stage manager will let you in when it does not disturb the actors.
late-by-itself = It happens by itself: just stay on this page.
late-waited = You have been waiting for { $time }

## The check of a device

check-title = Check your device
check-lead = Sound, camera, microphone and network: a minute before the show. Nothing is recorded, nobody sees or hears you.
check-sheet-lead = Nobody sees or hears you. When the show begins, the check closes by itself.
check-step-browser = Browser
check-step-speaker = Sound
check-step-devices = Camera and microphone
check-step-network = Network
check-chime = Hear the chime
check-chime-again = Once more
check-heard = I hear it
check-not-heard = I do not
check-headphones = On stage you will need headphones: without them the house hears itself.
check-devices-why = The browser will ask for permission. Picture and sound stay on this device.
check-open-both = Camera and microphone
check-open-voice = Microphone only
check-close-devices = Switch off
check-network-why = We send a test signal to the theatre and take it back. It takes some twenty seconds.
check-measure = Check the network
check-measure-again = Check the network again
check-measuring-direct = Trying the straight way
check-measuring-relay = Trying the way round
check-browser-good = It fits.
check-browser-insecure = You can watch, but not speak on this page.
check-browser-unsupported = This browser cannot show live video.
check-speaker-good = The chime is heard.
check-speaker-unheard = The chime is not heard.
check-speaker-untested = The sound was not checked.
check-speaker-playing = It rings.
check-speaker-asked = Did you hear the chime?
check-microphone-good = The microphone hears you.
check-microphone-listening = Please say something.
check-microphone-silent = The microphone is on, but silent.
check-microphone-denied = There is no access to the microphone.
check-microphone-missing = No microphone was found.
check-microphone-busy = The microphone is taken by another program.
check-microphone-insecure = The microphone is not available on this page.
check-microphone-failed = The microphone did not start.
check-microphone-untested = The microphone was not checked.
check-camera-good = The camera sees you.
check-camera-looking = Looking at what the camera shows.
check-camera-black = The camera shows darkness.
check-camera-denied = There is no access to the camera.
check-camera-missing = No camera was found.
check-camera-busy = The camera is taken by another program.
check-camera-insecure = The camera is not available on this page.
check-camera-failed = The camera did not start.
check-camera-untested = The camera was not checked.
check-network-good = Your network will carry a good picture.
check-network-sound = Sound will do, the picture may stutter.
check-network-blocked = The network lets nothing through.
check-network-busy = It could not be measured.
check-network-untested = The network was not checked.
check-relay-good = The way round is open.
check-relay-sound = The way round is open, but narrow.
check-relay-blocked = The way round is closed.
check-relay-busy = The way round could not be measured.
check-relay-untested = The way round was not checked.
check-relay-absent = The theatre has no way round (TURN): only the straight one was checked.
check-verdict-unfinished = The check is not finished
check-verdict-stage = All is ready: you will be seen and heard
check-verdict-voice = All is ready for your voice
check-verdict-stutter = You will be heard, the picture may stutter
check-verdict-watch = You can watch, but will not be heard yet
check-verdict-blocked = The show will not play on this device
check-problem-unsupported = Copy the link and open it in Chrome, Safari or Firefox.
check-problem-insecure = Open this page at the address that begins with https.
check-problem-unheard = Turn the volume up, choose the right speakers or headphones in your system and try the chime again.
check-problem-denied = Allow camera and microphone in the settings of the site: the sign left of the address. Then try again.
check-problem-busy = Close the program that holds the camera or the microphone: a video call, a recorder, another tab.
check-problem-failed = Unplug the device and plug it in again, or restart the browser.
check-problem-no-microphone = Connect a microphone or a headset. You can watch without one.
check-problem-silent = See whether the microphone is off by a button on the headset, and choose it in the settings of your system.
check-problem-no-camera = Connect a camera, or speak without one.
check-problem-black = Open the shutter of the camera. If this page is open inside another program, open it in a browser.
check-problem-blocked = Use another network: at home, or mobile. A network at work or a VPN may not let video through.
check-problem-blocked-no-relay = Use another network, switch a VPN off, and tell the theatre that it has no way round (TURN).
check-problem-weak = Move nearer to the router or use a cable, and stop downloads.
check-problem-unmeasured = Many are checking now, or the theatre did not answer. Please try in a minute.
check-problem-round = The straight way is closed, the show will take the way round. Another network would be safer.
check-problem-straight = The way round is closed. It is not needed now, but the theatre should know.
check-report-why = If something does not work, the theatre can read the result by a code: these words and the name of the browser alone.
check-report = Get a code for the theatre
check-code-label = Code of the check
check-code-hint = Tell it to the stage manager or the theatre. It is good for a week.
report-label = Code of a device check
report-find = Find
report-wrong = A code has six letters and digits.
report-none = There is no such code, or its week is over.
report-about = { $code } · { $browser }, { $system } · { $when }
report-figures = Loss { $loss } %, picture { $picture } kbit/s
report-figures-rtt = Delay { $rtt } ms, loss { $loss } %, picture { $picture } kbit/s
report-verdict-unfinished = The check was not finished
report-verdict-stage = Ready for the stage
report-verdict-voice = Ready to speak
report-verdict-stutter = Will be heard, the picture may stutter
report-verdict-watch = Can only watch
report-verdict-blocked = The show will not play
report-browser-chrome = Chrome
report-browser-edge = Edge
report-browser-safari = Safari
report-browser-firefox = Firefox
report-browser-other = another browser
report-system-android = Android
report-system-ios = iOS
report-system-windows = Windows
report-system-macos = macOS
report-system-linux = Linux
report-system-other = another system

## The wings

wings-preview-live = What the house sees
wings-preview-closed = The house does not see this yet
wings-preview-curtain = The curtain is down
wings-preview-finished = The show is over
wings-curtain = The curtain is down
wings-curtain-text = The house neither sees nor hears the stage.
wings-clock-to-beginning = Until the beginning
wings-clock-played = Playing for
wings-clock-interval = Interval for
wings-clock-interval-left = Interval ends in
wings-clock-interval-over = Interval over by
wings-scene-bows = Curtain call
wings-scene-floor-open = Spectators come on by themselves
wings-scene-floor-everybody = The whole house may speak
wings-scene-spotlight = The spotlight is on you
wings-air-dark = The house cannot hear you
wings-air-dark-early = You are on stage, the house does not see it yet.
wings-air-dark-curtain = You are backstage, the curtain is down.
wings-air-standby = You are next
wings-air-standby-detail = Be ready. The house does not hear you yet.
wings-air-curtain = The curtain is down
wings-air-curtain-detail = You are on stage. The house neither sees nor hears you.
wings-air-connecting = Connecting
wings-air-connecting-detail = You are on stage, sound and picture have not arrived yet.
wings-air-silent = Neither heard nor seen
wings-air-silent-desk = You are on stage. The stage manager has muted you.
wings-air-silent-self = You are on stage. You have switched your microphone off.
wings-air-silent-nobody = You are on stage, microphone and camera are closed.
wings-air-seen = The house sees you, but does not hear you
wings-air-seen-desk = The stage manager has muted you.
wings-air-seen-self = You have switched your microphone off.
wings-air-seen-nobody = Your sound does not reach the house.
wings-air-heard = You are live
wings-air-heard-detail = The house hears you, but does not see you.
wings-air-live = You are live
wings-air-live-detail = The house sees and hears you.
wings-spoken-to = The desk speaks to you
wings-spoken-to-by = { $names }. The house does not hear this.
wings-enter-stage = Enter the stage
wings-leave-stage = Leave the stage
wings-next = Getting ready:
wings-directing = You direct this show.
wings-to-desk = To the desk
wings-devices-hint = Check yourself beforehand: the house does not hear you until you enter the stage.
wings-open-devices = Turn on camera and microphone
wings-open-microphone = Microphone only
wings-company = Backstage
wings-company-none = Nobody is here but you.
wings-company-guest = spectator, waits to come on
wings-company-standby = next on stage
wings-words = Written words
wings-words-desk = The desk’s line
wings-words-chat = Chat of the house
wings-words-new = something new
wings-no-notes = Here the stage manager writes to you in private. The house does not see it.
wings-note-read = Read
wings-note-to-all = to all of the cast
wings-note-write = Answer the desk
wings-note-send = Send to the desk
wings-note-ready = Standing by
profile-label = Kind of sound
profile-voice = Speech
profile-music = Music
devices-choose = Camera and microphone
devices-title = Camera and microphone
devices-camera = Camera
devices-microphone = Microphone
devices-by-browser = As the browser chooses
devices-mirror = Mirror
devices-mirror-hint = For you alone: the house sees you the right way round.
devices-failed-camera = This camera could not be turned on; the one before is used.
devices-failed-microphone = This microphone could not be turned on; the one before is used.
devices-done = Done
background-label = Behind you
background-none = As it is
background-blurred = Blurred
background-dark = Dark stage
background-preparing = Getting ready. Until then you are seen as before.
background-preparing-covered = Getting ready. Until then the others see a dark stage instead of you.
background-late = This takes longer than usual. Until it is ready you are seen as before.
background-late-covered = This takes longer than usual. Until it is ready the others see a dark stage instead of you.
background-slow = This computer is too slow for that: the picture may stutter.
background-not_loaded = This could not be turned on; your picture stays as it was.
background-covered = The background has failed. To keep your room out of sight, the others see a dark stage instead of you.
background-again = Try again
share-label = Showing a screen or a file
share-screen = Show a screen
share-screen-now = You are showing a screen
share-file = Show a file
share-file-hint = You hear its sound, too. Headphones keep it from echoing.
share-play = Play
share-pause = Pause
share-stop = Stop showing
share-failed-screen = The screen could not be shown. Please try again, or choose another window.
share-failed-file = The browser cannot play this file. Try MP4, WebM, MP3 or WAV.
no-desk-title = Somebody else directs
no-desk-text = You do not direct this show now. Your place is in the wings.
no-desk-to-wings = To the wings

## The desk

desk-phase = The evening
phase-to-closed = Close the doors
phase-to-foyer = Open the house
phase-to-live = Begin
phase-to-live-again = Go on
phase-to-intermission = Interval
phase-to-finished = End
phase-ask-live = Begin the show?
phase-ask-live-again = Go on with the show?
phase-ask-intermission = Call the interval?
phase-ask-finished = End the show?
phase-ask-text = The whole house will see it. Hold the button to skip this question.
phase-ask-minutes = The house will see an interval of { $minutes ->
    [one] { $minutes } minute
   *[other] { $minutes } minutes
  }. Hold the button to skip this question.
desk-hold = hold
desk-minutes-label = How long the interval is meant to last
desk-minutes = { $minutes } min
desk-minutes-none = no limit
desk-interval-left = { $time } left
desk-interval-over = { $time } over time
desk-curtain-lower = Curtain down
desk-curtain-raise = Curtain up
desk-curtain-down = The curtain is down
desk-curtain-down-text = The house neither sees nor hears the stage
desk-bows = Curtain call
desk-bows-over = End the call
desk-hands = Hands
desk-no-hands = Nobody has raised a hand
desk-invite-when-live = You can invite on stage once the show is on, and backstage before.
desk-invite-next = Invite the first
desk-next-question = Next question
desk-waits = waiting { $time }
desk-invite = Invite
desk-invite-name = Invite on stage: { $name }
desk-invite-backstage = Backstage first: { $name }
desk-invite-again = Invite again
desk-invite-again-name = Invite again on stage: { $name }
desk-invited-backstage = backstage
desk-up = Up in the queue: { $name }
desk-down = Down in the queue: { $name }
desk-lower = Lower the hand of { $name }
desk-invited = { $time } left to answer
desk-cancel-invitation = Take back
desk-cancel-invitation-name = Take back the invitation of { $name }
desk-board = Readiness
desk-group-on_stage = On stage
desk-group-backstage = Backstage
desk-group-waiting = At the door
desk-group-house = In the house
desk-nobody-backstage = Nobody is backstage
desk-nobody-in-house = Nobody is in the house yet
desk-most = { $now } of { $most }
desk-most-label = How many may be on stage
desk-fewer = Fewer places on stage
desk-more = More places on stage
desk-bring = Bring on
desk-bring-name = Bring on stage: { $name }
desk-dismiss = Dismiss
desk-dismiss-name = Dismiss from the stage: { $name }
desk-mute-microphone = Mute the microphone of { $name }
desk-mute-camera = Close the camera of { $name }
desk-mute-guests = Mute guests
desk-mute-stage = Mute all
desk-mute-all = all
desk-standby = standing by
desk-standby-name = Standby light of { $name }
desk-in-spotlight = in the spotlight
desk-turn-left = { $time } left
desk-talk-wings = Talk to the wings
desk-talk-name = Talk to { $name } alone
desk-talk-connecting = Connecting
desk-talking-wings = The wings hear you
desk-talking-name = { $name } hears you
desk-talking-house = The house does not
desk-own = Yourself on stage
desk-own-is-heard = You are live
desk-own-is-unheard = The house does not hear you
desk-own-live = The house sees and hears you.
desk-own-heard = The house hears you and does not see you.
desk-own-seen = The house sees you; your microphone is off.
desk-own-private = You are speaking in private.
desk-own-silent = You are on stage, microphone and camera are closed.
desk-own-connecting = Connecting sound and picture.
desk-own-early = You are on stage, the show is not on.
desk-own-curtain = You are on stage, the curtain is down.
desk-own-wings = The wings do: your microphone is on.
desk-own-quiet = You are backstage.
desk-own-open = Turn on
desk-own-close = Close camera and microphone
desk-talks-wings = talks to the wings
desk-talks-name = talks to { $name }
ready-microphone-heard = heard
ready-microphone-open = silent
ready-microphone-off = switched off
ready-microphone-muted = muted
ready-microphone-none = no sound
ready-camera-on = seen
ready-camera-off = switched off
ready-camera-muted = closed
ready-camera-none = no picture
quality = Line
quality-good = good
quality-fair = uneven
quality-poor = poor
desk-more-about = More about { $name }
desk-spotlight-on = Turn the spotlight here
desk-spotlight-off = Take the spotlight away
desk-hush-free = Chat: no limits
desk-hush-slow = Chat: every half minute
desk-hush-off = Chat: close
desk-chat-slow = writes every half minute
desk-chat-off = chat closed
desk-remove = Remove from the house
desk-remove-title = Remove { $name } from the house?
desk-remove-text = This ticket opens the house no more tonight. You can let them back in later.
desk-ban = Ban from the house
desk-ban-title = Ban { $name } from the house?
desk-ban-text = Another ticket or another device will not help either. You can let them back in later.
desk-give = Hand the desk over
desk-give-title = Hand the desk over to { $name }?
desk-give-text = They can run the evening too. You keep your desk, and can take theirs back.
desk-take = Take the desk back
desk-take-title = Take the desk back from { $name }?
desk-take-text = They stay in the cast, but can no longer run the evening.
desk-resign = Leave the desk
desk-resign-title = Leave the desk, { $name }?
desk-resign-text = You stay in the cast. Another director can give the desk back; without another one you cannot leave it.
desk-handed-over-title = You no longer run the evening
desk-handed-over-text = Another director has the desk. They can give it back, and this page will open by itself.
desk-taken-over = { $name }: the invitation was opened on another device.
desk-let-in = Let in
desk-let-in-name = Let in: { $name }
desk-let-all-in = Let all in
desk-search = Find by name
desk-nobody-found = Nobody by that name
desk-removed = Removed from the house
desk-readmit = Let back in
desk-readmit-name = Let { $name } back in
desk-undo = Undo
desk-tabs = Details
desk-tab-chat = Chat
desk-tab-house = House
desk-tab-line = Line
desk-tab-rules = Rules
desk-tab-log = Log
desk-tab-new = { $count ->
    [one] { $count } new
   *[other] { $count } new
  }
desk-line-hint = The cast sees this, the house does not.
desk-no-notes = Nothing written yet
desk-note-to = To whom
desk-note-to-cast = → all
desk-note-everybody = All of the cast
desk-note-write = Write to the wings
desk-reply-name = Answer { $name }
desk-no-acts = The evening has not begun
rule-doors = The doors
rule-doors-open = Open
rule-doors-locked = Locked
rule-latecomers = Latecomers come in
rule-latecomers-at_once = At once
rule-latecomers-at_interval = At the interval
rule-latecomers-by_director = One by one
rule-floor = Who speaks
rule-floor-invitation = By invitation
rule-floor-open = Whoever steps up
rule-floor-everybody = Everybody, seated
rule-turn = A spectator’s turn on stage, minutes
rule-turn-none = no limit
rule-most = Places on stage
rule-spotlight = Spotlight
rule-spotlight-nobody = On nobody
rule-chat = Chat of the house
rule-chat-open = Open
rule-chat-slow = Slow
rule-chat-closed = Closed

desk-keys-title = Keys of the desk
desk-keys-desk = Always
desk-keys-row = In any list
desk-keys-hand = On a raised hand
desk-keys-person = On somebody on stage or backstage
desk-keys-hold = hold
desk-keys-while_down = while it is down
desk-keys-note = The keys are silent while you write or a question is open. The space bar begins and ends nothing.
desk-keys-switch = Keys of the desk
desk-keys-on = On
desk-keys-off = Off
key-help = This help
key-undo = Undo the last act
key-curtain = Curtain down and up
key-open = Open the house
key-begin = Begin or go on
key-interval = Interval
key-end = End
key-bows = Curtain call
key-invite_next = Invite the first
key-next_question = Next question
key-mute_guests = Mute the guests
key-mute_stage = Mute everybody on stage
key-lock = Lock the doors
key-talk = Talk to the wings; on somebody, to them alone
key-to_hands = To the hands
key-to_people = To the stage and the wings
key-tab = Chat, house, line, rules, log
key-row_up = One up
key-row_down = One down
key-hand_invite = Invite on stage
key-hand_backstage = Invite backstage
key-hand_lower = Lower the hand
key-hand_up = Up in the queue
key-hand_down = Down in the queue
key-person_bring = Bring on stage
key-person_dismiss = Dismiss from the stage
key-person_mute = Microphone
key-person_camera = Camera
key-person_standby = Standby light
key-person_spotlight = Spotlight

act-phase-closed = The doors are closed
act-phase-foyer = The house is open
act-phase-live = The show is on
act-phase-intermission = Interval
act-phase-finished = The show is over
act-curtain-down = Curtain down
act-curtain-up = Curtain up
act-bows = Curtain call
act-bows-over = The curtain call is over
act-locked = The doors are locked
act-unlocked = The doors are unlocked
act-most = Places on stage: { $count }
act-latecomers-at_once = Latecomers come in at once
act-latecomers-at_interval = Latecomers come in at the interval
act-latecomers-by_director = Latecomers are let in by the desk
act-floor-invitation = Who is invited speaks
act-floor-open = Anybody may step on stage
act-floor-everybody = Everybody may speak
act-turn = A spectator’s turn on stage: { $minutes ->
    [one] { $minutes } minute
   *[other] { $minutes } minutes
  }
act-turn-none = A spectator’s turn on stage has no limit
act-invited = Invited on stage: { $name }
act-invited-backstage = Invited backstage: { $name }
act-invitation-declined = Not now: { $name }
act-invitation-expired = Did not answer the invitation: { $name }
act-invitation-cancelled = Invitation taken back: { $name }
act-invitation-phase = Invitation lifted: { $name }
act-backstage = Backstage: { $name }
act-stage-entered = On stage: { $name }
act-stage-left-stepped_down = Left the stage: { $name }
act-stage-left-dismissed = Dismissed from the stage: { $name }
act-stage-left-phase = Back in the house: { $name }
act-stage-left-time = Out of time: { $name }
act-stage-left-floor = Listens again: { $name }
act-spotlight = Spotlight: { $name }
act-spotlight-off = Spotlight off
act-muted-microphone = Microphone muted: { $name }
act-muted-camera = Camera closed: { $name }
act-muted-screen = Screen closed: { $name }
act-muted-screen_sound = Screen’s sound muted: { $name }
act-muted-talkback = Talkback muted: { $name }
act-unmuted-microphone = Microphone allowed: { $name }
act-unmuted-camera = Camera allowed: { $name }
act-unmuted-screen = Screen allowed: { $name }
act-unmuted-screen_sound = Screen’s sound allowed: { $name }
act-unmuted-talkback = Talkback allowed: { $name }
act-muted-many = { $count ->
    [one] { $count } microphone muted
   *[other] { $count } microphones muted
  }
act-unmuted-many = { $count ->
    [one] { $count } microphone allowed
   *[other] { $count } microphones allowed
  }
act-next = Next question
act-hand-lowered = Hand lowered: { $name }
act-trouble-none = Sound and picture are back: { $name }
act-trouble-send = Sound and picture cannot be sent: { $name }
act-trouble-receive = Sound and picture cannot be received: { $name }
act-undo-overruled = Not undone: it has been changed once more since
act-admitted = Let in after the beginning: { $name }
act-arrived = Here: { $name }
act-left-left = Left the theatre: { $name }
act-left-grace = Connection lost: { $name }
act-left-revoked = Ticket or invitation revoked: { $name }
act-removed = Removed from the house: { $name }
act-banned = Banned: { $name }
act-readmitted = May come in again: { $name }
act-role-actor = Left the desk: { $name }
act-role-director = Has the desk: { $name }
act-role-audience = In the house: { $name }
act-chat-open = Chat open
act-chat-slow = Chat slow
act-chat-closed = Chat closed
act-chat-deleted = Line deleted: { $name }
act-chat-pinned = Line pinned
act-chat-unpinned = Line unpinned
act-hushed-free = Chat without limits: { $name }
act-hushed-slow = Chat every half minute: { $name }
act-hushed-off = Chat closed: { $name }

standing-audience = in the house
standing-waiting = waits to be let in
standing-hand_raised = hand raised
standing-invited = invited
standing-backstage = backstage
standing-on_stage = on stage
role-director = runs the show
trouble-send = cannot send
trouble-receive = cannot receive

## The trial

demo-opening = Opening the house
demo-closed-title = The trial is closed
demo-places = Places
demo-steps = Three steps to the stage
demo-step-opening = The show is beginning
demo-step-raise = Raise a hand in the house
demo-step-invite = Invite from the desk
demo-step-accept = Accept the invitation
demo-step-done = The spectator is on stage, the whole house sees and hears them. Step down at any time.
demo-step-paused = Interval. Hold “Go on” at the desk.
demo-step-over = The show is over.
demo-step-lost = The connection was lost. The page comes back by itself.
demo-step-away = The show has stopped here.
demo-again = Play again
demo-elsewhere = Open separately
demo-elsewhere-tabs = Each place can be opened in a tab of its own. To come in by phone, start the theatre with this command:
demo-elsewhere-phone = Open a place in its own tab, or point a phone in the same network at its code.
demo-qr = QR code: { $place }
demo-own-devices = Go on myself, with camera and microphone
demo-own-devices-on = My camera and microphone
demo-drawn = For now a drawn spectator stands in for you.
demo-headphones = Put on headphones, or the stage will hear itself.
pane-desk = Desk
pane-desk-who = stage manager
pane-wings = Wings
pane-wings-who = a drawn actor
pane-house = House
pane-house-who = you, a spectator

## Staff pages: the way in

staff-enter-title = For those who work here
staff-enter-text = This link opens the theatre's own pages: shows, cast, orders. It works once, and you stay signed in on this device until you leave.
staff-enter-open = Enter
staff-none-title = You are not signed in
staff-none-text = The theatre's own pages open by a personal link. The owner gives it; the first owner's link is printed by the server when it starts.
staff-bot-way = Or spend this link in the bot: it will know you, and /admin gives you a way in whenever you like.
staff-bot-tie = Open in the bot
staff-send = Send by the bot
staff-send-whom = To whom: a name, or @username
staff-send-hint = The bot may write to those who have started it once: { $bot }
staff-send-find = Find
staff-send-title = Send the invitation “{ $name }”?
staff-send-text = The bot will write to { $person }. The earlier link of this invitation will open nothing, and whoever came by it leaves at once.
staff-send-do = Send
staff-send-nobody = Nobody was found. Ask them to start the bot first.
staff-sent-sent = Sent. The earlier link opens nothing any more.
staff-sent-blocked = They have blocked the bot: pass the link on yourself.
staff-sent-not_sent = Telegram did not take the message: pass the link on yourself.
staff-sent-unknown = It is not known whether the message arrived. If not, pass the link on yourself.
staff-telegram-login = Log in with Telegram
staff-telegram-tie = Use Telegram to sign in
staff-telegram-title = Signing in with Telegram
staff-telegram-text = It did not work. Telegram lets in those whom the theatre knows already: open your own link first, and press “Use Telegram to sign in” there.
staff-signed-out = Your sign-in has expired or was ended. Ask the owner for a new link.
staff-nav = Staff pages
staff-leave = Sign out
staff-role-owner = owner
staff-role-box_office = box office
staff-role-director = director
staff-link-once = The link is shown this once. Copy it now and hand it over in person.
staff-link-for = Link for { $name }

## Staff pages: shows

staff-shows = Shows
staff-show = Show
staff-new-show = New show
staff-first-show = Make the first show
staff-shows-none = There are no shows yet. Make the first one: until you publish it, nobody else sees it.
staff-shows-none-yet = There are no shows yet.
staff-sold = { $sold } of { $capacity } sold
staff-given-back =
    { $all ->
        [0] there were no tickets
       *[other] tickets given back: { $back } of { $all }
    }
staff-standing = Sale
staff-standing-draft = draft
staff-standing-on_sale = on sale
staff-standing-live = playing
staff-standing-over = over
staff-standing-cancelled = called off
staff-standing-text-draft = Only the staff see this show. Publish it to put it on the bill.
staff-standing-text-on_sale = The show is on the bill.
staff-standing-text-live = The show is playing now.
staff-standing-text-over = The show is over and can no longer be changed.
staff-standing-text-cancelled = The show was called off and can no longer be changed.
staff-see-show = As spectators see it
staff-publish = Publish
staff-publish-save-first = First save your changes at the foot of the page.
staff-unpublish = Take off the bill
staff-unpublish-title = Take the show off the bill?
staff-unpublish-text = Spectators will no longer see it. You can publish it again at any time.
staff-unpublish-unfit = There are orders for this show already, so it cannot be taken off the bill.

## Staff pages: the form of a show

staff-part-show = About the show
staff-part-when = When, and how many
staff-part-cast = Who plays
staff-part-prices = Tickets and prices
staff-title = Title
staff-description = Description
staff-language = Language of the show
staff-takes-part = Spectators are invited on stage
staff-date = Date
staff-time = Begins
staff-zone = Time zone of the theatre
staff-minutes = Length, minutes
staff-doors = Doors open before it, minutes
staff-capacity = Seats in the house
staff-cast-none = Nobody is in the programme yet.
staff-cast-name = Name, { $number }
staff-cast-part = Part (may be left out)
staff-cast-add = Add a person
staff-cast-up = Move up: { $name }
staff-cast-down = Move down: { $name }
staff-remove = Remove: { $name }
staff-categories-none = Without tickets the show is not sold: people come by the theatre's own links alone.
staff-category = Category
staff-category-add = Add a category
staff-category-remove = Remove the category
staff-category-capacity = Seats in the category
staff-category-capacity-hint = Empty for as many as the house has
staff-category-sold =
    { $count ->
        [one] { $count } seat is taken: the category cannot be removed.
       *[other] { $count } seats are taken: the category cannot be removed.
    }
staff-price = Price
staff-currency = Currency
staff-stars = Telegram Stars
staff-price-add = Add a price in another currency
staff-price-remove = Remove the price: { $currency }
staff-save = Save
staff-save-new = Make the show
staff-saved = Saved
staff-save-unfit = It cannot be saved like this: seats that are sold must stay. There cannot be fewer seats than are sold, and a category with tickets cannot be removed.
staff-wrong = Not everything is filled in right: look at the marked fields.
staff-wrong-title = A title has 1 to 120 characters.
staff-wrong-description = The description is too long.
staff-wrong-start = There is no such time on that day. Check the date and the beginning.
staff-wrong-minutes = A whole number from 5 to 720.
staff-wrong-doors = A whole number from 0 to 240.
staff-wrong-capacity = A whole number from 1 to 1000.
staff-wrong-name = A name has 1 to 80 characters.
staff-wrong-category = A name has 1 to 60 characters.
staff-wrong-price = An amount in figures, as 1,500 or 1,500.50.
staff-wrong-stars = Stars come whole.
staff-wrong-currencies = There can be one price in a currency.
staff-leave-title = Leave without saving?
staff-leave-text = What you have changed will be lost.
staff-leave-do = Leave

## Staff pages: invitations of the cast

staff-invitations = Invitations of the cast
staff-invitations-none = Nobody is invited yet. An invitation leads an actor to the wings and a stage manager to the desk.
staff-invitation-fresh = not opened yet, good until { $until }
staff-invitation-used = opened
staff-invitation-revoked = taken back
staff-cast-role = Whom to invite
staff-cast-role-actor = Actor
staff-cast-role-director = Stage manager
staff-invite-name = Name
staff-invite-name-hint = As the house will see it
staff-invite = Make an invitation
staff-wrong-person = A name has 1 to 40 characters.
staff-revoke = Take back
staff-revoke-title = Take back the invitation of { $name }?
staff-revoke-text = The link stops working, and whoever has come by it leaves at once.

## Staff pages: orders

staff-orders = Orders
staff-orders-search = Find an order
staff-orders-search-hint = Number, payment, promo code or name in Telegram
staff-orders-find = Find
staff-orders-status = State
staff-orders-none = There are no orders yet.
staff-orders-not-found = Nothing was found.
staff-order-all = All
staff-order-held = seats are kept
staff-order-awaiting_payment = waits for payment
staff-order-paid = paid
staff-order-partially_refunded = partly given back
staff-order-refunded = given back
staff-order-expired = out of time
staff-order-cancelled = cancelled
staff-order-stuck = waits for a decision
staff-order-unfit = This can no longer be done with the order: it has changed.
staff-order-seats =
    { $count ->
        [one] { $count } seat
       *[other] { $count } seats
    }
staff-stuck-text = Money has come that does not fit the order. Accept the order and give out the tickets, or give the money back.
staff-accept = Accept
staff-accept-title = Accept order { $number }?
staff-accept-text = The buyer gets the tickets, if there are seats left.
staff-reject = Give the money back
staff-reject-title = Give the money of order { $number } back?
staff-reject-text = There will be no tickets, and the money goes back to the buyer. This cannot be undone.
staff-payment = Payment { $provider } { $reference }
staff-paid-credit = From the buyer's balance
staff-refund-taken = Taken from the buyer's balance again: it went back with the payment
staff-refund-balance = Given back to the buyer's balance
staff-refund-requested = Refund is queued
staff-refund-sending = Refund is being sent
staff-refund-done = Refund is done
staff-refund-failed = Refund has failed
staff-ticket = Ticket { $number }
staff-ticket-revoked = Ticket { $number } is revoked
staff-refund = Refund
staff-refund-all =
    { $count ->
        [one] Refund the ticket
       *[other] Refund { $count } tickets
    }
staff-refund-title =
    { $count ->
        [one] Refund the ticket of order { $number }?
       *[other] Refund { $count } tickets of order { $number }?
    }
staff-back-charge = { $amount } will go back the way the payment came.
staff-back-balance = { $amount } will be on the buyer's balance with the theatre: their next order takes it first, and it does not go back the way it came.
staff-back-nothing = The tickets are free: no money goes back.
staff-refund-text = The tickets stop working, and whoever sits in the house by them leaves at once. This cannot be undone.
staff-refund-left = Refund the money
staff-refund-left-title = Refund the money of order { $number }?
staff-refund-left-text = The tickets of this order are revoked, and their money stayed with the theatre. A refund cannot be undone.

## Staff pages: poster, moving, calling off, messages, tables

staff-poster = Poster
staff-poster-choose = Choose a picture
staff-poster-other = Change the picture
staff-poster-hint = Choose a file or drop it here: JPEG, PNG, WebP or AVIF, up to 10 MB. The page writes the title of the show by itself.
staff-poster-sending = Sending the picture
staff-poster-drawing = Preparing the picture
staff-poster-too-big = The file is bigger than 10 MB. Please make the picture smaller and try again.
staff-poster-remove = Take the poster off
staff-poster-remove-title = Take the poster off?
staff-poster-remove-text = Spectators will see a curtain in its place.
staff-changes = Moving and calling off
staff-changes-text = All who have tickets will hear of it: the messages go out by themselves.
staff-changes-save-first = First save the changes further down this page.
staff-move = Move
staff-move-open = Move the show
staff-move-date = New date
staff-move-time = New beginning
staff-move-zone = By the clock of the theatre: { $zone }
staff-move-wrong = Please check the date, the beginning and the length.
staff-move-same = The show is at this time already.
staff-move-title = Move the show to { $when }?
staff-move-orders =
    { $orders ->
        [0] Nobody has bought tickets yet.
        [one] The buyer of { $orders } order will get a message. Tickets stay good, and can be given back as always.
       *[other] The buyers of { $orders } orders will get a message. Tickets stay good, and can be given back as always.
    }
staff-start-fixed = There are orders for this show, so its date and beginning change by moving it, further up this page.
staff-cancel = Call the show off
staff-cancel-title = Call “{ $title }” off?
staff-cancel-orders =
    { $orders ->
        [0] There are no orders.
        [one] The tickets of { $orders } order will no longer be good, and its buyer will get a message.
       *[other] The tickets of { $orders } orders will no longer be good, and their buyers will get a message.
    }
staff-cancel-money = Going back where it came from: { $sums }.
staff-cancel-taken = Of this, on the buyers' balances now and leaving them: { $sums }.
staff-cancel-balance = Becoming balances of the buyers: { $sums }.
staff-cancel-holds =
    { $holds ->
        [one] One unpaid order ends.
       *[other] { $holds } unpaid orders end.
    }
staff-cancel-keep = Keep the show
staff-cancel-final = The show cannot be put on the bill again.
staff-change-moved = Moved: { $from } → { $to }
staff-change-cancelled = Called off: { $from }
staff-change-progress = Orders seen to: { $done } of { $total }
staff-change-finished = All orders are seen to: { $done }
staff-change-aside = Failed so far: { $aside }. They are tried again by themselves.
staff-broadcast = Message to spectators
staff-broadcast-reach =
    { $count ->
        [0] There is nobody to write to yet.
        [one] The bot will write to { $count } person with tickets.
       *[other] The bot will write to { $count } people with tickets.
    }
staff-broadcast-nobody = Nobody holds a ticket: there is nobody to write to.
staff-broadcast-unreachable = Never wrote to the bot, or have blocked it: { $count }.
staff-broadcast-anonymous = Tickets bought without Telegram: { $count }.
staff-broadcast-text = What to write
staff-broadcast-left = Characters left: { $count }
staff-broadcast-send = Send
staff-broadcast-title =
    { $count ->
        [one] Send the message to { $count } person?
       *[other] Send the message to { $count } people?
    }
staff-broadcast-confirm = It cannot be taken back.
staff-broadcast-twice = This message has just been sent.
staff-tables = Tables
staff-tables-text = CSV for Excel and other spreadsheets. It holds names of spectators: keep it with care.
staff-table-orders = Download orders
staff-table-tickets = Download tickets
staff-table-ratings = Download ratings
staff-reception = How it was
staff-reception-no-tickets = There were no tickets for this show.
staff-reception-came = Spectators came by { $came } of { $tickets ->
    [one] { $tickets } ticket.
   *[other] { $tickets } tickets.
  }
staff-reception-minutes = Half of the spectators watched for at least { $minutes ->
    [one] { $minutes } minute.
   *[other] { $minutes } minutes.
  }
staff-reception-none = No ratings yet: spectators give them once the show is over.
staff-reception-count = { $count ->
    [one] { $count } rating
   *[other] { $count } ratings
  }
staff-reviews = What spectators wrote
staff-reviews-none = Nobody has written yet.
staff-reviews-more = Show more
staff-table-from = Orders from
staff-table-to = Orders to
staff-table-wrong = Please check the dates.
staff-desk-text = A desk of your own: you come in as a stage manager under your name, in a new tab.
staff-desk-open = Open the desk
staff-desk-blocked = The tab did not open?
staff-desk-here = Open it here
staff-renew-title = Give a new link: { $name }?
staff-renew-text = The earlier link will open nothing, and whoever came by it leaves at once.
staff-refund-what = what to do

## Staff pages: what waits for a decision

staff-attention = Attention
staff-attention-count = waiting for a decision: { $count }
staff-attention-none = Nothing waits for your decision.
staff-attention-stuck = Orders whose money does not fit
staff-attention-refunds = Refunds
staff-attention-asides = Orders that a move or a calling off has not reached
staff-attention-messages = Messages of the bot
staff-attention-differences = Differences from the payment provider
staff-trouble-refund = Refund of { $sum }, order no. { $number }
staff-trouble-refund-failed = The payment provider has refused. Look at the payment in its dashboard: try again, or give the money back yourself and say so here.
staff-trouble-refund-requested = The payment provider has not taken it for more than an hour. The theatre goes on asking: try at once, or give the money back yourself and say so here.
staff-trouble-refund-sending = There was no answer, and it is not known whether the money went back. Look at the payment in the provider's dashboard before you decide.
staff-refund-retry = Try again
staff-refund-retry-title = Try to give the money back again?
staff-refund-retry-text = First make sure in the provider's dashboard that the money has not gone back yet: else it may go twice.
staff-refund-made = The money went back
staff-refund-made-title = Note that the money went back?
staff-refund-made-text = The payment provider is not asked for this refund again.
staff-trouble-nobody = Nobody known
staff-trouble-message = Message no. { $number } ({ $kind })
staff-trouble-message-failed = Telegram has refused the message.
staff-trouble-message-unknown = There was no answer from Telegram: the message may have come, or not.
staff-message-send = Send again
staff-message-drop = Let it be
staff-difference-missing_here = The payment provider has this payment, and we do not.
staff-difference-missing_there = We have this payment, and the payment provider does not.
staff-difference-amount = The sums of the payment are not the same.
staff-difference-refund_missing_here = The payment provider has this refund, and we do not.
staff-difference-refund_missing_there = We have this refund, and the payment provider does not.
staff-difference-given_twice = Telegram has given back what had become the buyer’s balance: they have it twice.
staff-difference-other = The records are not the same.
staff-difference-resolve = Seen to
staff-difference-title = Note that the difference was seen to?
staff-difference-text = It leaves this list. The payments themselves do not change.
staff-aside-attempts = attempts: { $attempts }
staff-aside-text = It failed. The next attempt: { $when }. There is nothing to do; if it goes on for long, look into the server's log.
staff-promo-from = from { $when }
staff-promo-first-day = First day (may be left out)
staff-promo-shows = For which shows (none chosen: for all)
staff-promo-show = { $title }, { $when }
staff-promo-categories = For which tickets (none chosen: for all)

## Staff pages: promo codes

staff-promo = Promo codes
staff-promo-none = There are no promo codes yet.
staff-promo-worth-percent = −{ $percent }%
staff-promo-worth-fixed = −{ $amount }
staff-promo-worth-free = free
staff-promo-used = orders: { $used }
staff-promo-used-of = orders: { $used } of { $limit }
staff-promo-until = until { $when }
staff-promo-ended = ended
staff-promo-end = End
staff-promo-end-title = End the promo code { $code }?
staff-promo-end-text = Nobody can use it any more. Orders that have it stay as they are.
staff-promo-new = New promo code
staff-promo-create = Make the promo code
staff-promo-unfit = There is such a promo code already.
staff-promo-code = Code
staff-promo-kind = What it gives
staff-promo-kind-percent = Percentage
staff-promo-kind-fixed = Amount
staff-promo-kind-free = Free
staff-promo-percent = Discount, per cent
staff-promo-amount = Discount
staff-promo-limit = Orders in all (empty for no limit)
staff-promo-per-person = Orders per person (empty for no limit)
staff-promo-min = Tickets in an order, at least
staff-promo-last-day = Last day (may be left out)
staff-wrong-code = 2 to 40 letters, digits, hyphens and underscores, without spaces.
staff-wrong-percent = A whole number from 1 to 100.
staff-wrong-day = There is no such day.
staff-wrong-number = A whole number above zero.

## Staff pages: people

staff-people = People
staff-people-all = Who works here
staff-own = My sign-in
staff-own-device = Sign in on another device
staff-own-device-text = A personal link for your phone or another browser. It works once, within a week; earlier links that nobody opened stop working.
staff-new-link = New link
staff-never-seen = has not come yet
staff-last-seen = signed in { $when }
staff-disabled = no longer works here
staff-disable = End access
staff-disable-title = End the access of { $name }?
staff-disable-text = All devices of this person are signed out at once and their links stop working. It cannot be given back: the person would have to be added anew.
staff-last-owner = The last owner stays: add another one first.
staff-tied = Telegram is tied
staff-tied-as = Telegram: { $who }
staff-untie = Untie Telegram
staff-untie-title = Untie the Telegram of { $name }?
staff-untie-text = The bot will not know this person any more, and whatever was opened by Telegram is signed out at once, an open desk with it. What was opened by personal links stays.
staff-untie-own-title = Untie your Telegram?
staff-untie-own-text = The bot will not know you any more, and whatever you opened by Telegram is signed out at once, an open desk with it. What was opened by personal links stays.
staff-add = Add a person
staff-role = What they may do
staff-may-owner = Owner: everything
staff-may-box_office = Box office: shows, prices, orders
staff-may-director = Director: invitations of the cast

## Refusals: why not

refusal-not_found = There is no such thing here.
refusal-bad_request = The page said something we did not understand. Reload it and try again.
refusal-unauthorised = We do not know you. Open the link of your ticket or invitation once more.
refusal-forbidden = This is not open to you.
refusal-session_expired = Your visit has expired. Open the link of your ticket or invitation once more.
refusal-link_invalid = The link does not work. Check that you copied all of it, or ask for a new one.
refusal-link_used_elsewhere = The link is open on another device.
refusal-ticket_revoked = The ticket was revoked. If you did not expect this, write to the theatre.
refusal-ticket_unpaid = The ticket is not paid yet.
refusal-ticket_wrong_show = This ticket is for another show.
refusal-too_early = The doors are still closed. Please come closer to the beginning.
refusal-show_over = The show is over.
refusal-house_full = Every seat is taken. Try again later: a seat is free once a ticket for it is given back.
refusal-house_locked = The doors are locked now: nobody else is let in.
refusal-removed_from_room = This show is closed to you.
refusal-seated_elsewhere = Your seat is taken from another device.
refusal-join_token_invalid = Coming in took too long. Please try again.
refusal-outdated_page = The page is out of date. Please reload it.
refusal-too_many_requests = Too often. Wait a little and try again.
refusal-payload_too_large = The message is too large.
refusal-unavailable = The theatre does not answer. Check your connection and try again.
refusal-internal = Something broke on our side. We know of it, please try again.
refusal-not_on_sale = Tickets for this show are not on sale.
refusal-sold_out = There are not so many seats left. Someone may still give theirs back: try fewer, or again in a while.
refusal-too_many_held = Many seats of this show are kept for your network already, and not paid for yet. Pay for them, try fewer, or come back when their time is over.
refusal-too_many_free = Many free seats of this show are yours already, or were taken from your network. Try fewer, or give back those that you do not need.
refusal-busy = Many people are buying at once. Please try again in a moment.
refusal-promo_code_unknown = There is no such promo code, or its time is over.
refusal-promo_code_unfit = This promo code is not for these tickets.
refusal-promo_code_used_up = This promo code has been used up.
refusal-promo_code_needs_account = This promo code is one to a person: buy in Telegram, so that we know you.
refusal-order_over = This order is over. If you have paid, the money comes back.
refusal-balance_spent = The balance that had paid a part of this order is spent on another. Give the money back.
refusal-order_being_paid = This order is being paid: wait for its tickets to come.
refusal-not_paid_here = These seats cannot be paid for here. Take them in the theatre’s bot.
refusal-refund_over = It is too late to give tickets back. Write to us if something has happened.
refusal-show_live = The show is on, or there are spectators in the house. Drop the curtain and end the evening first.
refusal-start_past = This time is over already. Please choose another.
refusal-not_a_picture = This is no picture, or the file is damaged. JPEG, PNG, WebP and AVIF will do.
refusal-picture_too_many_pixels = The picture has more than 40 megapixels. Please make it smaller and try again.
refusal-not_a_member = You are not in this house. Please enter again.
refusal-wrong_phase = This cannot be done now: it is not the time of the evening for it.
refusal-wrong_standing = Too late: things have changed.
refusal-stage_full = The stage is full. Somebody has to step down first.
refusal-unknown_member = This person is no longer in the house.
refusal-invitation_over = The invitation has run out.
refusal-chat_closed = The chat is closed now.
refusal-chat_slow = One moment between two messages, please.
refusal-chat_silenced = The stage manager has closed the chat to you.
refusal-unknown_line = This message is no longer there.
refusal-was_not_there = Only those who were at the show can say how it was.
refusal-media_not_allowed = You cannot be heard or seen now: you are not on stage.
refusal-media_parameters_invalid = The browser sent something unreadable. Reload the page or open another browser.
refusal-media_unknown = This picture or sound is no longer there.
refusal-media_failed = Picture or sound could not be sent. Check your connection.
