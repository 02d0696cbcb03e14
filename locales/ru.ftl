## Дом

product-name = Рампа
language-other = English
loading = Минутку

## Действия

action-cancel = Отмена
action-close = Закрыть
action-retry = Попробовать ещё раз
action-to-start = На главную
action-copy-link = Скопировать ссылку
action-copied = Ссылка скопирована
action-open-telegram = Открыть Telegram
action-open-browser = Открыть в браузере

## Главная

start-title = Театр, где рампу можно перейти
start-lead = Камерный зал в браузере. Актёр играет вживую, вы смотрите без задержки. Поднимите руку — и, если вас пригласят, выйдите на сцену: вас увидит и услышит весь зал.
start-demo = Попробовать прямо сейчас
start-demo-text = Спектакль уже идёт. Камера и микрофон не понадобятся.
start-bill = Афиша
start-nothing = Пока ничего не объявлено. Загляните позже.
start-ticket-title = Есть билет?
start-ticket-text = Откройте ссылку из письма или сообщения. Если она не открывается, вставьте её сюда.
start-ticket-label = Ссылка билета
start-ticket-example = https://…/ticket#…
start-ticket-open = Открыть билет
start-ticket-wrong = Это не похоже на ссылку билета. Скопируйте её целиком, вместе со знаками после решётки.
start-ticket-claim = Вставьте ссылку на билет, который вам прислали, и он станет вашим.
start-ticket-keep = Забрать билет
start-hello = Здравствуйте, { $name }
start-next = Ваш ближайший спектакль
start-yours = Ваше

## Спектакль

show-now = Идёт сейчас
show-theatre-time = По времени театра: { $when }
show-minutes = { $minutes ->
    [one] { $minutes } минута
    [few] { $minutes } минуты
   *[many] { $minutes } минут
  }
show-takes-part = Можно выйти на сцену
show-watch-only = Только смотреть
show-prices = Цены
show-buy = Купить билеты
show-buy-more = Купить ещё
show-my-ticket = Мой билет
seats-left = { $count ->
    [one] Осталось { $count } место
    [few] Осталось { $count } места
   *[many] Осталось { $count } мест
  }
seats-sold-out = Мест нет
show-have-ticket = Если билет уже есть, откройте его ссылку: вход по ней.
show-cast = Действующие лица
show-need = Что понадобится
show-need-headphones = Наушники: без них на сцене будет эхо.
show-need-light = Свет на лицо, если захотите выйти на сцену.
show-rules = Правила зала
show-rules-text = Входите в любое время, место сохранится за вами. На сцену выходят только по приглашению. Камера и микрофон включаются, только когда вы сами поднимете руку. Просим не записывать спектакль.
profile-data-not-here = Окно Telegram не даёт сохранить файл. Откройте театр в браузере: кнопка есть выше. Тот же файл пришлёт и бот: /mydata
show-cancelled = Спектакль отменён.
show-cancelled-money = Деньги за билеты вернутся сами, делать ничего не нужно.
show-finished = Спектакль завершён.
money-stars = { $amount ->
    [one] { $amount }{"\u00A0"}звезда
    [few] { $amount }{"\u00A0"}звезды
   *[many] { $amount }{"\u00A0"}звёзд
  }
money-free = бесплатно

## Покупка билетов

buy-page = Билеты: { $title }
buy-back = О спектакле
buy-category = Места
buy-quantity = Сколько
buy-currency = Валюта
buy-promo-ask = У меня есть промокод
buy-promo = Промокод
buy-discount = Скидка
buy-total = Итого
buy-keep = Забронировать места
buy-keeping = Бронируем места
buy-keep-text = Места побудут за вами; оплата — на следующем шаге.
buy-retry-in = { $seconds ->
    [one] Попробуйте ещё раз через { $seconds } секунду.
    [few] Попробуйте ещё раз через { $seconds } секунды.
   *[many] Попробуйте ещё раз через { $seconds } секунд.
  }
buy-sold-out = Мест больше нет. Кто-то ещё может вернуть свои: загляните позже.
buy-not-here = Здесь билеты не продаются
buy-not-here-text = Что идёт сейчас, можно увидеть на главной.
buy-to-show = К спектаклю
buy-held-title = Места за вами
buy-held-for = Держим их для вас ещё
buy-last-minute = Места будут за вами ещё одну минуту.
buy-play-money = Это демонстрация: деньги игрушечные, карта не нужна.
buy-pay-demo = Оплатить игрушечными деньгами
buy-paying = Оплачиваем
buy-give-up = Отказаться от мест
buy-again = Выбрать заново
buy-more = Купить ещё
buy-no-seats = Деньги пришли, когда время вышло, а мест уже не было. Мы возвращаем их вам.
buy-credit = С баланса
buy-to-pay = К оплате
buy-in-telegram = Билеты продаются в Telegram
buy-in-telegram-text = Этот спектакль оплачивают звёздами. Наш бот откроется сразу на нём, и билеты останутся там же.
pay-stars = Оплатить { $sum }
pay-in-telegram = Этот заказ оплачивают звёздами, а это делается в Telegram. Откройте заказ там.
pay-cancelled = Вы закрыли оплату. Ничего не списано, места по-прежнему ваши.
pay-failed = Оплата не прошла. Ничего не списано, попробуйте ещё раз.
pay-unsupported = Этот Telegram не умеет открывать оплату. Обновите приложение или купите в чате с нашим ботом.
pay-late = Пока вы платили, время вышло. Если места ещё свободны, они ваши; если нет, деньги вернутся сами.
pay-coming-title = Оплачено, билеты уже в пути
pay-coming-text = Telegram принял оплату и сообщает кассе. Это займёт несколько секунд; платить ещё раз не нужно.
pay-coming = Ждём кассу

## Заказ

order-mine = Мои заказы
order-mine-browser = Заказы этого браузера
order-title = Заказ № { $number }
order-open = Открыть заказ
order-tickets = { $count ->
    [one] { $count } билет
    [few] { $count } билета
   *[many] { $count } билетов
  }
order-ticket = Билет № { $number }
order-state-paid = Места ваши
order-text-paid = У каждого билета своя ссылка, по ней входит один человек.
order-text-own = По каждому билету входит один человек. По одному войдёте вы, остальные можно передать.
order-state-partially_refunded = Часть билетов возвращена
order-text-partially_refunded = Остальные действуют.
order-state-awaiting_payment = Ждём оплату
order-text-awaiting_payment = Места за вами. Страница изменится сама, когда деньги придут.
order-waiting = Узнаём об оплате
order-state-expired = Время вышло
order-text-expired = Места снова свободны. Если деньги за них ещё придут, вы получите места или деньги обратно.
order-state-cancelled = Вы отказались от мест
order-text-cancelled = Заказ закрыт.
order-state-refunded = Билеты возвращены
order-text-refunded = По ним уже не войти.
order-state-called_off = Спектакль отменён
order-called-off-coming = По этим билетам уже не войти. Деньги за них вернутся сами, делать ничего не нужно.
order-called-off-over = По этим билетам уже не войти. Делать ничего не нужно.
order-called-off-unpaid = Этот заказ не оплачен. Если деньги за него ещё придут, они вернутся к вам.
order-money-coming = Возвращаем вам: { $sum }. Когда деньги уйдут, это будет видно здесь.
order-money-back = Возвращено вам: { $sum }.
order-state-stuck = Деньги у нас, мы разбираемся
order-text-stuck = Оплата не совпала с заказом. Места останутся за вами, пока в театре не решат; платить ещё раз не нужно.
order-state-held = Места за вами
order-short-held = ждёт оплаты
order-short-awaiting_payment = ждём оплату
order-short-paid = оплачен
order-short-partially_refunded = часть возвращена
order-short-stuck = разбираемся
order-short-refunded = возвращён
order-short-money-coming = деньги в пути
order-short-expired = время вышло
order-short-cancelled = отменён
order-state-revoked = Билеты больше не действуют
order-text-revoked = Театр их отозвал. Если вы этого не ждали, напишите в театр.
order-state-passed = Билеты переданы
order-text-passed = Теперь они принадлежат тем, кому вы их передали.
order-passed-on = { $count ->
    [one] { $count } билет передан
    [few] { $count } билета переданы
   *[many] { $count } билетов передано
  }
order-unclaimed = { $count ->
    [one] Переданный билет ещё никто не взял себе
   *[many] Переданные билеты ещё никто не взял себе
  }
order-unclaimed-text = Если ссылка потерялась, её можно получить ещё раз.
order-link-again = Ссылка на билет № { $number }
order-refundable = Вернуть билеты можно до { $when }.
order-refund-over = Вернуть билеты уже нельзя, но их можно передать.
order-acts = Что можно сделать
order-calendar = Добавить в календарь
order-copy-link = Скопировать ссылку на заказ
order-keep-text = Этот браузер помнит заказ. У кого его ссылка, у того и билеты: не передавайте её другим.
order-give-back = { $count ->
    [one] Вернуть { $count } билет
    [few] Вернуть все { $count } билета
   *[many] Вернуть все { $count } билетов
  }
order-give-back-one = Вернуть этот билет
order-give-back-title = { $count ->
    [one] Вернуть { $count } билет?
    [few] Вернуть { $count } билета?
   *[many] Вернуть { $count } билетов?
  }
order-give-back-one-title = Вернуть билет № { $number }?
order-give-back-text = По возвращённому билету не войти, а кто уже в зале, тому придётся выйти.
order-give-back-others = { $count ->
    [one] Среди них { $count } билет, который вы передали: он тоже перестанет действовать.
    [few] Среди них { $count } билета, которые вы передали: они тоже перестанут действовать.
   *[many] Среди них { $count } билетов, которые вы передали: они тоже перестанут действовать.
  }
order-back-charge = Туда же, откуда пришла оплата, вернётся { $amount }.
order-back-taken = Из них { $amount } сейчас лежат на вашем балансе: с него они уйдут.
order-back-balance = На ваш баланс вернётся { $amount }: следующий заказ возьмёт их первыми.
order-gone-charge = Возвращено туда же, откуда пришла оплата: { $amount }.
order-gone-balance = Возвращено на ваш баланс: { $amount }. Следующий заказ возьмёт их первыми.
order-give-back-do = Вернуть
order-none-title = Такого заказа здесь нет
order-none-text = Откройте его в браузере, в котором покупали, или по скопированной там ссылке.

