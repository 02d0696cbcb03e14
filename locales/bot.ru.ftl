## Бот: команды

bot-command-events = Афиша
bot-command-tickets = Мои билеты
bot-command-watch = Войти в зал
bot-command-refund = Вернуть билеты
bot-command-profile = Обо мне
bot-command-language = Язык
bot-command-help = Как это устроено
bot-command-support = Написать театру
bot-command-paysupport = Вопрос об оплате
bot-command-terms = Условия
bot-command-privacy = Конфиденциальность
bot-command-mydata = Что о вас хранится
bot-command-deleteme = Забыть меня
bot-menu = Театр

## Бот: начало

bot-start =
    Здравствуйте, { $name }!

    Здесь камерный театр, где рампу можно перейти: актёры играют вживую, а вас могут позвать на сцену.
bot-wait = Подождите { $seconds } с.
bot-wait-minutes = Попробуйте через { $minutes } мин.
bot-to-bill = Афиша
bot-my-tickets = Мои билеты
bot-back = Назад
bot-and-more = … и ещё { $count }
bot-no = Нет
bot-unknown = Такого я не понимаю. Вот что я умею: /help

## Бот: афиша

bot-bill = <b>Афиша</b>
bot-page = ({ $page } из { $pages })
bot-bill-empty = Пока ничего не объявлено. Загляните позже.
bot-earlier = ← Раньше
bot-later = Позже →
bot-from = от { $price }
bot-free = Бесплатно
bot-free-or-from = бесплатно или от { $price }
bot-open-show = О спектакле
bot-not-for-stars = Билеты на этот спектакль здесь не продаются.

## Бот: покупка

bot-how-many = <b>{ $show }</b>: { $category }. Сколько билетов?
bot-order = Заказ № { $number }
bot-discount = Скидка: { $amount }
bot-credit = С вашего баланса: { $amount }
bot-to-pay = К оплате: <b>{ $price }</b>
bot-pay = Оплатить { $amount } ★
bot-promo = Промокод
bot-give-up = Отказаться
bot-back-to-show = К спектаклю
bot-ask-promo = Заказ № { $number }. Пришлите промокод ответом на это сообщение. Чтобы остаться без него, пришлите «нет».
bot-ask-promo-again = Заказ № { $number }: код не подошёл. { $reason } Пришлите другой ответом на это сообщение. Чтобы остаться без промокода, пришлите «нет».
bot-promo-applied = Промокод применён: заказ № { $before } стал заказом № { $number }.
bot-promo-placeholder = Промокод
bot-order-replaced = Заказ № { $before } стал заказом № { $number }: к нему применён промокод. Новый заказ ниже.
bot-order-below = Заказ № { $number } теперь ниже.
bot-order-held =
    { $minutes ->
        [one] Места за вами ещё { $minutes } минуту.
        [few] Места за вами ещё { $minutes } минуты.
       *[many] Места за вами ещё { $minutes } минут.
    }
bot-order-paid = Оплачено. Билеты ваши.
bot-order-partially_refunded = Часть билетов возвращена.
bot-order-refunded = Билеты возвращены.
bot-order-expired = Время вышло, места снова свободны. Если деньги всё же придут, вы получите места или деньги обратно.
bot-order-cancelled = Заказ отменён, места снова свободны.
bot-order-stuck = Пришедшие деньги не сходятся с заказом. Театр уже разбирается и напишет вам.
bot-precheckout-over = Время заказа вышло, места снова свободны. Закажите заново. Деньги не списаны.
bot-precheckout-changed = Этот счёт больше не действует. Откройте заказ заново. Деньги не списаны.
bot-precheckout-busy = Касса занята. Попробуйте ещё раз через минуту. Деньги не списаны.
bot-payment-stuck = Деньги пришли, но не сходятся с заказом. Театр уже разбирается и напишет вам. Вопросы: /paysupport
bot-paid-twice = Заказ № { $number } был оплачен дважды. { $amount } возвращаются вам.
bot-paid-late = Деньги за заказ № { $number } пришли слишком поздно: места или скидку уже заняли другие. { $amount } возвращаются вам.
bot-ticket-revoked = Билет № { $number } («{ $show }»), который вам передали, вернул покупатель или театр. Он больше не действует.
bot-refunded = Заказ № { $number }: вам вернулось { $amount }.
bot-refunded-taken = Заказ № { $number }: вам вернулось { $amount }. Из них { $taken } лежали на вашем балансе, теперь их там нет.
bot-refunded-balance = Заказ № { $number }: { $amount } лежат на вашем балансе. Следующий заказ возьмёт их первыми.

## Бот: билеты

