## The bot: commands

bot-command-events = What is on
bot-command-tickets = My tickets
bot-command-watch = Enter the house
bot-command-refund = Give tickets back
bot-command-profile = About me
bot-command-language = Language
bot-command-help = How it works
bot-command-support = Write to the theatre
bot-command-paysupport = A question about a payment
bot-command-terms = Terms
bot-command-privacy = Privacy
bot-command-mydata = What is kept about you
bot-command-deleteme = Forget me
bot-menu = Theatre

## The bot: beginning

bot-start =
    Hello, { $name }!

    This is a chamber theatre where the footlights can be crossed: the actors play live, and you may be asked on stage.
bot-wait = Wait { $seconds } s.
bot-wait-minutes = Try again in { $minutes } min.
bot-to-bill = What is on
bot-my-tickets = My tickets
bot-back = Back
bot-and-more = … and { $count } more
bot-no = No
bot-unknown = I do not understand that. What I can do: /help

## The bot: the bill

bot-bill = <b>What is on</b>
bot-page = ({ $page } of { $pages })
bot-bill-empty = Nothing is announced yet. Look in later.
bot-earlier = ← Earlier
bot-later = Later →
bot-from = from { $price }
bot-free = Free
bot-free-or-from = free or from { $price }
bot-open-show = About the show
bot-not-for-stars = Tickets for this show are not sold here.

## The bot: buying

bot-how-many = <b>{ $show }</b>: { $category }. How many tickets?
bot-order = Order № { $number }
bot-discount = Discount: { $amount }
bot-credit = From your balance: { $amount }
bot-to-pay = To pay: <b>{ $price }</b>
bot-pay = Pay { $amount } ★
bot-promo = Promo code
bot-give-up = Give up
bot-back-to-show = To the show
bot-ask-promo = Order № { $number }. Send the promo code as a reply to this message. To go on without one, send “no”.
bot-ask-promo-again = Order № { $number }: this code does not fit. { $reason } Send another one as a reply to this message. To go on without a promo code, send “no”.
bot-promo-applied = The promo code is applied: order № { $before } is order № { $number } now.
bot-promo-placeholder = Promo code
bot-order-replaced = Order № { $before } is order № { $number } now: a promo code is applied to it. The new one is below.
bot-order-below = Order № { $number } is below now.
bot-order-held =
    { $minutes ->
        [one] The seats are yours for { $minutes } more minute.
       *[other] The seats are yours for { $minutes } more minutes.
    }
bot-order-paid = Paid. The tickets are yours.
bot-order-partially_refunded = Some of the tickets were given back.
bot-order-refunded = The tickets were given back.
bot-order-expired = The time is over and the seats are free again. If money still comes, you get the seats, or the money back.
bot-order-cancelled = The order is cancelled, and the seats are free again.
bot-order-stuck = The money that came does not fit the order. The theatre is looking into it and will write to you.
bot-precheckout-over = The time of the order is over and the seats are free again. Please order anew. Nothing was charged.
bot-precheckout-changed = This invoice is no longer good. Please open the order anew. Nothing was charged.
bot-precheckout-busy = The box office is busy. Please try again in a minute. Nothing was charged.
bot-payment-stuck = Your money has come, but does not fit the order. The theatre is looking into it and will write to you. Questions: /paysupport
bot-paid-twice = Order № { $number } was paid twice. { $amount } are on the way back to you.
bot-paid-late = The money for order № { $number } came too late: others had the seats or the discount already. { $amount } are on the way back to you.
bot-ticket-revoked = Ticket № { $number } (“{ $show }”), which was passed on to you, was given back by its buyer or taken back by the theatre. It opens nothing any more.
bot-refunded = Order № { $number }: { $amount } are back with you.
bot-refunded-taken = Order № { $number }: { $amount } are back with you. { $taken } of them were on your balance, and are not any more.
bot-refunded-balance = Order № { $number }: { $amount } are on your balance. Your next order takes them first.

## The bot: tickets