## Билет

ticket-sealed-title = Ваш билет
ticket-sealed-text = Нажмите, чтобы открыть его на этом устройстве.
ticket-open = Открыть билет
ticket-none-title = Билета здесь нет
ticket-none-text = Откройте ссылку из письма или сообщения ещё раз: билет хранится в ней.
ticket-category = { $category }, билет № { $number }
ticket-enter = Войти и смотреть
ticket-enter-hint = Камера и микрофон не спрашиваются.
ticket-qr = QR-код билета
ticket-qr-text = Покажите этот код, если вас попросят.
ticket-gift = Подарок
ticket-doors = Двери откроются: { $when }
ticket-check = Проверить камеру и звук

## Свои билеты

tickets-title = Мои билеты
tickets-none = Сейчас у вас нет билетов. Загляните в афишу.
tickets-none-browser = Эта вкладка не знает ваших билетов. Если вы покупали в Telegram, откройте театр там; если у вас есть ссылка, откройте её.
tickets-to-bill = Посмотреть афишу
tickets-balance = { $amount ->
    [one] На вашем балансе { $amount }{"\u00A0"}звезда. Она пойдёт в счёт следующего заказа.
    [few] На вашем балансе { $amount }{"\u00A0"}звезды. Они пойдут в счёт следующего заказа.
   *[many] На вашем балансе { $amount }{"\u00A0"}звёзд. Они пойдут в счёт следующего заказа.
  }

## Передача билета

pass-on = Передать билет
pass-on-title = Передать билет № { $number }?
pass-on-text = У билета появится новая ссылка для того, кому вы его отдаёте. Ваша ссылка и QR-код больше ничего не откроют, и отменить это нельзя.
passed-on-title = Билет можно отдавать
passed-on-text = Отправьте эту ссылку одному человеку: билет достанется тому, кто откроет её первым. Пока билет никто не взял себе, ссылку можно получить ещё раз на странице заказа.
passed-on-text-once = Отправьте эту ссылку одному человеку: билет достанется тому, кто откроет её первым. Здесь она показана один раз.
passed-on-message = Билет в театр, для вас
passed-on-share = Отправить
passed-on-copy-telegram = Скопировать ссылку для Telegram
passed-on-done = Готово, ссылка отправлена

## Из Telegram в браузер

handover-title = Продолжить здесь
handover-text = Вы пришли из Telegram. Одно нажатие, и всё продолжится в этой вкладке, на том же месте.
handover-open = Продолжить
handover-none-title = Эта ссылка уже сработала
handover-none-text = Она действует один раз, одну минуту и для одной вкладки. Вернитесь в Telegram и ещё раз нажмите «Открыть в браузере».
house-browser = Если Telegram не даёт камеру или микрофон, продолжите в браузере: место останется за вами.
open-again-title = Откройте театр заново
open-again-text = Эта страница открыта из Telegram слишком давно, и мы не можем убедиться, что это вы. Закройте её и откройте снова из чата с нашим ботом.
open-again-bot = К боту

## Профиль

profile-title = Профиль
profile-lead = Что мы о вас знаем и как с вами говорим.
profile-nobody-title = Здесь никто не вошёл
profile-nobody-text = Профиль есть у тех, кто приходит из Telegram. Откройте театр из нашего бота.
profile-preferences = Настройки
profile-language = Язык
profile-zone = Часовой пояс
profile-zone-theatre = Как в театре
profile-reminders = Напоминания
profile-reminders-text = Сообщение от бота перед спектаклем, на который у вас есть билет
profile-history = Где вы были
profile-history-none = Пока нигде. Всё начнётся с первого спектакля.
profile-rated = { $count ->
    [one] Ваша оценка: { $count } звезда
    [few] Ваша оценка: { $count } звезды
   *[many] Ваша оценка: { $count } звёзд
  }
profile-review = Несколько слов, если хотите
profile-rating-save = Сохранить оценку
profile-rating-change = Изменить оценку
profile-rating-change-of = Изменить оценку: { $title }
profile-data = Ваши данные
profile-data-text = Всё, что театр о вас знает, одним файлом.
profile-data-get = Получить мои данные
profile-forget = Забыть меня
profile-forget-text = Мы удалим ваше имя, ваши сообщения и то, где вы были. Заказы останутся без имени: этого требует закон об учёте.
profile-forget-do = Забудьте меня
profile-forget-title = Забыть вас?
profile-forget-sure = Сначала билеты нужно использовать или вернуть. Несколько дней можно передумать; потом вернуть ничего не получится.
profile-forget-at = Мы забудем вас { $when } или когда этому ничего не будет мешать.
profile-waits = Пока мешает:
profile-waits-ticket = Билет № { $number } на спектакль, который ещё впереди
profile-waits-order = Заказ № { $number }, который ещё не завершён
profile-waits-refund = Деньги за заказ № { $number }, которые ещё возвращаются
profile-waits-message = Ваше сообщение, которое ещё обрабатывается
profile-keep-me = Не забывайте меня
profile-forgotten = Мы вас забыли. Страницу можно закрыть.

## Приглашение труппы

invite-link-title = Приглашение в труппу
invite-link-text = Нажмите, чтобы открыть его на этом устройстве. Дальше оно будет открываться здесь.
invite-link-held = Приглашение уже открыто на другом устройстве. Если продолжить здесь, там оно закроется.
invite-link-open = Открыть приглашение
invite-link-none-title = Приглашения здесь нет
invite-link-none-text = Откройте присланную вам ссылку ещё раз.
invite-link-welcome = Здравствуйте, { $name }
invite-link-director = Вы ведёте этот спектакль.
invite-link-actor = Вы играете в этом спектакле.
invite-link-to-desk = За пульт
invite-link-to-wings = За кулисы

## Ничего нет

not-found-title = Здесь пусто
not-found-page = Такой страницы нет. Возможно, в адресе опечатка.
not-found-show = Такого спектакля нет. Возможно, он снят с афиши.
no-door-ticket-title = Вход по билету
no-door-ticket-text = Эта вкладка вас не знает: визит живёт в той вкладке, где начался, чтобы никто другой его не занял. Откройте билет ещё раз: по его ссылке или в Telegram, если покупали там.
no-door-invitation-title = Служебный вход
no-door-invitation-text = Сюда входят по приглашению труппы. Откройте в этой вкладке присланную вам ссылку.
no-door-to-show = К спектаклю

## Место

seat-entering = Провожаем вас на место
seat-reconnecting = Связь прервалась. Восстанавливаем, место за вами.
seat-elsewhere-title = Вы уже в зале
seat-elsewhere-text = Место занято с другого устройства. Если продолжить здесь, там показ остановится.
seat-continue-here = Продолжить здесь
seat-come-back = Вернуться
seat-unsupported-title = Откройте в браузере
seat-unsupported-text = Эта программа не умеет показывать живое видео. Скопируйте ссылку и откройте её в Chrome, Safari или Firefox.
seat-full-title = Зал полон
seat-early-title = Вы пришли рано
seat-closed-yet-title = Двери ещё закрыты
seat-early-soon = Вот-вот откроются.
seat-early-waits = Страница откроется сама, делать ничего не нужно.
seat-demo-text = Это демонстрация: двери никто не откроет, кроме вас. На её странице вы и ведущий, и актёр; сцена потом появится здесь сама.
seat-demo-open = Открыть демонстрацию
seat-over-title = Спектакль окончен
seat-over-text = Спасибо, что пришли. Что будет дальше, смотрите в афише.
seat-called-off-title = Спектакль отменён
seat-called-off-text = Деньги за билеты вернутся сами. Что будет дальше, смотрите в афише.
seat-revoked-title = Билет больше не действует
seat-revoked-text = Его вернули, передали другому или отозвал театр. Если вы этого не ждали, напишите нам.
seat-to-bill = Посмотреть афишу
seat-to-ticket = К моему билету
seat-write = Написать театру
seat-locked-title = Двери закрыты
seat-locked-text = Сейчас никого больше не пускают. Попробуйте чуть позже.
seat-closed-title = Этот спектакль для вас закрыт
seat-closed-text = Если это ошибка, напишите театру.
seat-refused-title = Войти не получилось
seat-no-ticket-title = Нет билета на этот спектакль
seat-no-ticket-text = На этот вечер у вас нет билета. Если вам прислали ссылку, откройте её, или загляните в афишу.

farewell-elsewhere-title = Вы продолжили в другом месте
farewell-elsewhere-text = Показ идёт на другом устройстве или в другой вкладке. Здесь он остановлен.
farewell-removed-title = Вас попросили выйти
farewell-removed-text = Ведущий закрыл вам вход на этот спектакль. Если это ошибка, напишите театру.
farewell-revoked-title = Билет отозван
farewell-revoked-text = Место освобождено. Если вы этого не ждали, напишите театру.
farewell-left-title = Вы вышли
farewell-left-text = Вернуться можно, пока спектакль идёт.

## Зал

house-air-connecting = Вы на сцене, соединяем
house-air-silent = Вы на сцене, вас не слышно и не видно
house-air-seen = Вас видно, но не слышно
house-air-heard = Вы в эфире: вас слышно
house-air-live = Вы в эфире: вас видно и слышно
house-air-by-desk = микрофон выключил ведущий
house-air-by-self = вы выключили микрофон
turn-left = Ваше время: { $time }
turn-late = Ваше время подходит к концу
controls-label = Управление
control-sound = Звук
control-sound-muted = Звук выключен
control-mute = Без звука
control-level = Громкость
control-full-screen = Во весь экран
control-window = Обычный размер
control-keys = Клавиши
key-hand = Поднять или опустить руку
key-applause = Аплодировать
key-chat = Чат
key-microphone = Свой микрофон на сцене
key-full-screen = Во весь экран и обратно
key-close = Закрыть
control-more = Ещё
control-leave = Выйти из зала
leave-title = Выйти из зала?
leave-text = Место останется за вами, вернуться можно по билету.
sound-tap = Включить звук
hint-interrupted = Связь прерывается. Картинка и звук сейчас вернутся.
hint-receive = Картинка и звук до вас не доходят. Проверьте связь.
hint-send = Ваши звук и картинка не доходят до зала. Проверьте связь.