bot-tickets = <b>Ваши билеты</b>
bot-no-tickets = Билетов пока нет.
bot-ticket = Билет № { $number }
bot-ticket-text = Покажите код у входа в театр, если вас попросят. В зал онлайн входят по кнопке.
bot-enter = Войти в зал
bot-check-device = Проверить звук и камеру
bot-doors-are-open = Двери открыты: <b>{ $show }</b>. Начало { $when }.
bot-doors-open-late = <b>{ $show }</b>. Начало { $when }. Двери ещё не открыты, но вот-вот откроются: страница впустит вас сама.
bot-doors-open-at = <b>{ $show }</b>. Двери откроются { $when }. А пока проверьте звук и камеру.
bot-pass-on = Передать
bot-pass-on-yes = Да, передать
bot-pass-on-ask = Передать билет № { $number } («{ $show }»)? Ваш код перестанет действовать: билет станет того, кто откроет новую ссылку.
bot-passed-on =
    Билет № { $number } («{ $show }») больше не ваш. Перешлите одну из этих ссылок тому, кому он теперь:

    В Telegram: { $telegram }
    В браузере: { $browser }

    Если ссылка потеряется, она есть в /tickets, пока билет не взяли.
bot-link-again = Ссылка на № { $number }
bot-take-back = Забрать № { $number }
bot-waits-to-be-claimed = Передан, но ещё никем не взят.
bot-ticket-was-passed-on = Билет № { $number } («{ $show }») передан: он больше не ваш, и его код не действует.
bot-ticket-was-given-back = Билет № { $number } («{ $show }») возвращён: он больше не действует.
bot-ticket-taken = Билет теперь ваш. Ссылка, по которой вы пришли, больше не действует.

## Бот: возврат

bot-give-back = Вернуть
bot-nothing-to-refund = Возвращать нечего.
bot-which-refund = Какой заказ вернуть?
bot-seats =
    { $seats ->
        [one] { $seats } билет
        [few] { $seats } билета
       *[many] { $seats } билетов
    }
bot-refund-ask =
    Вернуть заказ № { $number } («{ $show }»), { $seats ->
        [one] { $seats } билет
        [few] { $seats } билета
       *[many] { $seats } билетов
    }? Билеты сразу перестанут действовать.
bot-refund-others =
    { $seats ->
        [one] Среди них { $seats } билет, который вы передали: он уже не ваш, но тоже перестанет действовать.
        [few] Среди них { $seats } билета, которые вы передали: они уже не ваши, но тоже перестанут действовать.
       *[many] Среди них { $seats } билетов, которые вы передали: они уже не ваши, но тоже перестанут действовать.
    }
bot-back-whole-charge = Туда, откуда пришла оплата, вернётся { $amount }.
bot-back-whole-taken = Из них { $amount } сейчас лежат на вашем балансе: с него они уйдут.
bot-back-whole-balance = На ваш баланс вернётся { $amount }: следующий заказ возьмёт их первыми.
bot-back-whole-nothing = Это ничего не стоило, и денег не вернётся.
bot-back-short-charge = вернётся { $amount }
bot-back-short-taken = из них { $amount } с баланса
bot-back-short-balance = { $amount } на баланс
bot-back-short-nothing = бесплатно
bot-refund-until = Вернуть можно до: { $when }.
bot-refund-yes = Да, вернуть
bot-refund-ask-one = Вернуть билет № { $number } («{ $show }») из заказа № { $order }? Он сразу перестанет действовать.
bot-refund-all =
    { $seats ->
        [one] Весь заказ: { $seats } билет
        [few] Весь заказ: { $seats } билета
       *[many] Весь заказ: { $seats } билетов
    }
bot-refund-or-one = Можно вернуть и один билет.
bot-refund-only = Только № { $number }

## Бот: напоминания и вести

bot-reminder-day = Скоро увидимся: <b>{ $show }</b>, { $when }.
bot-reminder-hour = Через час: <b>{ $show }</b>, { $when }. Наушники и свет на лицо пригодятся.
bot-show-moved = <b>{ $show }</b> переносится. Было: { $before }. Стало: <b>{ $now }</b>. { $holder ->
        [guest] Ваш билет действует.
       *[buyer] Билеты действуют; если новое время вам не подходит, верните их.
    }
bot-show-cancelled = <b>{ $show }</b> ({ $when }) отменяется. Нам очень жаль.{ $holder ->
        [payer] { " " }То, что вы заплатили, возвращается само: сколько и каким путём, скажет следующее сообщение.
       *[guest] { "" }
    }
bot-broadcast = Театр пишет зрителям спектакля «{ $show }»:
bot-rate = Как вам <b>{ $show }</b>?

