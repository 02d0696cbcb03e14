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
bot-to-bill = Афиша
bot-my-tickets = Мои билеты
bot-back = Назад
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
bot-open-show = О спектакле
bot-not-for-stars = Билеты на этот спектакль здесь не продаются.

## Бот: покупка

bot-how-many = <b>{ $show }</b>: { $category }. Сколько билетов?
bot-order = Заказ № { $number }
bot-discount = Скидка: { $amount }
bot-credit = С вашего баланса: { $amount }
bot-to-pay = К оплате: <b>{ $price }</b>
bot-pay = Оплатить { $amount } ⭐
bot-promo = Промокод
bot-give-up = Отказаться
bot-back-to-show = К спектаклю
bot-ask-promo = Заказ № { $number }. Пришлите промокод ответом на это сообщение.
bot-promo-placeholder = Промокод
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
bot-paid-late = Деньги за заказ № { $number } пришли, когда места уже заняли другие. { $amount } возвращаются вам.
bot-refunded = Заказ № { $number }: вам вернулось { $amount }.
bot-refunded-balance = Заказ № { $number }: { $amount } лежат на вашем балансе. Следующий заказ возьмёт их первыми.

## Бот: билеты

bot-tickets = <b>Ваши билеты</b>
bot-no-tickets = Билетов пока нет.
bot-ticket = Билет № { $number }
bot-ticket-text = Покажите код у входа в театр, если вас попросят. В зал онлайн входят по кнопке.
bot-enter = Войти в зал
bot-check-device = Проверить звук и камеру
bot-doors-are-open = Двери открыты: <b>{ $show }</b>. Начало { $when }.
bot-doors-open-at = <b>{ $show }</b>. Двери откроются { $when }. А пока проверьте звук и камеру.
bot-pass-on = Передать
bot-pass-on-yes = Да, передать
bot-pass-on-ask = Передать билет № { $number } («{ $show }»)? Ваш код перестанет действовать: билет станет того, кто откроет новую ссылку.
bot-passed-on =
    Билет № { $number } («{ $show }») больше не ваш. Перешлите одну из этих ссылок тому, кому он теперь:

    В Telegram: { $telegram }
    В браузере: { $browser }
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
    }? Вам вернётся { $amount }. Билеты сразу перестанут действовать.
bot-refund-until = Вернуть можно до: { $when }.
bot-refund-yes = Да, вернуть

## Бот: напоминания и вести

bot-reminder-day = Завтра: <b>{ $show }</b>, { $when }.
bot-reminder-hour = Через час: <b>{ $show }</b>, { $when }. Наушники и свет на лицо пригодятся.
bot-show-moved = <b>{ $show }</b> переносится. Было: { $before }. Стало: <b>{ $now }</b>. Билеты действуют; если новое время вам не подходит, верните их.
bot-show-cancelled = <b>{ $show }</b> ({ $when }) отменяется. Нам очень жаль. Деньги за билеты возвращаются сами.
bot-broadcast = Театр пишет зрителям спектакля «{ $show }»:
bot-rate = Как вам <b>{ $show }</b>?

## Бот: для своих

bot-staff-tied = Здравствуйте, { $name }. Теперь театр узнаёт вас по Telegram. /admin
bot-alarm-order_stuck = Заказ № { $number } завис: деньги не сходятся с заказом. { $address }/orders
bot-alarm-refund_failed = Возврат № { $number } не прошёл. Посмотрите, что с ним: { $address }
bot-alarm-books_differ = Книги Telegram и наши расходятся. Посмотрите: { $address }
bot-alarm-message_unknown = Неизвестно, дошло ли сообщение № { $number }. Решите, послать ли ещё раз: { $address }