applause = Аплодировать
applause-label = Аплодировать. Удерживайте, чтобы аплодировать дольше
reactions-label = Отклик без слов
reaction-laughter = Смех
reaction-heart = Сердце
mood-applause = Зал аплодирует
mood-laughter = Зал смеётся
mood-heart = Зал шлёт сердца
bow = Поклон

curtain-title = Короткая техническая пауза
curtain-text = Занавес опущен. Скоро продолжим, место за вами.
curtain-on-stage = Вы на сцене за занавесом: сейчас вас никто не слышит.


hand-raise = Поднять руку
hand-raised = Рука поднята
hand-lower = Опустить руку. Рука поднята
hand-lower-from = Опустить руку. Рука поднята, { $place } в очереди
hand-place = Рука поднята. Ваше место в очереди: { $place }
floor-speak = Сказать
floor-step-on = На сцену
floor-step-on-label = Выйти на сцену
wish-title = Хотите выйти на сцену?
wish-text = Браузер спросит разрешение один раз. До того как вы примете приглашение, вас никто не увидит и не услышит.
wish-floor-text = Сцена открыта для зала. Браузер спросит разрешение один раз, и вас сразу увидят и услышат.
wish-seat-title = Хотите сказать с места?
wish-seat-text = Вас услышит весь зал. Видно вас не будет.
wish-voice = Голосом
wish-voice_and_video = Голосом и с камерой

invitation-title-stage = { $name } приглашает вас на сцену
invitation-title-backstage = { $name } приглашает вас за кулисы
invitation-backstage = Сначала за кулисы: там вас слышит только ведущий. На сцену выходят оттуда.
invitation-heard = Весь зал будет слышать вас. Видно вас не будет.
invitation-heard-and-seen = Весь зал будет видеть и слышать вас.
invitation-headphones = Наденьте наушники, чтобы не было эха.
invitation-left = Ждём ответа ещё { $time }
invitation-accept-stage = Выйти на сцену
invitation-accept-backstage = Пройти за кулисы
invitation-decline = Не сейчас

return-on-stage = Вы всё ещё на сцене. Нажмите, чтобы вас услышали.
return-hand = Рука всё ещё поднята. Включите камеру и микрофон, чтобы быть наготове.
return-open = Включить

backstage-title = Вы за кулисами
backstage-next = Вы следующий на сцене
backstage-heard-desk = Вас слышит только ведущий. Зал не слышит.
backstage-heard-nobody = Вас не слышит никто.
backstage-heard-connecting = Соединяем вас с ведущим.
backstage-leave = Вернуться в зал
private-voice = { $name } говорит только вам

rating-ask = Как вам спектакль?
rating-stars = { $count ->
    [one] { $count } звезда
    [few] { $count } звезды
   *[many] { $count } звёзд
  }
rating-saving = Сохраняем
rating-kept = Спасибо за оценку.
rating-failed = Не удалось сохранить. Выберите ещё раз.
end-next = Следующий спектакль
end-next-open = Подробнее

## Сцена

stage-label = Сцена
stage-you = Вы
stage-guest = зритель
stage-empty = Сцена пуста
stage-lost = Нет связи
stage-speaks = Говорит { $name }
stage-screen = Показывает экран
stage-screen-of = { $name }: экран
stage-own-corner = Ваша картинка. Стрелки переставляют её в другой угол.
stage-own-hide = Скрыть свою картинку
stage-own-show = Показать свою картинку
stage-microphone-off = Микрофон выключен
stage-camera-off = Камера выключена
stage-step-down = Сойти
stage-step-down-label = Сойти со сцены
switch-microphone = Микрофон
switch-camera = Камера
switch-microphone-muted = Микрофон выключил ведущий
switch-camera-muted = Камеру выключил ведущий
mirror-level = Громкость вашего голоса
mirror-nothing = Камера и микрофон ещё не включены
mirror-voice-only = Только голос, камера выключена

capture-asking = Разрешите доступ в окне браузера.
capture-denied = Браузер не дал доступ. Разрешите камеру и микрофон в настройках сайта и попробуйте ещё раз.
capture-missing = Не нашли камеру или микрофон. Подключите их или выберите «Голосом».
capture-busy = Камера или микрофон заняты другой программой. Закройте её и попробуйте ещё раз.
capture-insecure = Здесь можно смотреть. Чтобы говорить, откройте эту страницу по https.
capture-black = Камера показывает темноту. Откройте страницу в браузере или выберите «Голосом».
capture-failed = Камеру или микрофон не удалось включить. Попробуйте ещё раз.

## Чат

chat-title = Чат
chat-write = Написать залу
chat-send = Отправить
chat-log = Сообщения
chat-empty = Пока тихо. Здесь можно поделиться впечатлением.
chat-empty-quiet = Здесь пока ничего не написали.
chat-open-unread = { $count ->
    [one] Чат, { $count } новое сообщение
    [few] Чат, { $count } новых сообщения
   *[many] Чат, { $count } новых сообщений
  }
chat-news = { $count ->
    [one] { $count } новое сообщение
    [few] { $count } новых сообщения
   *[many] { $count } новых сообщений
  }
pinned-more = Показать целиком
pinned-less = Свернуть
pinned-dismiss = Убрать объявление
chat-pinned = Объявление ведущего
chat-role-actor = труппа
chat-role-director = ведущий
chat-erased = Сообщение удалено
chat-sending = отправляем
chat-not-sent = не отправлено
chat-retry = Ещё раз
chat-edit = Исправить
chat-left = { $count ->
    [one] остался { $count } знак
    [few] осталось { $count } знака
   *[many] осталось { $count } знаков
  }
chat-too-long = { $count ->
    [one] на { $count } знак длиннее, чем можно
    [few] на { $count } знака длиннее, чем можно
   *[many] на { $count } знаков длиннее, чем можно
  }
chat-unreadable = Здесь есть знаки, которые не передать. Наберите текст заново.
chat-pause = Следующее сообщение через { $time }
chat-mode-slow = Медленный чат: одно сообщение в полминуты.
chat-mode-closed = Чат для зала закрыт.
chat-may-not-closed = Чат сейчас закрыт.
chat-may-not-silenced = Ведущий закрыл для вас чат.
chat-may-not-waiting = Чат откроется, когда вас впустят.
chat-line-more = Сообщение, автор: { $name }
chat-pin = Закрепить
chat-unpin = Открепить
chat-delete = Удалить
chat-hush-free = Пусть пишет свободно: { $name }
chat-hush-slow = Пусть пишет реже: { $name }
chat-hush-off = Закрыть чат для автора: { $name }
drawer-label = Чат и отклик

## Состояния вечера

phase-closed = Двери закрыты
phase-foyer = Фойе открыто
phase-live = Спектакль идёт
phase-intermission = Антракт
phase-finished = Спектакль окончен
phase-card-closed-title = { $title }
phase-card-closed-text = Двери ещё закрыты. Мы откроем их сами, оставайтесь на месте.
phase-card-live-title = Сцена пуста
phase-card-live-text = Спектакль идёт. Сейчас кто-нибудь выйдет.
phase-card-intermission-title = Антракт
phase-card-intermission-text = Продолжение начнётся само, место за вами.
phase-card-finished-title = Спектакль окончен
phase-card-finished-text = Спасибо, что были с нами.
foyer-begins = Начало: { $when }
foyer-left = До начала
foyer-soon = Начинаем с минуты на минуту
foyer-seated = { $count ->
    [one] { $count } зритель в зале
    [few] { $count } зрителя в зале
   *[many] { $count } зрителей в зале
  }
foyer-programme = Программа
foyer-cast = В порядке появления
foyer-watch = Чтобы смотреть, ничего не нужно: всё начнётся само.
foyer-may-speak = Возможно, выступлю
interval-left = Продолжение через
interval-since = Антракт идёт
interval-soon = Продолжаем с минуты на минуту
interval-chat = Пока можно поговорить в чате.
late-title = Спектакль уже идёт
late-interval = Антракт
late-at_interval = Мы проводим вас в зал в антракте, чтобы не мешать актёрам.
late-by_director = Ведущий впустит вас, когда это не помешает актёрам.
late-by-itself = Всё произойдёт само: оставайтесь на этой странице.
late-waited = Вы ждёте { $time }

## Проверка устройства

