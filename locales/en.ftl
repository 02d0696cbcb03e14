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
show-have-ticket = If you have a ticket, open its link: that is the way in.
show-cast = Cast
show-need = What you need
show-need-headphones = Headphones: without them there is an echo on stage.
show-need-light = Light on your face, should you like to step on stage.
show-rules = Rules of the house
show-rules-text = Come in at any time, your seat is kept. People step on stage by invitation only. Camera and microphone open only when you raise a hand yourself. Please do not record the show.
show-cancelled = The show is cancelled.
show-finished = The show is over.
money-stars = { $amount ->
    [one] { $amount } Star
   *[other] { $amount } Stars
  }

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
no-door-ticket-text = Open the link of your ticket in this tab and tap “Enter and watch”.
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
seat-refused-title = We could not let you in

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
house-air-silent = You are on stage, nobody hears you
house-air-live = You are on air
controls-label = Controls
control-sound = Sound
control-full-screen = Full screen
control-window = Normal size
control-more = More
control-leave = Leave the house
leave-title = Leave the house?
leave-text = Your seat is kept: come back by your ticket.
sound-tap = Tap for sound

hand-raise = Raise a hand
hand-raised = Hand raised
hand-lower = Lower your hand. Hand raised
hand-lower-from = Lower your hand. Hand raised, { $place } in the queue
hand-place = Your hand is raised. Your place in the queue: { $place }
wish-title = Would you like to step on stage?
wish-text = The browser asks for permission once. Until you accept an invitation nobody sees or hears you.
wish-voice = With my voice
wish-voice_and_video = With my voice and picture

invitation-title = { $name } invites you on stage
invitation-heard = The whole house will hear you. It will not see you.
invitation-heard-and-seen = The whole house will see and hear you.
invitation-headphones = Put on headphones, so that there is no echo.
invitation-left = Waiting for your answer, { $time } left
invitation-accept = Step on stage
invitation-decline = Not now

return-on-stage = You are still on stage. Tap to be heard.
return-hand = Your hand is still raised. Turn camera and microphone on to be ready.
return-open = Turn on

## The stage

stage-label = Stage
stage-you = You
stage-guest = spectator
stage-empty = The stage is empty
stage-lost = No connection
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

## The wings

wings-preview = What the house sees
wings-preview-closed = The house does not see this yet
wings-preview-finished = The show is over
wings-air-off = The house cannot hear you
wings-air-connecting = Connecting
wings-air-connecting-detail = You are on stage, sound and picture have not arrived yet.
wings-air-silent = Nobody hears you
wings-air-silent-detail = You are on stage, microphone and camera are closed.
wings-air-live = You are live
wings-air-live-detail = The house sees and hears you.
wings-enter-stage = Enter the stage
wings-leave-stage = Leave the stage
wings-devices-hint = Check yourself beforehand: the house does not hear you until you enter the stage.
wings-open-devices = Turn on camera and microphone
wings-cast = Cast
profile-label = Kind of sound
profile-voice = Speech
profile-music = Music

## The desk

desk-phase = The evening
phase-to-closed = Close the doors
phase-to-foyer = Open the house
phase-to-live = Begin
phase-to-live-again = Go on
phase-to-intermission = Interval
phase-to-finished = End
phase-ask-live = Begin the show?
phase-ask-intermission = Call the interval?
phase-ask-finished = End the show?
phase-ask-text = The whole house will see it. Hold the button to skip this question.
desk-hold = hold
desk-hands = Hands
desk-no-hands = Nobody has raised a hand
desk-invite-when-live = You can invite once the show is on.
desk-waits = waiting { $time }
desk-invite = Invite
desk-invite-name = Invite on stage: { $name }
desk-up = Up in the queue: { $name }
desk-down = Down in the queue: { $name }
desk-lower = Lower the hand of { $name }
desk-invited = invited, { $time } left to answer
desk-cancel-invitation = Take back
desk-members = People
desk-group-on_stage = On stage
desk-group-backstage = Backstage
desk-group-house = In the house
desk-most = On stage { $now } of { $most }
desk-most-label = How many may be on stage
desk-fewer = Fewer places on stage
desk-more = More places on stage
desk-bring = Bring on
desk-bring-name = Bring on stage: { $name }
desk-dismiss = Dismiss
desk-dismiss-name = Dismiss from the stage: { $name }
desk-mute-microphone = Mute the microphone of { $name }
desk-mute-camera = Close the camera of { $name }
desk-more-about = More about { $name }
desk-remove = Remove from the house
desk-remove-title = Remove { $name } from the house?
desk-remove-text = They cannot come back to this show.
desk-taken-over = { $name }: the invitation was opened on another device.
standing-audience = in the house
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
refusal-removed_from_room = This show is closed to you.
refusal-seated_elsewhere = Your seat is taken from another device.
refusal-join_token_invalid = Coming in took too long. Please try again.
refusal-outdated_page = The page is out of date. Please reload it.
refusal-too_many_requests = Too often. Wait a little and try again.
refusal-payload_too_large = The message is too large.
refusal-unavailable = The theatre does not answer. Check your connection and try again.
refusal-internal = Something broke on our side. We know of it, please try again.
refusal-not_a_member = You are not in this house. Please enter again.
refusal-wrong_phase = This cannot be done now: it is not the time of the evening for it.
refusal-wrong_standing = Too late: things have changed.
refusal-stage_full = The stage is full. Somebody has to step down first.
refusal-unknown_member = This person is no longer in the house.
refusal-invitation_over = The invitation has run out.
refusal-media_not_allowed = You cannot be heard or seen now: you are not on stage.
refusal-media_parameters_invalid = The browser sent something unreadable. Reload the page or open another browser.
refusal-media_unknown = This picture or sound is no longer there.
refusal-media_failed = Picture or sound could not be sent. Check your connection.