bot-rated = <b>{ $show }</b>: { $stars }. Передумаете — нажмите другую оценку.
bot-ask-review = Спасибо за оценку! Если хочется, напишите о спектакле «<a href="{ $link }">{ $show }</a>» пару слов ответом на это сообщение.
bot-review-placeholder = Пара слов
bot-review-kept = Спасибо! Театр это прочтёт. Новый ответ на тот же вопрос заменит этот.
bot-review-long = Это длиннее { $most } знаков. Напишите, пожалуйста, короче.
bot-invitation-actor = Вас ждут на сцене: <b>{ $show }</b>, { $when }. Кнопка ведёт в вашу гримёрку. Она только для вас: не пересылайте её.
bot-invitation-director = Вы ведёте спектакль: <b>{ $show }</b>, { $when }. Кнопка ведёт за пульт. Она только для вас: не пересылайте её.
bot-invitation-open = Войти

## Бот: о себе и о доме

bot-language = На каком языке говорить?
bot-language-chosen = Говорю по-русски.
bot-help =
    <b>Как это устроено</b>

    Выберите спектакль в афише, купите билет за Telegram Stars и приходите к началу: войти можно прямо отсюда. Звук и камеру проверьте заранее. На сцену зовут только тех, кто сам поднял руку.
bot-help-staff =
    <b>Для своих</b>
    /admin: ближайшие спектакли, что ждёт решения и вход на служебные страницы.
    Чтобы ответить зрителю, ответьте на его сообщение в общем чате: бот передаст.
bot-terms =
    <b>Условия</b>

    Билет за Telegram Stars даёт одно место на одном спектакле. Неоплаченный заказ держит места недолго, потом они снова свободны. Билет можно передать другому: ваш код тогда перестаёт действовать.
bot-terms-refund-any = Вернуть билет можно в любое время, пока спектакль не кончился: /refund.
bot-terms-refund-start = Вернуть билет можно до начала спектакля: /refund.
bot-terms-refund-hours =
    { $hours ->
        [one] Вернуть билет можно не позже чем за { $hours } час до начала: /refund.
        [few] Вернуть билет можно не позже чем за { $hours } часа до начала: /refund.
       *[many] Вернуть билет можно не позже чем за { $hours } часов до начала: /refund.
    }
bot-terms-more =
    Если спектакль отменён, деньги возвращаются сами. Если перенесён, билеты действуют, а вернуть их можно как обычно.

    Вопросы об оплате: /paysupport. Telegram за билеты не отвечает: отвечает театр.
bot-terms-link = Условия театра: { $address }
bot-privacy =
    <b>Что театр знает о вас</b>

    • От Telegram: номер, имя, имя пользователя и язык. Чтобы узнавать вас и говорить на вашем языке.
    • Ваши заказы, билеты, оплаты и возвраты. Чтобы впускать в зал и возвращать деньги. Карт театр не видит: платёж проводит Telegram.
    • На каких спектаклях вы были, сколько и как их оценили.
    • Слова, написанные в зале: { $chatDays } дн. Кто когда вошёл и вышел: { $logDays } дн.
    • То, что вы пишете через /support: это читают люди театра в своём чате, там оно и остаётся. Чьё какое письмо и что писал вам бот, дом помнит { $messageDays } дн.

    Картинку и звук дом не записывает. Кто не появлялся { $inactiveDays } дн. и ничего не покупал, того он забывает сам.

    Всё, что хранится о вас: /mydata. Забыть вас: /deleteme. Спросить: /support.
bot-privacy-link = Как театр обходится с данными: { $address }. Что хранится о вас: /mydata. Забыть вас: /deleteme.
bot-profile = { $name }
bot-profile-language = Язык: русский
bot-profile-zone = Время: { $zone }
bot-profile-reminders-on = Напоминания: включены
bot-profile-reminders-off = Напоминания: выключены
bot-profile-balance = На балансе: { $balance }
bot-profile-seen =
    { $count ->
        [0] Спектаклей пока не видели
        [one] Видели { $count } спектакль
        [few] Видели { $count } спектакля
       *[many] Видели { $count } спектаклей
    }