check-title = Проверка устройства
check-lead = Звук, камера, микрофон и связь: минута до спектакля. Ничего не записывается, вас никто не видит и не слышит.
check-sheet-lead = Вас никто не видит и не слышит. Когда спектакль начнётся, проверка закроется сама.
check-step-browser = Браузер
check-step-speaker = Звук
check-step-devices = Камера и микрофон
check-step-network = Связь
check-chime = Послушать звонок
check-chime-again = Ещё раз
check-heard = Слышу
check-not-heard = Не слышу
check-headphones = На сцене понадобятся наушники: без них зал услышит сам себя.
check-devices-why = Браузер спросит разрешение. Картинка и звук останутся на этом устройстве.
check-open-both = Камера и микрофон
check-open-voice = Только микрофон
check-close-devices = Выключить
check-network-why = Отправим в театр пробный сигнал и примем его обратно. Это займёт секунд двадцать.
check-measure = Проверить связь
check-measure-again = Проверить связь ещё раз
check-measuring-direct = Проверяем прямой путь
check-measuring-relay = Проверяем обходной путь
check-browser-good = Подходит.
check-browser-insecure = Смотреть можно, говорить на этой странице нельзя.
check-browser-unsupported = Этот браузер не умеет показывать живое видео.
check-speaker-good = Звонок слышен.
check-speaker-unheard = Звонка не слышно.
check-speaker-untested = Звук не проверен.
check-speaker-playing = Звенит.
check-speaker-asked = Слышали звонок?
check-microphone-good = Микрофон слышит вас.
check-microphone-listening = Скажите что-нибудь.
check-microphone-silent = Микрофон включён, но молчит.
check-microphone-denied = К микрофону нет доступа.
check-microphone-missing = Микрофон не найден.
check-microphone-busy = Микрофон занят другой программой.
check-microphone-insecure = Микрофон на этой странице недоступен.
check-microphone-failed = Микрофон не включился.
check-microphone-untested = Микрофон не проверен.
check-camera-good = Камера видит вас.
check-camera-looking = Смотрим, что показывает камера.
check-camera-black = Камера показывает темноту.
check-camera-denied = К камере нет доступа.
check-camera-missing = Камера не найдена.
check-camera-busy = Камера занята другой программой.
check-camera-insecure = Камера на этой странице недоступна.
check-camera-failed = Камера не включилась.
check-camera-untested = Камера не проверена.
check-network-good = Связь передаст хорошую картинку.
check-network-sound = Звук пройдёт, картинка может замирать.
check-network-blocked = Сеть ничего не пропускает.
check-network-busy = Измерить не получилось.
check-network-untested = Связь не проверена.
check-relay-good = Обходной путь открыт.
check-relay-sound = Обходной путь открыт, но тесен.
check-relay-blocked = Обходной путь закрыт.
check-relay-busy = Обходной путь измерить не получилось.
check-relay-untested = Обходной путь не проверен.
check-relay-absent = Обходного пути (TURN) у театра нет, проверен только прямой.
check-verdict-unfinished = Проверка не закончена
check-verdict-stage = Всё готово: вас увидят и услышат
check-verdict-voice = Всё готово, чтобы выступить голосом
check-verdict-stutter = Вас услышат, картинка может замирать
check-verdict-watch = Смотреть можно, вас пока не услышат
check-verdict-blocked = Спектакль на этом устройстве не пойдёт
check-problem-unsupported = Скопируйте ссылку и откройте её в Chrome, Safari или Firefox.
check-problem-insecure = Откройте эту страницу по адресу, который начинается с https.
check-problem-unheard = Прибавьте громкость, выберите в системе нужные колонки или наушники и послушайте звонок ещё раз.
check-problem-denied = Разрешите камеру и микрофон в настройках сайта: значок слева от адреса. Потом попробуйте ещё раз.
check-problem-busy = Закройте программу, которая занимает камеру или микрофон: видеозвонок, запись, другую вкладку.
check-problem-failed = Отключите и снова подключите устройство или перезапустите браузер.
check-problem-no-microphone = Подключите микрофон или гарнитуру. Смотреть можно и без него.
check-problem-silent = Проверьте, не выключен ли микрофон кнопкой на гарнитуре, и выберите его в настройках системы.
check-problem-no-camera = Подключите камеру или выступайте голосом.
check-problem-black = Откройте шторку камеры. Если страница открыта внутри другой программы, откройте её в браузере.
check-problem-blocked = Подключитесь к другой сети: домашней или мобильной. Рабочая сеть или VPN могут не пропускать видео.
check-problem-blocked-no-relay = Подключитесь к другой сети, отключите VPN и скажите театру: обходного пути (TURN) у него нет.
check-problem-weak = Подойдите ближе к роутеру или подключитесь кабелем, остановите загрузки.
check-problem-unmeasured = Сейчас проверяются многие, или театр не ответил. Попробуйте через минуту.
check-problem-round = Прямой путь закрыт, спектакль пойдёт обходным. Если есть другая сеть, с ней будет надёжнее.
check-problem-straight = Обходной путь закрыт. Сейчас он не нужен, но о нём стоит сказать театру.
check-report-why = Если что-то не ладится, театр увидит результат по коду: только эти слова и название браузера.
check-report = Получить код для театра
check-code-label = Код проверки
check-code-hint = Назовите его ведущему или театру. Код действует неделю.
report-label = Код проверки устройства
report-find = Найти
report-wrong = В коде шесть букв и цифр.
report-none = Такого кода нет, или прошла неделя.
report-about = { $code } · { $browser }, { $system } · { $when }
report-figures = Потери { $loss } %, картинка { $picture } кбит/с
report-figures-rtt = Задержка { $rtt } мс, потери { $loss } %, картинка { $picture } кбит/с
report-verdict-unfinished = Проверка не закончена
report-verdict-stage = Готов выйти на сцену
report-verdict-voice = Готов выступить голосом
report-verdict-stutter = Слышно будет, картинка может замирать
report-verdict-watch = Может только смотреть
report-verdict-blocked = Спектакль не пойдёт
report-browser-chrome = Chrome
report-browser-edge = Edge
report-browser-safari = Safari
report-browser-firefox = Firefox
report-browser-other = другой браузер
report-system-android = Android
report-system-ios = iOS
report-system-windows = Windows
report-system-macos = macOS
report-system-linux = Linux
report-system-other = другая система

## Кулисы

wings-preview-live = Так видит зал
wings-preview-closed = Зал этого пока не видит
wings-preview-curtain = Занавес закрыт
wings-preview-finished = Спектакль окончен
wings-curtain = Занавес закрыт
wings-curtain-text = Зал не видит и не слышит сцену.
wings-clock-to-beginning = До начала
wings-clock-played = Идёт
wings-clock-interval = Антракт длится
wings-clock-interval-left = До конца антракта
wings-clock-interval-over = Антракт затянулся на
wings-scene-bows = Поклоны
wings-scene-floor-open = Зрители выходят сами
wings-scene-floor-everybody = Говорит весь зал
wings-scene-spotlight = Внимание на вас
wings-air-dark = Зал вас не слышит
wings-air-dark-early = Вы на сцене, зал её пока не видит.
wings-air-dark-curtain = Вы за кулисами, занавес закрыт.
wings-air-standby = Ваш выход следующий
wings-air-standby-detail = Будьте готовы. Зал вас ещё не слышит.
wings-air-curtain = Занавес закрыт
wings-air-curtain-detail = Вы на сцене. Зал не видит и не слышит вас.
wings-air-connecting = Соединяем
wings-air-connecting-detail = Вы на сцене, но звук и картинка ещё не дошли.
wings-air-silent = Вас не слышно и не видно
wings-air-silent-desk = Вы на сцене. Микрофон выключил ведущий.
wings-air-silent-self = Вы на сцене. Вы сами выключили микрофон.
wings-air-silent-nobody = Вы на сцене, микрофон и камера закрыты.
wings-air-seen = Зал видит, но не слышит вас
wings-air-seen-desk = Микрофон выключил ведущий.
wings-air-seen-self = Вы сами выключили микрофон.
wings-air-seen-nobody = Ваш звук до зала не доходит.
wings-air-heard = Вы в эфире
wings-air-heard-detail = Зал слышит вас, но не видит.
wings-air-live = Вы в эфире
wings-air-live-detail = Зал видит и слышит вас.
wings-spoken-to = С вами говорит пульт
wings-spoken-to-by = { $names }. Зал этого не слышит.
wings-enter-stage = Выйти на сцену
wings-leave-stage = Уйти за кулисы
wings-next = Готовятся:
wings-directing = Вы ведёте этот спектакль.
wings-to-desk = К пульту
wings-devices-hint = Проверьте себя заранее: до выхода на сцену зал вас не услышит.
wings-open-devices = Включить камеру и микрофон
wings-open-microphone = Только микрофон
wings-company = За кулисами
wings-company-none = Здесь пока никого, кроме вас.
wings-company-guest = зритель, ждёт выхода
wings-company-standby = следующий выход
wings-words = Переписка
wings-words-desk = Линия пульта
wings-words-chat = Чат зала
wings-words-new = есть новое
wings-no-notes = Здесь ведущий пишет лично вам. Зал этого не видит.
wings-note-read = Прочитано
wings-note-to-all = всей труппе
wings-note-write = Ответить пульту
wings-note-send = Отправить пульту
wings-note-ready = На месте
profile-label = Настройка звука
profile-voice = Речь
profile-music = Музыка
devices-choose = Камера и микрофон
devices-title = Камера и микрофон
devices-camera = Камера
devices-microphone = Микрофон
devices-by-browser = По выбору браузера
devices-mirror = Зеркало
devices-mirror-hint = Только для вас: зал видит вас без отражения.
devices-failed-camera = Эту камеру не удалось включить, осталась прежняя.
devices-failed-microphone = Этот микрофон не удалось включить, остался прежний.
devices-done = Готово
background-label = За вами
background-none = Как есть
background-blurred = Размыто
background-dark = Тёмная сцена
background-preparing = Готовим. Пока вас видно по-прежнему.
background-preparing-covered = Готовим. Пока вместо вас видна тёмная сцена.
background-late = Это дольше обычного. Пока не готово, вас видно по-прежнему.
background-late-covered = Это дольше обычного. Пока не готово, вместо вас видна тёмная сцена.
background-slow = Этот компьютер для такого слишком медленный: картинка может дёргаться.
background-not_loaded = Включить не удалось, картинка осталась прежней.
background-covered = Фон не работает. Чтобы не показать вашу комнату, вместо вас видна тёмная сцена.
background-again = Попробовать ещё раз
share-label = Показ экрана или файла
share-screen = Показать экран
share-screen-now = Вы показываете экран
share-file = Показать файл
share-file-hint = Звук файла слышен и вам. В наушниках не будет эха.
share-play = Пустить
share-pause = Пауза
share-stop = Закончить показ
share-failed-screen = Экран не удалось показать. Попробуйте ещё раз или выберите другое окно.
share-failed-file = Этот файл браузер не может проиграть. Попробуйте MP4, WebM, MP3 или WAV.
no-desk-title = Пульт у другого ведущего
no-desk-text = Сейчас этот спектакль ведёте не вы. Ваше место за кулисами.
no-desk-to-wings = За кулисы

## Пульт

desk-phase = Ход вечера
phase-to-closed = Закрыть двери
phase-to-foyer = Открыть зал
phase-to-live = Начать
phase-to-live-again = Продолжить
phase-to-intermission = Антракт
phase-to-finished = Закончить
phase-ask-live = Начать спектакль?
phase-ask-live-again = Продолжить спектакль?
phase-ask-intermission = Объявить антракт?
phase-ask-finished = Закончить спектакль?
phase-ask-text = Это увидит весь зал. Чтобы не спрашивать, удерживайте кнопку.
phase-ask-minutes = Зал увидит, что антракт продлится { $minutes ->
    [one] { $minutes } минуту
    [few] { $minutes } минуты
   *[many] { $minutes } минут
  }. Чтобы не спрашивать, удерживайте кнопку.
