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

farewell-elsewhere-title = Вы продолжили на другом устройстве
farewell-elsewhere-text = Здесь показ остановлен.
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

## Чат

chat-title = Чат
chat-write = Написать залу
chat-send = Отправить

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
demo-again = Сыграть ещё раз
demo-elsewhere = Открыть отдельно
demo-elsewhere-tabs = Каждое место можно открыть в своей вкладке. Чтобы войти с телефона, запустите театр командой npm start -- --lan.
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
refusal-house_locked = Двери закрыты: сейчас никого больше не пускают.
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
refusal-chat_closed = Чат сейчас закрыт.
refusal-chat_slow = Пожалуйста, небольшую паузу между сообщениями.
refusal-chat_silenced = Ведущий закрыл для вас чат.
refusal-unknown_line = Этого сообщения уже нет.
refusal-media_not_allowed = Сейчас вас не слышно и не видно: вы не на сцене.
refusal-media_parameters_invalid = Браузер передал непонятные данные. Обновите страницу или откройте другой браузер.
refusal-media_unknown = Этой картинки или звука уже нет.
refusal-media_failed = Не удалось передать картинку или звук. Проверьте связь.