bot-tickets = <b>Your tickets</b>
bot-no-tickets = No tickets yet.
bot-ticket = Ticket № { $number }
bot-ticket-text = Show the code at the theatre’s door if you are asked. The house online opens by the button.
bot-enter = Enter the house
bot-check-device = Check sound and camera
bot-doors-are-open = The doors are open: <b>{ $show }</b>. It begins { $when }.
bot-doors-open-late = <b>{ $show }</b>. It begins { $when }. The doors are not open yet, but will be any moment: the page lets you in by itself.
bot-doors-open-at = <b>{ $show }</b>. The doors open { $when }. Check your sound and camera meanwhile.
bot-pass-on = Pass on
bot-pass-on-yes = Yes, pass it on
bot-pass-on-ask = Pass on ticket № { $number } (“{ $show }”)? Your code stops working: the ticket belongs to whoever opens the new link.
bot-passed-on =
    Ticket № { $number } (“{ $show }”) is not yours any more. Send one of these links to whose it is now:

    In Telegram: { $telegram }
    In a browser: { $browser }

    If the link gets lost, it is in /tickets until somebody takes the ticket.
bot-link-again = Link of № { $number }
bot-take-back = Take back № { $number }
bot-waits-to-be-claimed = Passed on, and nobody has taken it yet.
bot-ticket-was-passed-on = Ticket № { $number } (“{ $show }”) was passed on: it is not yours any more, and its code does not work.
bot-ticket-was-given-back = Ticket № { $number } (“{ $show }”) was given back: it does not work any more.
bot-ticket-taken = The ticket is yours now. The link you came by opens nothing any more.

## The bot: giving back

bot-give-back = Give back
bot-nothing-to-refund = There is nothing to give back.
bot-which-refund = Which order do you give back?
bot-seats =
    { $seats ->
        [one] { $seats } ticket
       *[other] { $seats } tickets
    }
bot-refund-ask =
    Give back order № { $number } (“{ $show }”), { $seats ->
        [one] { $seats } ticket
       *[other] { $seats } tickets
    }? The tickets stop working at once.
bot-refund-others =
    { $seats ->
        [one] { $seats } of them you have passed on: it is somebody else's by now, and stops working, too.
       *[other] { $seats } of them you have passed on: they are somebody else's by now, and stop working, too.
    }
bot-back-whole-charge = { $amount } will go back the way the payment came.
bot-back-whole-taken = { $amount } of it are on your balance now, and leave it.
bot-back-whole-balance = { $amount } will be on your balance: your next order takes it first.
bot-back-whole-nothing = It cost nothing, and gives no money back.
bot-back-short-charge = { $amount } back
bot-back-short-taken = { $amount } of it from your balance
bot-back-short-balance = { $amount } as your balance
bot-back-short-nothing = free
bot-refund-until = It can be given back until { $when }.
bot-refund-yes = Yes, give back
bot-refund-ask-one = Give back ticket № { $number } (“{ $show }”) of order № { $order }? It stops working at once.
bot-refund-all =
    { $seats ->
        [one] All of the order: { $seats } ticket
       *[other] All of the order: { $seats } tickets
    }
bot-refund-or-one = You can give back a single ticket, too.
bot-refund-only = Only № { $number }

## The bot: reminders and news

bot-reminder-day = See you soon: <b>{ $show }</b>, { $when }.
bot-reminder-hour = In an hour: <b>{ $show }</b>, { $when }. Headphones, and light on your face, will help.
bot-show-moved = <b>{ $show }</b> is moved. It was { $before }. It is now <b>{ $now }</b>. { $holder ->
        [guest] Your ticket holds.
       *[buyer] Your tickets hold; if the new time does not suit you, give them back.
    }
bot-show-cancelled = <b>{ $show }</b> ({ $when }) is called off. We are very sorry.{ $holder ->
        [payer] { " " }What you paid comes back by itself: how much, and which way, the next message says.
       *[guest] { "" }
    }
bot-broadcast = The theatre writes to the spectators of “{ $show }”:
bot-rate = How was <b>{ $show }</b>?