desk-hold = держите
desk-minutes-label = Сколько продлится антракт
desk-minutes = { $minutes } мин
desk-minutes-none = без срока
desk-interval-left = до конца { $time }
desk-interval-over = на { $time } дольше срока
desk-curtain-lower = Опустить занавес
desk-curtain-raise = Поднять занавес
desk-curtain-down = Занавес опущен
desk-curtain-down-text = Зал не видит и не слышит сцену
desk-bows = Поклоны
desk-bows-over = Закончить поклоны
desk-hands = Руки
desk-no-hands = Никто не поднял руку
desk-invite-when-live = Приглашать на сцену можно, когда спектакль идёт. За кулисы — и раньше.
desk-invite-next = Пригласить первого
desk-next-question = Следующий вопрос
desk-waits = ждёт { $time }
desk-invite = Пригласить
desk-invite-name = Пригласить на сцену: { $name }
desk-invite-backstage = Сначала за кулисы: { $name }
desk-invite-again = Позвать снова
desk-invite-again-name = Позвать снова на сцену: { $name }
desk-invited-backstage = за кулисы
desk-up = Выше в очереди: { $name }
desk-down = Ниже в очереди: { $name }
desk-lower = Опустить руку: { $name }
desk-invited = ждём ответа ещё { $time }
desk-cancel-invitation = Отозвать
desk-cancel-invitation-name = Отозвать приглашение: { $name }
desk-board = Готовность
desk-group-on_stage = На сцене
desk-group-backstage = За кулисами
desk-group-waiting = Ждут у дверей
desk-group-house = В зале
desk-nobody-backstage = За кулисами никого
desk-nobody-in-house = В зале пока никого
desk-most = { $now } из { $most }
desk-most-label = Сколько человек может быть на сцене
desk-fewer = Меньше мест на сцене
desk-more = Больше мест на сцене
desk-bring = На сцену
desk-bring-name = Вывести на сцену: { $name }
desk-dismiss = Со сцены
desk-dismiss-name = Попросить сойти со сцены: { $name }
desk-mute-microphone = Выключить микрофон: { $name }
desk-mute-camera = Выключить камеру: { $name }
desk-mute-guests = Заглушить зрителей
desk-mute-stage = Заглушить всех
desk-mute-all = всех
desk-standby = готовится
desk-standby-name = Свет «приготовиться»: { $name }
desk-in-spotlight = в луче
desk-turn-left = осталось { $time }
desk-talk-wings = Говорить за кулисы
desk-talk-name = Говорить лично: { $name }
desk-talk-connecting = Соединяем
desk-talking-wings = Вас слышат за кулисами
desk-talking-name = Вас слышит { $name }
desk-talking-house = Зал вас не слышит
desk-own = Вы на сцене
desk-own-is-heard = Вы в эфире
desk-own-is-unheard = Зал вас не слышит
desk-own-live = Зал видит и слышит вас.
desk-own-heard = Зал слышит вас, но не видит.
desk-own-seen = Зал видит вас, микрофон выключен.
desk-own-private = Вы говорите не для зала.
desk-own-silent = Вы на сцене, микрофон и камера закрыты.
desk-own-connecting = Соединяем звук и картинку.
desk-own-early = Вы на сцене, но спектакль не идёт.
desk-own-curtain = Вы на сцене, занавес закрыт.
desk-own-wings = Слышат за кулисами: микрофон включён.
desk-own-quiet = Вы за кулисами.
desk-own-open = Включить
desk-own-close = Закрыть камеру и микрофон
desk-talks-wings = говорит за кулисы
desk-talks-name = говорит лично: { $name }
ready-microphone-heard = слышно
ready-microphone-open = тихо
ready-microphone-off = выключил сам
ready-microphone-muted = заглушён
ready-microphone-none = нет звука
ready-camera-on = видно
ready-camera-off = выключил сам
ready-camera-muted = закрыта
ready-camera-none = нет картинки
quality = Связь
quality-good = хорошая
quality-fair = неровная
quality-poor = плохая
desk-more-about = Ещё: { $name }
desk-spotlight-on = Направить луч
desk-spotlight-off = Убрать луч
desk-hush-free = Чат: без ограничений
desk-hush-slow = Чат: раз в полминуты
desk-hush-off = Чат: закрыть
desk-chat-slow = пишет раз в полминуты
desk-chat-off = чат закрыт
desk-remove = Вывести из зала
desk-remove-title = Вывести из зала: { $name }?
desk-remove-text = По этому билету сегодня не вернуться. Потом можно будет пустить обратно.
desk-ban = Запретить вход
desk-ban-title = Запретить вход: { $name }?
desk-ban-text = Человека не пустят и по другому билету, и с другого устройства. Потом можно будет пустить обратно.
desk-give = Передать пульт
desk-give-title = Передать пульт: { $name }?
desk-give-text = Вечер сможет вести и этот человек. Вы останетесь за пультом; пульт можно забрать.
desk-take = Забрать пульт
desk-take-title = Забрать пульт: { $name }?
desk-take-text = Этот человек останется в труппе, но больше не сможет вести вечер.
desk-resign = Оставить пульт
desk-resign-title = Оставить пульт: { $name }?
desk-resign-text = Вы останетесь в труппе. Вернуть пульт сможет другой ведущий; без другого ведущего оставить его нельзя.
desk-handed-over-title = Вы больше не ведёте вечер
desk-handed-over-text = Пульт у другого ведущего. Он может вернуть его вам, и эта страница откроется сама.
desk-taken-over = { $name }: приглашение открыто на другом устройстве.
desk-let-in = Впустить
desk-let-in-name = Впустить: { $name }
desk-let-all-in = Впустить всех
desk-search = Найти по имени
desk-nobody-found = Никого с таким именем
desk-removed = Выведены из зала
desk-readmit = Пустить обратно
desk-readmit-name = Пустить обратно: { $name }
desk-undo = Отменить
desk-tabs = Подробности
desk-tab-chat = Чат
desk-tab-house = Зал
desk-tab-line = Связь
desk-tab-rules = Правила
desk-tab-log = Журнал
desk-tab-new = { $count ->
    [one] { $count } новое
   *[many] { $count } новых
  }
desk-line-hint = Это видит труппа, зал не видит.
desk-no-notes = Пока ничего не написано
desk-note-to = Кому
desk-note-to-cast = → всем
desk-note-everybody = Всей труппе
desk-note-write = Написать за кулисы
desk-reply-name = Ответить: { $name }
desk-no-acts = Вечер ещё не начался
rule-doors = Двери
rule-doors-open = Пускаем
rule-doors-locked = Заперты
rule-latecomers = Опоздавшие входят
rule-latecomers-at_once = Сразу
rule-latecomers-at_interval = В антракте
rule-latecomers-by_director = По одному
rule-floor = Кто говорит
rule-floor-invitation = По приглашению
rule-floor-open = Кто вышел сам
rule-floor-everybody = Все с мест
rule-turn = Время зрителя на сцене, минут
rule-turn-none = без ограничения
rule-most = Мест на сцене
rule-spotlight = Луч
rule-spotlight-nobody = Ни на кого
rule-chat = Чат зала
rule-chat-open = Открыт
rule-chat-slow = Медленный
rule-chat-closed = Закрыт

desk-keys-title = Клавиши пульта
desk-keys-desk = Всегда
desk-keys-row = В любом списке
desk-keys-hand = На строке поднятой руки
desk-keys-person = На строке «На сцене» и «За кулисами»
desk-keys-hold = удерживайте
desk-keys-while_down = пока нажата
desk-keys-note = Клавиши молчат, пока вы пишете или открыт вопрос. Пробел ничего не начинает и не заканчивает.
desk-keys-switch = Клавиши пульта
desk-keys-on = Включены
desk-keys-off = Выключены
key-help = Эта подсказка
key-undo = Отменить последнее
key-curtain = Занавес вниз и вверх
key-open = Открыть зал
key-begin = Начать или продолжить
key-interval = Антракт
key-end = Закончить
key-bows = Поклоны
key-invite_next = Пригласить первого
key-next_question = Следующий вопрос
key-mute_guests = Заглушить зрителей
key-mute_stage = Заглушить всех на сцене
key-lock = Запереть двери
key-talk = Говорить за кулисы; на строке — лично
key-to_hands = К рукам
key-to_people = К сцене и кулисам
key-tab = Чат, зал, связь, правила, журнал
key-row_up = Строкой выше
key-row_down = Строкой ниже
key-hand_invite = Пригласить на сцену
key-hand_backstage = Пригласить за кулисы
key-hand_lower = Опустить руку
key-hand_up = Выше в очереди
key-hand_down = Ниже в очереди
key-person_bring = Вывести на сцену
key-person_dismiss = Попросить со сцены
key-person_mute = Микрофон
key-person_camera = Камера
key-person_standby = Свет «приготовиться»
key-person_spotlight = Луч

act-phase-closed = Двери закрыты
act-phase-foyer = Зал открыт
act-phase-live = Спектакль идёт
act-phase-intermission = Антракт
act-phase-finished = Спектакль окончен
act-curtain-down = Занавес опущен
act-curtain-up = Занавес поднят
act-bows = Поклоны
act-bows-over = Поклоны окончены
act-locked = Двери заперты
act-unlocked = Двери отперты
act-most = Мест на сцене: { $count }
act-latecomers-at_once = Опоздавшие входят сразу
act-latecomers-at_interval = Опоздавшие входят в антракте
act-latecomers-by_director = Опоздавших впускает ведущий
act-floor-invitation = Говорят по приглашению
act-floor-open = На сцену можно выйти самому
act-floor-everybody = Говорить могут все
act-turn = Время зрителя на сцене: { $minutes ->
    [one] { $minutes } минута
    [few] { $minutes } минуты
   *[many] { $minutes } минут
  }
