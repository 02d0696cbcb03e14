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
bot-to-bill = What is on
bot-my-tickets = My tickets
bot-back = Back
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
bot-open-show = About the show
bot-not-for-stars = Tickets for this show are not sold here.

## The bot: buying

bot-how-many = <b>{ $show }</b>: { $category }. How many tickets?
bot-order = Order № { $number }
bot-discount = Discount: { $amount }
bot-credit = From your balance: { $amount }
bot-to-pay = To pay: <b>{ $price }</b>
bot-pay = Pay { $amount } ⭐
bot-promo = Promo code
bot-give-up = Give up
bot-back-to-show = To the show
bot-ask-promo = Order № { $number }. Send the promo code as a reply to this message.
bot-promo-placeholder = Promo code
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
bot-paid-late = The money for order № { $number } came when others had the seats already. { $amount } are on the way back to you.
bot-refunded = Order № { $number }: { $amount } are back with you.
bot-refunded-balance = Order № { $number }: { $amount } are on your balance. Your next order takes them first.

## The bot: tickets

bot-tickets = <b>Your tickets</b>
bot-no-tickets = No tickets yet.
bot-ticket = Ticket № { $number }
bot-ticket-text = Show the code at the theatre’s door if you are asked. The house online opens by the button.
bot-enter = Enter the house
bot-check-device = Check sound and camera
bot-doors-are-open = The doors are open: <b>{ $show }</b>. It begins { $when }.
bot-doors-open-at = <b>{ $show }</b>. The doors open { $when }. Check your sound and camera meanwhile.
bot-pass-on = Pass on
bot-pass-on-yes = Yes, pass it on
bot-pass-on-ask = Pass on ticket № { $number } (“{ $show }”)? Your code stops working: the ticket belongs to whoever opens the new link.
bot-passed-on =
    Ticket № { $number } (“{ $show }”) is not yours any more. Send one of these links to whose it is now:

    In Telegram: { $telegram }
    In a browser: { $browser }
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
    }? You get { $amount } back. The tickets stop working at once.
bot-refund-until = It can be given back until { $when }.
bot-refund-yes = Yes, give back

## The bot: reminders and news

bot-reminder-day = Tomorrow: <b>{ $show }</b>, { $when }.
bot-reminder-hour = In an hour: <b>{ $show }</b>, { $when }. Headphones, and light on your face, will help.
bot-show-moved = <b>{ $show }</b> is moved. It was { $before }. It is now <b>{ $now }</b>. Your tickets hold; if the new time does not suit you, give them back.
bot-show-cancelled = <b>{ $show }</b> ({ $when }) is called off. We are very sorry. The money for the tickets comes back by itself.
bot-broadcast = The theatre writes to the spectators of “{ $show }”:
bot-rate = How was <b>{ $show }</b>?

## The bot: for the theatre’s people

bot-staff-tied = Hello, { $name }. The theatre knows you by Telegram now. /admin
bot-alarm-order_stuck = Order № { $number } is stuck: the money does not fit it. { $address }/orders
bot-alarm-refund_failed = Refund № { $number } did not go through. See what it is: { $address }
bot-alarm-books_differ = Telegram’s books and ours do not agree. See what it is: { $address }
bot-alarm-message_unknown = It is not known whether message № { $number } arrived. Decide whether to send it again: { $address }