bot-rated = <b>{ $show }</b>: { $stars }. Changed your mind? Press another one.
bot-ask-review = Thank you! If you like, write a few words about “<a href="{ $link }">{ $show }</a>” as a reply to this message.
bot-review-placeholder = A few words
bot-review-kept = Thank you! The theatre will read it. Another reply to the same question takes the place of this one.
bot-review-long = This is longer than { $most } characters. Please make it shorter.
bot-invitation-actor = You are awaited on stage: <b>{ $show }</b>, { $when }. The button leads to your dressing room. It is yours alone: do not pass it on.
bot-invitation-director = You run the show: <b>{ $show }</b>, { $when }. The button leads to the desk. It is yours alone: do not pass it on.
bot-invitation-open = Enter

## The bot: about you and the house

bot-language = Which language shall we speak?
bot-language-chosen = I speak English now.
bot-help =
    <b>How it works</b>

    Choose a show, buy a ticket with Telegram Stars and come when it begins: you enter right from here. Check your sound and camera before. Only those who raise a hand are asked on stage.
bot-help-staff =
    <b>For the theatre’s people</b>
    /admin: the next shows, what waits for a decision, and the way to the staff pages.
    To answer a spectator, reply to their message in your chat: the bot passes it on.
bot-terms =
    <b>Terms</b>

    A ticket, bought with Telegram Stars, is one seat at one show. An order that is not paid keeps its seats for a short time, then they are free again. You may pass a ticket on: your code stops working then.
bot-terms-refund-any = You can give a ticket back at any time until the show is over: /refund.
bot-terms-refund-start = You can give a ticket back until the show begins: /refund.
bot-terms-refund-hours =
    { $hours ->
        [one] You can give a ticket back until { $hours } hour before the start: /refund.
       *[other] You can give a ticket back until { $hours } hours before the start: /refund.
    }
bot-terms-more =
    If a show is called off, the money comes back by itself. If it is moved, your tickets hold, and can be given back as ever.

    Questions about a payment: /paysupport. Telegram does not answer for the tickets: the theatre does.
bot-terms-link = The theatre’s terms: { $address }
bot-privacy =
    <b>What the theatre knows of you</b>

    • From Telegram: your number, name, username and language. To know you again and speak your language.
    • Your orders, tickets, payments and refunds. To let you in and give money back. The theatre sees no cards: Telegram carries the payment.
    • Which shows you were at, for how long, and how you rated them.
    • Words written in the house: { $chatDays } days. Who came and went when: { $logDays } days.
    • What you write by /support: the theatre’s people read it in their chat, where it stays. Whose a letter was, and what the bot wrote to you, the house knows for { $messageDays } days.

    The house records neither picture nor sound. Whoever was not seen for { $inactiveDays } days and has bought nothing is forgotten by itself.

    All that is kept about you: /mydata. Forget you: /deleteme. Ask: /support.
bot-privacy-link = How the theatre treats your data: { $address }. What is kept about you: /mydata. Forget you: /deleteme.
bot-profile = { $name }
bot-profile-language = Language: English
bot-profile-zone = Time: { $zone }
bot-profile-reminders-on = Reminders: on
bot-profile-reminders-off = Reminders: off
bot-profile-balance = On your balance: { $balance }
bot-profile-seen =
    { $count ->
        [0] No shows seen yet
        [one] { $count } show seen
       *[other] { $count } shows seen
    }
bot-reminders-on = Remind me of shows
bot-reminders-off = Do not remind me
bot-zone = Time zone
bot-zones = By which time shall we tell you of shows? Beside each stands what time it is there.
bot-zone-theatre = As the theatre
bot-zone-other = Another
bot-zone-unknown = I know no zone “{ $zone }”. It takes the name that the world calls it by: a part of the world, a slash and a city. For example: Europe/Moscow, Asia/Tokyo or America/New_York. Send it as a reply to this message.
bot-ask-zone = Send the name of your zone as a reply. For example: Europe/London or Asia/Tokyo.
bot-my-data = All that the house knows of you. Any text editor opens the file.
bot-forget-ask = Forget you? Your name, number, messages to the bot, reviews and words in the house will go. Orders and payments stay without a name, for the books. Letters that are in the theatre’s chat stay there. Your balance is lost, and nothing can be brought back.
bot-forget-at-once = It will be done in a few minutes.
bot-forget-after =
    { $days ->
        [one] It will be done in { $days } day. Until then you can change your mind.
       *[other] It will be done in { $days } days. Until then you can change your mind.
    }