act-turn-none = Время зрителя на сцене не ограничено
act-invited = Приглашение на сцену: { $name }
act-invited-backstage = Приглашение за кулисы: { $name }
act-invitation-declined = Не сейчас: { $name }
act-invitation-expired = Приглашение без ответа: { $name }
act-invitation-cancelled = Приглашение отозвано: { $name }
act-invitation-phase = Приглашение снято: { $name }
act-backstage = За кулисами: { $name }
act-stage-entered = На сцене: { $name }
act-stage-left-stepped_down = Уход со сцены: { $name }
act-stage-left-dismissed = Со сцены по просьбе ведущего: { $name }
act-stage-left-phase = Возвращение в зал: { $name }
act-stage-left-time = Время вышло: { $name }
act-stage-left-floor = Снова слушает: { $name }
act-spotlight = Луч: { $name }
act-spotlight-off = Луч убран
act-muted-microphone = Микрофон выключен: { $name }
act-muted-camera = Камера выключена: { $name }
act-muted-screen = Экран закрыт: { $name }
act-muted-screen_sound = Звук экрана выключен: { $name }
act-muted-talkback = Связь выключена: { $name }
act-unmuted-microphone = Микрофон разрешён: { $name }
act-unmuted-camera = Камера разрешена: { $name }
act-unmuted-screen = Экран разрешён: { $name }
act-unmuted-screen_sound = Звук экрана разрешён: { $name }
act-unmuted-talkback = Связь разрешена: { $name }
act-muted-many = { $count ->
    [one] Выключен { $count } микрофон
    [few] Выключено { $count } микрофона
   *[many] Выключено { $count } микрофонов
  }
act-unmuted-many = { $count ->
    [one] Разрешён { $count } микрофон
    [few] Разрешено { $count } микрофона
   *[many] Разрешено { $count } микрофонов
  }
act-next = Следующий вопрос
act-hand-lowered = Рука опущена: { $name }
act-trouble-none = Связь восстановлена: { $name }
act-trouble-send = Не удаётся передать звук и картинку: { $name }
act-trouble-receive = Не удаётся принять звук и картинку: { $name }
act-undo-overruled = Не отменено: с тех пор это изменили ещё раз
act-admitted = Пришли после начала, вошли: { $name }
act-arrived = На месте: { $name }
act-left-left = Вышли из театра: { $name }
act-left-grace = Связь потеряна: { $name }
act-left-revoked = Билет или приглашение отозваны: { $name }
act-removed = Выведены из зала: { $name }
act-banned = Вход запрещён: { $name }
act-readmitted = Снова можно войти: { $name }
act-role-actor = Пульт оставлен: { $name }
act-role-director = Пульт передан: { $name }
act-role-audience = В зале: { $name }
act-chat-open = Чат открыт
act-chat-slow = Чат медленный
act-chat-closed = Чат закрыт
act-chat-deleted = Сообщение удалено: { $name }
act-chat-pinned = Сообщение закреплено
act-chat-unpinned = Сообщение откреплено
act-hushed-free = Чат без ограничений: { $name }
act-hushed-slow = Чат раз в полминуты: { $name }
act-hushed-off = Чат закрыт: { $name }

standing-audience = в зале
standing-waiting = ждёт у дверей
standing-hand_raised = рука поднята
standing-invited = ждём ответа
standing-backstage = за кулисами
standing-on_stage = на сцене
role-director = ведёт спектакль
trouble-send = не удаётся передать
trouble-receive = не удаётся принять

## Проба

demo-opening = Открываем зал
demo-closed-title = Проба сейчас закрыта
demo-places = Места
demo-steps = Три шага на сцену
demo-step-opening = Спектакль начинается
demo-step-raise = Поднимите руку в зале
demo-step-invite = Пригласите с пульта
demo-step-accept = Примите приглашение
demo-step-done = Зритель на сцене, его видит и слышит весь зал. Сойти можно в любой момент.
demo-step-paused = Антракт. На пульте удерживайте «Продолжить».
demo-step-over = Спектакль окончен.
demo-step-lost = Связь прервалась. Страница вернётся сама.
demo-step-away = Здесь показ остановлен.
demo-again = Сыграть ещё раз
demo-elsewhere = Открыть отдельно
demo-elsewhere-tabs = Каждое место можно открыть в своей вкладке. Чтобы войти с телефона, запустите театр этой командой:
demo-elsewhere-phone = Откройте место в своей вкладке или наведите на код камеру телефона в той же сети.
demo-qr = QR-код: { $place }
demo-own-devices = Выйти самому, с камерой и микрофоном
demo-own-devices-on = Своя камера и микрофон
demo-drawn = Сейчас за вас выйдет нарисованный зритель.
demo-headphones = Наденьте наушники: иначе сцена услышит сама себя.
pane-desk = Пульт
pane-desk-who = ведущий
pane-wings = Кулисы
pane-wings-who = нарисованный актёр
pane-house = Зал
pane-house-who = вы, зритель

## Страницы театра: вход и место

staff-enter-title = Вход для своих
staff-enter-text = Эта ссылка открывает страницы театра: спектакли, труппу, заказы. Она действует один раз, на этом устройстве вы останетесь, пока не выйдете.
staff-enter-open = Войти
staff-none-title = Вы не вошли
staff-none-text = Страницы театра открываются по личной ссылке. Её даёт владелец; ссылку первого владельца печатает сервер при запуске.
staff-bot-way = Или потратьте эту ссылку в боте: он узнает вас, и по /admin даст вход когда угодно.
staff-bot-tie = Открыть в боте
staff-send = Послать через бота
staff-send-whom = Кому: имя или @имя
staff-send-hint = Бот может написать тем, кто его хоть раз запускал: { $bot }
staff-send-find = Найти
staff-send-title = Отправить приглашение «{ $name }»?
staff-send-text = Бот напишет: { $person }. Прежняя ссылка этого приглашения перестанет действовать, а тот, кто по ней вошёл, сразу выйдет.
staff-send-do = Отправить
staff-send-nobody = Никого не нашлось. Попросите человека сначала запустить бота.
staff-sent-sent = Отправлено. Прежняя ссылка больше не действует.
staff-sent-blocked = Бот заблокирован этим человеком: перешлите ссылку сами.
staff-sent-not_sent = Telegram не принял сообщение: перешлите ссылку сами.
staff-sent-unknown = Неизвестно, дошло ли сообщение. Если нет, перешлите ссылку сами.
staff-telegram-login = Войти через Telegram
staff-telegram-tie = Входить через Telegram
staff-telegram-title = Вход через Telegram
staff-telegram-text = Войти не получилось. Через Telegram входят те, кого театр уже знает: сначала откройте свою личную ссылку и нажмите там «Входить через Telegram».
staff-signed-out = Вход истёк или закрыт. Попросите у владельца новую ссылку.
staff-nav = Страницы театра
staff-leave = Выйти
staff-role-owner = владелец
staff-role-box_office = касса
staff-role-director = режиссёр
staff-link-once = Ссылка показана один раз. Скопируйте её сейчас и передайте лично.
staff-link-for = Ссылка для: { $name }

## Страницы театра: спектакли

staff-shows = Спектакли
staff-show = Спектакль
staff-new-show = Новый спектакль
staff-first-show = Создать первый спектакль
staff-shows-none = Спектаклей ещё нет. Создайте первый: пока вы его не объявите, его видите только вы.
staff-shows-none-yet = Спектаклей ещё нет.
staff-sold = продано { $sold } из { $capacity }
staff-given-back =
    { $all ->
        [0] билетов не было
       *[other] возвращено билетов: { $back } из { $all }
    }
staff-standing = Продажа
staff-standing-draft = черновик
staff-standing-on_sale = в продаже
staff-standing-live = идёт
staff-standing-over = окончен
staff-standing-cancelled = отменён
staff-standing-text-draft = Спектакль видите только вы. Объявите его, и он встанет на афишу.
staff-standing-text-on_sale = Спектакль на афише.
staff-standing-text-live = Спектакль идёт сейчас.
staff-standing-text-over = Спектакль сыгран, менять его больше нельзя.
staff-standing-text-cancelled = Спектакль отменён, менять его больше нельзя.
staff-see-show = Как его видят зрители
staff-publish = Объявить
staff-publish-save-first = Сначала сохраните изменения внизу страницы.
staff-unpublish = Снять с афиши
staff-unpublish-title = Снять спектакль с афиши?
staff-unpublish-text = Зрители перестанут его видеть. Объявить его снова можно в любую минуту.
staff-unpublish-unfit = На спектакль уже есть заказы, снять его с афиши нельзя.

## Страницы театра: карточка спектакля

staff-part-show = О спектакле
staff-part-when = Когда и сколько
staff-part-cast = Кто играет
staff-part-prices = Билеты и цены
staff-title = Название
staff-description = Описание
staff-language = Язык спектакля
staff-takes-part = Зрителей приглашают на сцену
staff-date = Дата
staff-time = Начало
staff-zone = Часовой пояс театра
staff-minutes = Длится, минут
staff-doors = Двери открываются за, минут
staff-capacity = Мест в зале
staff-cast-none = В программе пока никого.
staff-cast-name = Имя, { $number }
staff-cast-part = Роль (не обязательно)
staff-cast-add = Добавить человека
staff-cast-up = Выше: { $name }
staff-cast-down = Ниже: { $name }
staff-remove = Убрать: { $name }
staff-categories-none = Без билетов спектакль не продаётся: войти можно только по ссылкам театра.
staff-category = Категория
staff-category-add = Добавить категорию
staff-category-remove = Убрать категорию
staff-category-capacity = Мест в категории
staff-category-capacity-hint = Пусто — сколько есть в зале
staff-category-sold =
    { $count ->
        [one] Занято { $count } место: категорию нельзя убрать.
        [few] Занято { $count } места: категорию нельзя убрать.
       *[many] Занято { $count } мест: категорию нельзя убрать.
    }
staff-price = Цена
staff-currency = Валюта
staff-stars = Звёзды Telegram
staff-price-add = Добавить цену в другой валюте
staff-price-remove = Убрать цену: { $currency }
staff-save = Сохранить
staff-save-new = Создать спектакль
staff-saved = Сохранено
staff-save-unfit = Так сохранить нельзя: проданные места должны остаться. Мест не может быть меньше, чем продано, и категорию с билетами убрать нельзя.
staff-wrong = Не всё заполнено верно: посмотрите на отмеченные поля.
staff-wrong-title = Название — от 1 до 120 знаков.
staff-wrong-description = Описание слишком длинное.
staff-wrong-start = Такого времени в этот день нет. Проверьте дату и начало.
staff-wrong-minutes = Целое число от 5 до 720.
staff-wrong-doors = Целое число от 0 до 240.
staff-wrong-capacity = Целое число от 1 до 1000.
staff-wrong-name = Имя — от 1 до 80 знаков.
staff-wrong-category = Название — от 1 до 60 знаков.
staff-wrong-price = Сумма числом, например 1 500 или 1 500,50.
staff-wrong-stars = Звёзды бывают только целыми.
staff-wrong-currencies = В одной валюте может быть одна цена.
staff-leave-title = Уйти без сохранения?
staff-leave-text = То, что вы изменили, пропадёт.
staff-leave-do = Уйти

