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
show-have-ticket = Если билет уже есть, откройте его ссылку: вход по ней.
show-cast = Действующие лица
show-need = Что понадобится
show-need-headphones = Наушники: без них на сцене будет эхо.
show-need-light = Свет на лицо, если захотите выйти на сцену.
show-rules = Правила зала
show-rules-text = Входите в любое время, место сохранится за вами. На сцену выходят только по приглашению. Камера и микрофон включаются, только когда вы сами поднимете руку. Просим не записывать спектакль.
show-cancelled = Спектакль отменён.
show-finished = Спектакль завершён.
money-stars = { $amount ->
    [one] { $amount } звезда
    [few] { $amount } звезды
   *[many] { $amount } звёзд
  }

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
no-door-ticket-text = Откройте в этой вкладке ссылку вашего билета и нажмите «Войти и смотреть».
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
seat-refused-title = Войти не получилось

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
house-air-silent = Вы на сцене, вас не слышно
house-air-live = Вы в эфире
controls-label = Управление
control-sound = Звук
control-full-screen = Во весь экран
control-window = Обычный размер
control-more = Ещё
control-leave = Выйти из зала
leave-title = Выйти из зала?
leave-text = Место останется за вами, вернуться можно по билету.
sound-tap = Включить звук

hand-raise = Поднять руку
hand-raised = Рука поднята
hand-lower = Опустить руку. Рука поднята
hand-lower-from = Опустить руку. Рука поднята, { $place } в очереди
hand-place = Рука поднята. Ваше место в очереди: { $place }
wish-title = Хотите выйти на сцену?
wish-text = Браузер спросит разрешение один раз. До того как вы примете приглашение, вас никто не увидит и не услышит.
wish-voice = Голосом
wish-voice_and_video = Голосом и с камерой

invitation-title = { $name } приглашает вас на сцену
invitation-heard = Весь зал будет слышать вас. Видно вас не будет.
invitation-heard-and-seen = Весь зал будет видеть и слышать вас.
invitation-headphones = Наденьте наушники, чтобы не было эха.
invitation-left = Ждём ответа ещё { $time }
invitation-accept = Выйти на сцену
invitation-decline = Не сейчас

return-on-stage = Вы всё ещё на сцене. Нажмите, чтобы вас услышали.
return-hand = Рука всё ещё поднята. Включите камеру и микрофон, чтобы быть наготове.
return-open = Включить

## Сцена

stage-label = Сцена
stage-you = Вы
stage-guest = зритель
stage-empty = Сцена пуста
stage-lost = Нет связи
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

## Кулисы

wings-preview = Так видит зал
wings-preview-closed = Зал этого пока не видит
wings-preview-finished = Спектакль окончен
wings-air-off = Зал вас не слышит
wings-air-connecting = Соединяем
wings-air-connecting-detail = Вы на сцене, но звук и картинка ещё не дошли.
wings-air-silent = Вас не слышно
wings-air-silent-detail = Вы на сцене, микрофон и камера закрыты.
wings-air-live = Вы в эфире
wings-air-live-detail = Зал видит и слышит вас.
wings-enter-stage = Выйти на сцену
wings-leave-stage = Уйти за кулисы
wings-devices-hint = Проверьте себя заранее: до выхода на сцену зал вас не услышит.
wings-open-devices = Включить камеру и микрофон
wings-cast = Труппа
profile-label = Настройка звука
profile-voice = Речь
profile-music = Музыка

## Пульт

desk-phase = Ход вечера
phase-to-closed = Закрыть двери
phase-to-foyer = Открыть зал
phase-to-live = Начать
phase-to-live-again = Продолжить
phase-to-intermission = Антракт
phase-to-finished = Закончить
phase-ask-live = Начать спектакль?
phase-ask-intermission = Объявить антракт?
phase-ask-finished = Закончить спектакль?
phase-ask-text = Это увидит весь зал. Чтобы не спрашивать, удерживайте кнопку.
desk-hold = удерживайте
desk-hands = Руки
desk-no-hands = Никто не поднял руку
desk-invite-when-live = Приглашать можно, когда спектакль идёт.
desk-waits = ждёт { $time }
desk-invite = Пригласить
desk-invite-name = Пригласить на сцену: { $name }
desk-up = Выше в очереди: { $name }
desk-down = Ниже в очереди: { $name }
desk-lower = Опустить руку: { $name }
desk-invited = ждём ответа ещё { $time }
desk-cancel-invitation = Отозвать
desk-members = Люди
desk-group-on_stage = На сцене
desk-group-backstage = За кулисами
desk-group-house = В зале
desk-most = На сцене { $now } из { $most }
desk-most-label = Сколько человек может быть на сцене
desk-fewer = Меньше мест на сцене
desk-more = Больше мест на сцене
desk-bring = На сцену
desk-bring-name = Вывести на сцену: { $name }
desk-dismiss = Со сцены
desk-dismiss-name = Попросить сойти со сцены: { $name }
desk-mute-microphone = Выключить микрофон: { $name }
desk-mute-camera = Выключить камеру: { $name }
desk-more-about = Ещё: { $name }
desk-remove = Вывести из зала
desk-remove-title = Вывести из зала: { $name }?
desk-remove-text = Вернуться на этот спектакль будет нельзя.
desk-taken-over = { $name }: приглашение открыто на другом устройстве.
standing-audience = в зале
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
refusal-removed_from_room = Вход на этот спектакль для вас закрыт.
refusal-seated_elsewhere = Место занято с другого устройства.
refusal-join_token_invalid = Вход занял слишком много времени. Попробуйте ещё раз.
refusal-outdated_page = Страница устарела. Обновите её.
refusal-too_many_requests = Слишком часто. Подождите немного и попробуйте ещё раз.
refusal-payload_too_large = Сообщение слишком большое.
refusal-unavailable = Театр сейчас не отвечает. Проверьте связь и попробуйте ещё раз.
refusal-internal = У нас что-то сломалось. Мы уже знаем, попробуйте ещё раз.
refusal-not_a_member = Вас нет в этом зале. Войдите ещё раз.
refusal-wrong_phase = Сейчас этого сделать нельзя: не то время вечера.
refusal-wrong_standing = Уже поздно: всё изменилось.
refusal-stage_full = На сцене нет места. Сначала кто-нибудь должен сойти.
refusal-unknown_member = Этого человека в зале уже нет.
refusal-invitation_over = Время приглашения вышло.
refusal-media_not_allowed = Сейчас вас не слышно и не видно: вы не на сцене.
refusal-media_parameters_invalid = Браузер передал непонятные данные. Обновите страницу или откройте другой браузер.
refusal-media_unknown = Этой картинки или звука уже нет.
refusal-media_failed = Не удалось передать картинку или звук. Проверьте связь.