bot-reminders-on = Напоминать о спектаклях
bot-reminders-off = Не напоминать
bot-zone = Часовой пояс
bot-zones = По какому времени говорить о начале? Рядом стоит, который там час.
bot-zone-theatre = Как у театра
bot-zone-other = Другой
bot-zone-unknown = Пояса «{ $zone }» я не знаю. Нужно его название латинскими буквами: часть света, косая черта и город. Например: Europe/Moscow, Asia/Tokyo или America/New_York. Пришлите его ответом на это сообщение.
bot-ask-zone = Пришлите ответом название пояса, как его зовут в мире. Например: Europe/Moscow или Asia/Tokyo.
bot-my-data = Всё, что дом знает о вас. Файл можно открыть любым редактором.
bot-forget-ask = Забыть вас? Уйдут имя, номер, переписка с ботом, отзывы и слова в зале. Заказы и оплаты останутся без имени: их требует учёт. Письма, которые уже в чате театра, там и останутся. Баланс пропадёт, вернуть потом ничего нельзя.
bot-forget-at-once = Это случится через несколько минут.
bot-forget-after =
    { $days ->
        [one] Это случится через { $days } день, до тех пор можно передумать.
        [few] Это случится через { $days } дня, до тех пор можно передумать.
       *[many] Это случится через { $days } дней, до тех пор можно передумать.
    }
bot-forget-yes = Да, забыть
bot-forget-stop = Не забывать
bot-forget-stands = Мы забудем вас: { $when }.
bot-forget-waits = Но сначала должно закончиться это:
bot-forget-waits-ticket = • билет № { $number } («{ $show }»): верните его или дождитесь спектакля
bot-forget-waits-order = • заказ № { $number } ещё не закрыт
bot-forget-waits-refund = • деньги за заказ № { $number } ещё возвращаются
bot-forgotten = Мы вас забыли. Напишете снова — познакомимся заново.
bot-forget-cancelled = Хорошо, мы вас помним.

## Бот: письма театру

bot-ask-support = Что случилось? Напишите ответом на это сообщение: словами, фотографией или голосом. Прочтут люди театра и ответят здесь.
bot-ask-payment = Напишите ответом на это сообщение, что не так с оплатой: номер заказа, когда и сколько списалось. Прочтут люди театра и ответят здесь.
bot-support-placeholder = Ваше письмо
bot-support-order = № { $number } · { $show } · { $amount } · { $status ->
        [paid] оплачен
        [held] ждёт оплаты
        [awaiting_payment] ждёт оплаты
        [partially_refunded] возвращён частью
        [refunded] возвращён
        [expired] время вышло
        [stuck] деньги не сходятся
       *[cancelled] отменён
    }
bot-support-sent = Передали театру. Ответ придёт сюда.
bot-support-nobody = Сейчас передать письмо некому: чат театра не подключён или закрыт. Билеты и возврат работают и без него, а письмо попробуйте прислать позже.
bot-support-from = ✉️ <b>{ $name }</b>{ $handle } · { $id }
bot-support-payment = 💳 <b>{ $name }</b>{ $handle } · { $id } пишет об оплате
bot-support-answer = Театр отвечает. Чтобы продолжить, ответьте на следующее сообщение.
bot-support-blocked = Не дошло: этот человек остановил бота.
bot-support-gone = Не дошло: этого человека бот больше не знает.
bot-support-not-sent = Не дошло: такое сообщение Telegram не передаёт. Попробуйте словами.

## Бот: для своих

bot-chat-tied = Этот чат уже подключён: сюда приходят письма зрителей и тревоги, а ответ на письмо уходит зрителю. Его номер: <code>{ $number }</code>. Ближайшие спектакли и вход на служебные страницы: /admin в личной переписке с ботом.
bot-chat-number = Номер этого чата: <code>{ $number }</code>. Чтобы сюда приходили письма зрителей и тревоги, задайте его дому как STAFF_CHAT_ID.
bot-admin = <b>Ближайшее</b>
bot-admin-no-shows = Спектаклей впереди нет.
bot-admin-sold = продано { $sold } из { $capacity }
bot-admin-waits = <b>Ждёт человека</b>
bot-admin-waits-stuck = • зависшие заказы: { $count }
bot-admin-waits-refunds = • возвраты: { $count }
bot-admin-waits-messages = • сообщения: { $count }
bot-admin-waits-differences = • расхождения в книгах: { $count }
bot-admin-waits-asides = • отложенные заказы: { $count }
bot-admin-nothing-waits = Всё спокойно: ничего не ждёт решения.
bot-admin-link = Кнопка впустит вас один раз и в ближайшие десять минут.
bot-admin-enter = Служебные страницы

bot-staff-tied = Здравствуйте, { $name }. Теперь театр узнаёт вас по Telegram. /admin
bot-alarm-order_stuck = Заказ № { $number } завис: деньги не сходятся с заказом. { $address }/orders
bot-alarm-refund_failed = Возврат № { $number } не прошёл. Посмотрите, что с ним: { $address }/attention
bot-alarm-books_differ = Книги Telegram и наши расходятся. Посмотрите: { $address }/attention
bot-alarm-message_unknown = Неизвестно, дошло ли сообщение № { $number }. Решите, послать ли ещё раз: { $address }/attention