## Страницы театра: приглашения труппы

staff-invitations = Приглашения труппы
staff-invitations-none = Пока никто не приглашён. По приглашению актёр входит в кулисы, а ведущий к пульту.
staff-invitation-fresh = ещё не открыто, действует до { $until }
staff-invitation-used = открыто
staff-invitation-revoked = отозвано
staff-cast-role = Кого пригласить
staff-cast-role-actor = Актёр
staff-cast-role-director = Ведущий
staff-invite-name = Имя
staff-invite-name-hint = Так человека увидят в зале
staff-invite = Создать приглашение
staff-wrong-person = Имя — от 1 до 40 знаков.
staff-revoke = Отозвать
staff-revoke-title = Отозвать приглашение: { $name }?
staff-revoke-text = Ссылка перестанет действовать, а тот, кто по ней вошёл, сразу выйдет.

## Страницы театра: заказы

staff-orders = Заказы
staff-orders-search = Найти заказ
staff-orders-search-hint = Номер, платёж, промокод или имя в Telegram
staff-orders-find = Найти
staff-orders-status = Состояние
staff-orders-none = Заказов ещё нет.
staff-orders-not-found = Ничего не нашлось.
staff-order-all = Все
staff-order-held = места отложены
staff-order-awaiting_payment = ждёт оплаты
staff-order-paid = оплачен
staff-order-partially_refunded = возвращён частично
staff-order-refunded = возвращён
staff-order-expired = время вышло
staff-order-cancelled = отменён
staff-order-stuck = ждёт решения
staff-order-unfit = С этим заказом так уже нельзя: он изменился.
staff-order-seats =
    { $count ->
        [one] { $count } место
        [few] { $count } места
       *[many] { $count } мест
    }
staff-stuck-text = Деньги пришли, но не сошлись с заказом. Примите заказ и отдайте билеты или верните деньги.
staff-accept = Принять
staff-accept-title = Принять заказ № { $number }?
staff-accept-text = Покупатель получит билеты, если места ещё есть.
staff-reject = Вернуть деньги
staff-reject-title = Вернуть деньги за заказ № { $number }?
staff-reject-text = Билетов не будет, деньги вернутся покупателю. Отменить это нельзя.
staff-payment = Платёж { $provider } { $reference }
staff-paid-credit = С баланса покупателя
staff-refund-taken = Снято с баланса покупателя: вернулось вместе с платежом
staff-refund-balance = Возвращено на баланс покупателя
staff-refund-requested = Возврат поставлен в очередь
staff-refund-sending = Возврат отправляется
staff-refund-done = Возврат сделан
staff-refund-failed = Возврат не удался
staff-ticket = Билет № { $number }
staff-ticket-revoked = Билет № { $number } отозван
staff-refund = Вернуть
staff-refund-all =
    { $count ->
        [one] Вернуть деньги за билет
        [few] Вернуть деньги за { $count } билета
       *[many] Вернуть деньги за { $count } билетов
    }
staff-refund-title =
    { $count ->
        [one] Вернуть деньги за билет заказа № { $number }?
        [few] Вернуть деньги за { $count } билета заказа № { $number }?
       *[many] Вернуть деньги за { $count } билетов заказа № { $number }?
    }
staff-back-charge = Туда же, откуда пришла оплата, вернётся { $amount }.
staff-back-balance = На баланс покупателя в театре вернётся { $amount }: его следующий заказ возьмёт их первыми, прежним способом они не вернутся.
staff-back-nothing = Билеты бесплатные: возвращать нечего.
staff-refund-text = Билеты перестанут действовать, и тот, кто по ним в зале, сразу выйдет. Отменить это нельзя.
staff-refund-left = Вернуть деньги
staff-refund-left-title = Вернуть деньги заказа № { $number }?
staff-refund-left-text = Билеты этого заказа отозваны, а деньги за них остались у театра. Отменить возврат нельзя.

## Страницы театра: афиша, перенос, отмена, сообщения, таблицы

staff-poster = Афиша
staff-poster-choose = Выбрать картинку
staff-poster-other = Заменить картинку
staff-poster-hint = Выберите файл или перетащите его сюда: JPEG, PNG, WebP или AVIF до 10 МБ. Название спектакля страница напишет сама.
staff-poster-sending = Картинка отправляется
staff-poster-drawing = Картинка готовится
staff-poster-too-big = Файл больше 10 МБ. Уменьшите картинку и загрузите снова.
staff-poster-remove = Убрать афишу
staff-poster-remove-title = Убрать афишу спектакля?
staff-poster-remove-text = Вместо картинки зрители увидят занавес.
staff-changes = Перенос и отмена
staff-changes-text = О переносе или отмене узнают все, у кого есть билеты: сообщения разойдутся сами.
staff-changes-save-first = Сначала сохраните изменения внизу страницы.
staff-move = Перенести
staff-move-open = Перенести спектакль
staff-move-date = Новая дата
staff-move-time = Новое начало
staff-move-zone = По часам театра: { $zone }
staff-move-wrong = Проверьте дату, начало и длительность.
staff-move-same = Спектакль и так стоит на это время.
staff-move-title = Перенести спектакль на { $when }?
staff-move-orders =
    { $orders ->
        [0] Билетов ещё никто не купил.
        [one] Покупатели { $orders } заказа получат сообщение. Билеты останутся действительны, вернуть их можно как обычно.
       *[other] Покупатели { $orders } заказов получат сообщение. Билеты останутся действительны, вернуть их можно как обычно.
    }
staff-start-fixed = На спектакль есть заказы, поэтому дата и начало меняются переносом, выше на этой странице.
staff-cancel = Отменить спектакль
staff-cancel-title = Отменить спектакль «{ $title }»?
staff-cancel-orders =
    { $orders ->
        [0] Заказов нет.
        [one] Билеты { $orders } заказа перестанут действовать, покупатель получит сообщение.
       *[other] Билеты { $orders } заказов перестанут действовать, покупатели получат сообщения.
    }
staff-cancel-money = Вернётся туда, откуда пришло: { $sums }.
staff-cancel-taken = Из этого сейчас лежит на балансах покупателей и уйдёт с них: { $sums }.
staff-cancel-balance = Останется у покупателей на балансе: { $sums }.
staff-cancel-holds =
    { $holds ->
        [one] Один неоплаченный заказ будет снят.
        [few] { $holds } неоплаченных заказа будут сняты.
       *[many] { $holds } неоплаченных заказов будут сняты.
    }
staff-cancel-keep = Оставить спектакль
staff-cancel-final = Вернуть спектакль на афишу будет нельзя.
staff-change-moved = Перенос: { $from } → { $to }
staff-change-cancelled = Отмена: { $from }
staff-change-progress = Обработано заказов: { $done } из { $total }
staff-change-finished = Все заказы обработаны: { $done }
staff-change-aside = Не получилось с первого раза: { $aside }. Попробуем снова сами.
staff-broadcast = Сообщение зрителям
staff-broadcast-reach =
    { $count ->
        [0] Пока писать некому.
        [one] Бот напишет { $count } человеку с билетами.
       *[other] Бот напишет { $count } людям с билетами.
    }
staff-broadcast-nobody = Билетов ни у кого нет, писать некому.
staff-broadcast-unreachable = Не пишут боту или закрыли его: { $count }.
staff-broadcast-anonymous = Билетов, купленных без Telegram: { $count }.
staff-broadcast-text = Что написать
staff-broadcast-left = Осталось знаков: { $count }
staff-broadcast-send = Отправить
staff-broadcast-title =
    { $count ->
        [one] Отправить сообщение { $count } человеку?
       *[other] Отправить сообщение { $count } людям?
    }
staff-broadcast-confirm = Отозвать его будет нельзя.
staff-broadcast-twice = Такое сообщение только что отправлено.
staff-tables = Таблицы
staff-tables-text = CSV для Excel и других таблиц. В нём имена зрителей: храните его бережно.
staff-table-orders = Скачать заказы
staff-table-tickets = Скачать билеты
staff-table-ratings = Скачать оценки
staff-reception = Как прошло
staff-reception-no-tickets = На этот спектакль не было билетов.
staff-reception-came = Пришли по { $came } из { $tickets ->
    [one] { $tickets } билета.
   *[other] { $tickets } билетов.
  }
staff-reception-minutes = Половина зрителей смотрела не меньше { $minutes ->
    [one] { $minutes } минуты.
   *[other] { $minutes } минут.
  }
staff-reception-none = Оценок пока нет: зрители ставят их, когда спектакль окончен.
staff-reception-count = { $count ->
    [one] { $count } оценка
    [few] { $count } оценки
   *[many] { $count } оценок
  }
staff-reviews = Что написали зрители
staff-reviews-none = Слов пока никто не написал.
staff-reviews-more = Показать ещё
staff-table-from = Заказы с
staff-table-to = Заказы по
staff-table-wrong = Проверьте даты.
staff-desk-text = Свой пульт: вы войдёте ведущим под своим именем, в новой вкладке.
staff-desk-open = Открыть пульт
staff-desk-blocked = Вкладка не открылась?
staff-desk-here = Открыть здесь
staff-renew-title = Дать новую ссылку: { $name }?
staff-renew-text = Прежняя ссылка перестанет действовать, а тот, кто по ней вошёл, сразу выйдет.
staff-refund-what = что делать

## Страницы театра: что ждёт решения