bot-forget-yes = Yes, forget me
bot-forget-stop = Do not forget me
bot-forget-stands = We will forget you: { $when }.
bot-forget-waits = But this has to be over first:
bot-forget-waits-ticket = • ticket № { $number } (“{ $show }”): give it back, or wait for the show
bot-forget-waits-order = • order № { $number } is still open
bot-forget-waits-refund = • the money for order № { $number } is still on its way back
bot-forgotten = You are forgotten. Write again, and we meet anew.
bot-forget-cancelled = All right, we remember you.

## The bot: letters to the theatre

bot-ask-support = What is it? Write as a reply to this message: in words, as a picture or by voice. People of the theatre will read it and answer here.
bot-ask-payment = Write as a reply to this message what is wrong with a payment: the number of the order, when it was, and how much was taken. People of the theatre will read it and answer here.
bot-support-placeholder = Your letter
bot-support-order = № { $number } · { $show } · { $amount } · { $status ->
        [paid] paid
        [held] waits to be paid
        [awaiting_payment] waits to be paid
        [partially_refunded] given back in part
        [refunded] given back
        [expired] time is over
        [stuck] money does not fit
       *[cancelled] cancelled
    }
bot-support-sent = Passed on to the theatre. The answer will come here.
bot-support-nobody = There is nobody to pass your letter on to: the theatre’s chat is not set up, or closed. Tickets and giving back work without it; please try to write again later.
bot-support-from = ✉️ <b>{ $name }</b>{ $handle } · { $id }
bot-support-payment = 💳 <b>{ $name }</b>{ $handle } · { $id } writes about a payment
bot-support-answer = The theatre answers. To go on, reply to the next message.
bot-support-blocked = Did not arrive: this person has stopped the bot.
bot-support-gone = Did not arrive: the bot does not know this person any more.
bot-support-not-sent = Did not arrive: Telegram does not carry such a message. Try it in words.

## The bot: for the theatre’s people

bot-chat-tied = This chat is connected: letters of spectators and alarms come here, and a reply to a letter goes to the spectator. Its number: <code>{ $number }</code>. The next shows and the way to the staff pages: /admin in your own chat with the bot.
bot-chat-number = The number of this chat: <code>{ $number }</code>. For letters of spectators and alarms to come here, give it to the house as STAFF_CHAT_ID.
bot-admin = <b>Next</b>
bot-admin-no-shows = There are no shows ahead.
bot-admin-sold = { $sold } of { $capacity } sold
bot-admin-waits = <b>Waits for a person</b>
bot-admin-waits-stuck = • stuck orders: { $count }
bot-admin-waits-refunds = • refunds: { $count }
bot-admin-waits-messages = • messages: { $count }
bot-admin-waits-differences = • differences in the books: { $count }
bot-admin-waits-asides = • orders kept aside: { $count }
bot-admin-nothing-waits = All is calm: nothing waits for a decision.
bot-admin-link = The button lets you in once, within ten minutes.
bot-admin-enter = Staff pages

bot-staff-tied = Hello, { $name }. The theatre knows you by Telegram now. /admin
bot-alarm-order_stuck = Order № { $number } is stuck: the money does not fit it. { $address }/orders
bot-alarm-refund_failed = Refund № { $number } did not go through. See what it is: { $address }/attention
bot-alarm-books_differ = Telegram’s books and ours do not agree. See what it is: { $address }/attention
bot-alarm-message_unknown = It is not known whether message № { $number } arrived. Decide whether to send it again: { $address }/attention