staff-attention = Внимание
staff-attention-count = ждёт решения: { $count }
staff-attention-none = Ничего не ждёт вашего решения.
staff-attention-stuck = Заказы, с которыми не сошлись деньги
staff-attention-refunds = Возвраты
staff-attention-asides = Заказы, до которых не дошла отмена или перенос
staff-attention-messages = Сообщения бота
staff-attention-differences = Расхождения с платёжной системой
staff-trouble-refund = Возврат { $sum }, заказ № { $number }
staff-trouble-refund-failed = Платёжная система отказала. Посмотрите платёж в её кабинете: попробуйте ещё раз или верните деньги сами и отметьте это здесь.
staff-trouble-refund-requested = Платёжная система не берёт его больше часа. Театр просит дальше: попробуйте сразу или верните деньги сами и отметьте это здесь.
staff-trouble-refund-sending = Ответа не было, и неизвестно, вернулись ли деньги. Посмотрите платёж в кабинете платёжной системы, прежде чем решать.
staff-refund-retry = Попробовать ещё раз
staff-refund-retry-title = Попробовать вернуть деньги ещё раз?
staff-refund-retry-text = Сначала убедитесь в кабинете платёжной системы, что деньги ещё не вернулись: иначе они могут уйти дважды.
staff-refund-made = Деньги вернулись
staff-refund-made-title = Отметить, что деньги вернулись?
staff-refund-made-text = Платёжную систему мы об этом возврате больше не попросим.
staff-trouble-nobody = Получатель неизвестен
staff-trouble-message = Сообщение № { $number } ({ $kind })
staff-trouble-message-failed = Telegram не принял сообщение.
staff-trouble-message-unknown = Ответа от Telegram не было: сообщение могло дойти, а могло и нет.
staff-message-send = Отправить снова
staff-message-drop = Оставить как есть
staff-difference-missing_here = Платёж есть у платёжной системы, но не у нас.
staff-difference-missing_there = Платёж есть у нас, но не у платёжной системы.
staff-difference-amount = Суммы платежа не совпадают.
staff-difference-refund_missing_here = Возврат есть у платёжной системы, но не у нас.
staff-difference-refund_missing_there = Возврат есть у нас, но не у платёжной системы.
staff-difference-given_twice = Telegram вернул деньги, которые уже стали балансом зрителя: они у него дважды.
staff-difference-other = Записи не совпадают.
staff-difference-resolve = Разобрались
staff-difference-title = Отметить, что с расхождением разобрались?
staff-difference-text = Оно уйдёт из этого списка. Сами платежи не изменятся.
staff-aside-attempts = попыток: { $attempts }
staff-aside-text = Не получилось. Следующая попытка: { $when }. Делать ничего не нужно; если не выходит долго, загляните в журнал сервера.
staff-promo-from = с { $when }
staff-promo-first-day = Первый день (не обязательно)
staff-promo-shows = Для каких спектаклей (без выбора — для всех)
staff-promo-show = { $title }, { $when }
staff-promo-categories = Для каких билетов (без выбора — для всех)

## Страницы театра: промокоды

staff-promo = Промокоды
staff-promo-none = Промокодов ещё нет.
staff-promo-worth-percent = −{ $percent } %
staff-promo-worth-fixed = −{ $amount }
staff-promo-worth-free = бесплатно
staff-promo-used = заказов: { $used }
staff-promo-used-of = заказов: { $used } из { $limit }
staff-promo-until = до { $when }
staff-promo-ended = закрыт
staff-promo-end = Закрыть
staff-promo-end-title = Закрыть промокод { $code }?
staff-promo-end-text = Воспользоваться им больше нельзя. Заказы, в которых он уже есть, останутся как есть.
staff-promo-new = Новый промокод
staff-promo-create = Создать промокод
staff-promo-unfit = Такой промокод уже есть.
staff-promo-code = Код
staff-promo-kind = Что он даёт
staff-promo-kind-percent = Процент
staff-promo-kind-fixed = Сумма
staff-promo-kind-free = Бесплатно
staff-promo-percent = Скидка, процентов
staff-promo-amount = Скидка
staff-promo-limit = Заказов всего (пусто — без ограничения)
staff-promo-per-person = Заказов на человека (пусто — без ограничения)
staff-promo-min = Билетов в заказе не меньше
staff-promo-last-day = Последний день (не обязательно)
staff-wrong-code = От 2 до 40 букв, цифр, дефисов и подчёркиваний, без пробелов.
staff-wrong-percent = Целое число от 1 до 100.
staff-wrong-day = Такого дня нет.
staff-wrong-number = Целое число больше нуля.

## Страницы театра: люди

staff-people = Люди
staff-people-all = Кто работает в театре
staff-own = Мой вход
staff-own-device = Войти на другом устройстве
staff-own-device-text = Личная ссылка для вашего телефона или другого браузера. Она действует неделю и один раз; прежние неоткрытые ссылки перестанут действовать.
staff-new-link = Новая ссылка
staff-never-seen = ещё не входил(а)
staff-last-seen = вход { $when }
staff-disabled = больше не работает
staff-disable = Закрыть вход
staff-disable-title = Закрыть вход: { $name }?
staff-disable-text = Все устройства этого человека сразу выйдут, ссылки перестанут действовать. Вернуть вход нельзя, только завести человека заново.
staff-last-owner = Последний владелец остаётся: сначала добавьте другого.
staff-tied = Telegram привязан
staff-tied-as = Telegram: { $who }
staff-untie = Отвязать Telegram
staff-untie-title = Отвязать Telegram: { $name }?
staff-untie-text = Бот больше не узнает этого человека, и всё, что открыто через Telegram, сразу выйдет, вместе с открытым пультом. Входы по личным ссылкам останутся.
staff-untie-own-title = Отвязать ваш Telegram?
staff-untie-own-text = Бот больше не узнает вас, и всё, что вы открыли через Telegram, сразу выйдет, вместе с открытым пультом. Входы по личным ссылкам останутся.
staff-add = Добавить человека
staff-role = Что можно
staff-may-owner = Владелец: всё
staff-may-box_office = Касса: спектакли, цены, заказы
staff-may-director = Режиссёр: приглашения труппы

## Отказы: почему нет

refusal-not_found = Такого здесь нет.
refusal-bad_request = Страница сказала что-то непонятное. Обновите её и попробуйте ещё раз.
refusal-unauthorised = Мы вас не узнали. Откройте ссылку билета или приглашения ещё раз.
refusal-forbidden = Это вам недоступно.
refusal-session_expired = Вход истёк. Откройте ссылку билета или приглашения ещё раз.
refusal-link_invalid = Ссылка не действует. Проверьте, что скопировали её целиком, или попросите новую.
refusal-link_used_elsewhere = Ссылка уже открыта на другом устройстве.
refusal-ticket_revoked = Билет отозван. Если вы этого не ждали, напишите театру.
refusal-ticket_unpaid = Билет ещё не оплачен.
refusal-ticket_wrong_show = Этот билет на другой спектакль.
refusal-too_early = Двери ещё закрыты. Приходите ближе к началу.
refusal-show_over = Спектакль уже окончен.
refusal-house_full = Все места заняты. Попробуйте позже: место освободится, когда кто-нибудь вернёт билет.
refusal-house_locked = Двери закрыты: сейчас никого больше не пускают.
refusal-removed_from_room = Вход на этот спектакль для вас закрыт.
refusal-seated_elsewhere = Место занято с другого устройства.
refusal-join_token_invalid = Вход занял слишком много времени. Попробуйте ещё раз.
refusal-outdated_page = Страница устарела. Обновите её.
refusal-too_many_requests = Слишком часто. Подождите немного и попробуйте ещё раз.
refusal-payload_too_large = Сообщение слишком большое.
refusal-unavailable = Театр сейчас не отвечает. Проверьте связь и попробуйте ещё раз.
refusal-internal = У нас что-то сломалось. Мы уже знаем, попробуйте ещё раз.
refusal-not_on_sale = Билеты на этот спектакль не продаются.
refusal-sold_out = Столько мест уже не осталось. Кто-то может вернуть свои: попробуйте меньше или чуть позже.
refusal-too_many_held = Из вашей сети уже забронировано много мест на этот спектакль, и они ещё не оплачены. Оплатите их, попробуйте меньше или вернитесь, когда бронь закончится.
refusal-too_many_free = У вас или в вашей сети уже много бесплатных мест на этот спектакль. Попробуйте меньше или верните те, что не нужны.
refusal-busy = Покупают сразу многие. Попробуйте ещё раз через мгновение.
refusal-promo_code_unknown = Такого промокода нет, или его срок прошёл.
refusal-promo_code_unfit = Этот промокод не для этих билетов.
refusal-promo_code_used_up = Этот промокод уже использован.
refusal-promo_code_needs_account = Этот промокод даётся по одному в руки: купите в Telegram, чтобы мы вас знали.
refusal-order_over = Этот заказ закрыт. Если вы заплатили, деньги вернутся.
refusal-balance_spent = Баланс, которым заказ был оплачен частично, уже потрачен на другой заказ. Верните деньги.
refusal-order_being_paid = Оплата этого заказа уже идёт: подождите, пока придут билеты.
refusal-not_paid_here = Эти места здесь не оплатить. Возьмите их в боте театра.
refusal-refund_over = Вернуть билеты уже нельзя: срок вышел. Напишите нам, если что-то случилось.
refusal-show_live = Спектакль идёт, или в зале зрители. Сначала опустите занавес и закончите вечер.
refusal-start_past = Это время уже прошло. Выберите другое.
refusal-not_a_picture = Это не картинка, или файл повреждён. Подойдут JPEG, PNG, WebP и AVIF.
refusal-picture_too_many_pixels = В картинке больше 40 мегапикселей. Уменьшите её и загрузите снова.
refusal-not_a_member = Вас нет в этом зале. Войдите ещё раз.
refusal-wrong_phase = Сейчас этого сделать нельзя: не то время вечера.
refusal-wrong_standing = Уже поздно: всё изменилось.
refusal-stage_full = На сцене нет места. Сначала кто-нибудь должен сойти.
refusal-unknown_member = Этого человека в зале уже нет.
refusal-invitation_over = Время приглашения вышло.
refusal-chat_closed = Чат сейчас закрыт.
refusal-chat_slow = Пожалуйста, небольшую паузу между сообщениями.
refusal-chat_silenced = Ведущий закрыл для вас чат.
refusal-unknown_line = Этого сообщения уже нет.
refusal-was_not_there = О спектакле может сказать тот, кто на нём был.
refusal-media_not_allowed = Сейчас вас не слышно и не видно: вы не на сцене.
refusal-media_parameters_invalid = Браузер передал непонятные данные. Обновите страницу или откройте другой браузер.
refusal-media_unknown = Этой картинки или звука уже нет.
refusal-media_failed = Не удалось передать картинку или звук. Проверьте связь.
