# Words of the main window. Every language file holds the same keys and the same variables.

product = Readback
language-name = русский
language-en = английский
language-zh = китайский
language-ru = русский
language-fr = французский
language-ja = японский
language-ko = корейский

## Buttons everywhere
button-ok = &ОК
button-cancel = От&мена
button-close = Закрыть
button-back = &Назад

## Mode band
mode-actual = ДЕЙСТВИТЕЛЬНО
mode-exercise = УЧЕНИЕ
mode-test = ПРОВЕРКА
mode-actual-meaning = Всё, что отсюда отправлено, действительно.
mode-exercise-meaning = Содержание условное.
mode-test-meaning = Только проверка линии, без содержания.
mode-scenario = Учебные часы { $clock }
mode-also = На станции есть также: { $modes }

## Clocks and watch
clock-own = Здесь
clock-none = Другая станция
clock-offset = Разность
officer-on-watch = Дежурный: { $officer }
officer-none = За этим местом нет дежурного
officer-elsewhere = Дежурит за другим местом: { $officers }
watch-open = На&чать дежурство…
watch-close = За&кончить
watch-title-watch = Начать дежурство
watch-title-unlock = Разблокировать станцию
watch-why-watch = Открывает ваш ключ для квитанций и промежуточных ответов. При выпуске сообщения парольная фраза нужна снова.
watch-why-unlock = У станции нет ключа данных: пока дежурный её не разблокирует, она не принимает и не отправляет.
watch-officer = &Дежурный
watch-passphrase = &Парольная фраза
watch-confirm-watch = &Начать
watch-confirm-unlock = &Разблокировать
station-locked = Станция ЗАБЛОКИРОВАНА: не принимает и не отправляет.
unlock-open = &Разблокировать…
line-lost = Нет связи со своей станцией ({ $code }). Показанное могло устареть.
storage-fault = Журнал дежурства не записывается ({ $code }). До исправления квитанции не отправляются.

## Circuits
no-circuit = Линий ещё нет: выполните сопряжение с другой станцией.
pair-open = &Сопряжение…
circuits = Линии
fact-link = Линия есть
fact-no-link = ЛИНИИ НЕТ
fact-station = Их станция отвечает
fact-no-station = ИХ СТАНЦИЯ МОЛЧИТ
fact-officer = Дежурный там на месте
fact-no-officer = ДЕЖУРНОГО ТАМ НЕТ
fact-read = Последнее прочтение там
fact-no-read = Там ещё ничего не прочитано
circuit-locked = ОТПРАВКА ЗАБЛОКИРОВАНА: { $code }
circuit-missing = Ещё в пути: номера { $serials }
circuit-unlinked = Сеанс НЕ СВЯЗАН: общий секрет прерван
circuit-queue = Ожидают: { $waiting } · без квитанции: { $unreceipted }
path-peer-key-mismatch = На том конце другой ключ
path-refused-by-peer = Тот конец нам отказал
path-not-curve = На том конце не станция
path-no-answer = По адресу нет ответа
path-flooded = Тот конец передаёт слишком быстро; линия на время прервана
path-other = Неисправность пути: { $code }

## Traffic list
new-notice = &Новое…
drafts = Черновики ({ $count })
keys-open = Клавиши F1
column-precedence = Срочность
column-notice = Уведомление
column-receipts = Квитанции
row-sent = отправлено
row-received = получено
serial-none = номер при отправке
precedence-flash = FLASH
precedence-immediate = IMMEDIATE
precedence-priority = PRIORITY
precedence-routine = ROUTINE
badge-late = С ОПОЗДАНИЕМ
badge-delayed = ЗАДЕРЖАНО
badge-expired = СРОК ИСТЁК
badge-different = РАЗЛИЧИЕ
badge-superseded = ЗАМЕНЕНО
receipt-stored = Сохранено
receipt-read = Прочитано
receipt-understood = Понято
receipt-passed-on = Передано
receipt-none = ещё нет

## Short names of kinds, for the list
kind-missile-launch-planned = План пуска ракеты
kind-space-launch-planned = План косм. запуска
kind-launch-postponed = Перенос пуска
kind-launch-cancelled = Отмена пуска
kind-launch-completed = Результат пуска
kind-launch-observed = Наблюдался пуск?
kind-event-characterised = Характеристика
kind-interim-reply = Промежуточный ответ
kind-not-understood = Не понято
kind-correction = Исправление
kind-station-status = Состояние станции

## Message
message-none = Выберите уведомление из списка.
message-unreadable = Это уведомление нельзя показать ({ $code }).
heading-received = { $mode } · от { $station } · № { $serial } · выпущено { $released } · получено { $arrived }
heading-sent = { $mode } · для { $station } · № { $serial } · выпущено { $released }
heading-alone = ВЫПУЩЕНО ОДНИМ ДЕЖУРНЫМ
text-own = Ваш язык: { $language }
text-sender = { $language }
text-codes = Коды
text-log = Журнал
text-map = Карта
text-more = { $lines ->
    [one] ▼ ещё { $lines } строка
    [few] ▼ ещё { $lines } строки
   *[other] ▼ ещё { $lines } строк
}
template-unknown = ШАБЛОН НЕИЗВЕСТЕН: здесь нет такого набора. Имена и значения показаны как получены.
template-banner = ШАБЛОН НЕИЗВЕСТЕН
readback-same = Контрольное повторение: все значения СОВПАЛИ
readback-different = Контрольное повторение, РАЗЛИЧИЕ: { $fields }
event-stored = сохранено здесь
event-read = прочитано
event-readback-by = повторено
event-passed-on = передано
event-released = выпущено
event-warning-confirmed = пометка отмечена
log-empty = Записей ещё нет.
step-read = П&рочитано
step-readback = Пов&торить…
step-interim = Промеж&уточный ответ…
step-passed-on = &Передано…
step-not-understood = &Не понято…
step-correct = &Исправить или отозвать…
hold-watch = Начните дежурство, чтобы взять это уведомление.
hold-warnings = Сначала отметьте каждую пометку над текстом.
hold-scroll = Сначала дочитайте текст до конца.
next-read = Далее: отметьте как прочитанное.
next-readback = Далее: повторите значения.

## Warnings over the text
warning-late = Выпущено после крайнего срока.
warning-delayed = Выпущено { $released }, получено { $arrived } (разность часов { $offset }).
warning-expired = Срок действия истёк: { $until }. Содержание могло утратить силу.
warning-confirmed = отмечено
confirm-late = Вижу: с опозданием
confirm-delayed = Вижу: задержано
confirm-expired = Вижу: срок истёк

## Readback
readback-title = Контрольное повторение
readback-why = Сверьте каждое значение с текстом слева.
readback-kind = Какой это вид сообщения?
readback-whole = весь текст
readback-unset = не указано
readback-choose = выберите…
readback-confirm = Совпадает
readback-confirmed = сверено
readback-compare = Сверить
readback-differs = В тексте не так. Посмотрите ещё раз или сообщите, что неясно.
readback-mode = Режим
readback-malformed = В таком виде сверить нельзя.
readback-type-instant = введите начало по тексту
readback-type-position = введите первую точку по тексту
readback-type-number = введите по тексту
readback-type-text = введите по тексту
readback-progress = Сверено { $settled } из { $total }
readback-send = &Отправить повторение
readback-unclear = Неяс&но…
readback-unreadable = Текст нельзя повторить (строка { $line }). Запросите отправителя.

## Short answers
interim-title = Промежуточный ответ
interim-send = &Отправить ответ
interim-answer-by = Ответ до (UTC)
passed-on-title = Кому передано
passed-on-confirm = &Записать передачу

## Alarms
alarm-flash = FLASH
alarm-immediate = IMMEDIATE
alarm-overdue = СРОК ПРОШЁЛ
alarm-link = ЛИНИЯ
alarm-integrity = ЦЕЛОСТНОСТЬ
alarm-caution = ВНИМАНИЕ
alarm-open = Открыть F2
alarm-silence = Тихо 30 с F3
alarm-take = Взять F4
alarm-others = { $count ->
    [one] и ещё { $count } сигнал
    [few] и ещё { $count } сигнала
   *[other] и ещё { $count } сигналов
}
alarm-count = { $count ->
    [one] { $count } раз
    [few] { $count } раза
   *[other] { $count } раз
}
alarm-silenced = Звук приглушён и вернётся
alarm-no-sound = НА ЭТОЙ МАШИНЕ НЕТ ЗВУКА
alarm-ended = Причина исчезла
alarm-code-message-arrived = Получено уведомление
alarm-code-readback-differs = Их повторение: РАЗЛИЧИЕ
alarm-code-our-readback-differs = Наше повторение: РАЗЛИЧИЕ
alarm-code-template-unknown-there = У них нет шаблона нашего уведомления
alarm-code-violation = Кадр нарушает протокол
alarm-code-link-lost = Линии нет
alarm-code-continuity-broken = Сеанс не связан
alarm-code-clocks-apart = Часы расходятся
alarm-code-storage-failed = Журнал дежурства не записывается
alarm-code-strangers-at-the-door = К порту обращаются чужие ключи
alarm-code-station-locked = Станция заблокирована
alarm-code-own-epoch-opened = Наша станция открыла новую эпоху
alarm-code-peer-epoch-opened = Их станция открыла новую эпоху
alarm-code-peer-restored = Их станция восстановлена из копии
alarm-code-roots-differ = Журналы сторон расходятся
alarm-code-not-stored-there = Там не сохранено в срок
alarm-code-not-read-here = Здесь не прочитано в срок
alarm-code-no-reply-from-there = Оттуда нет ответа в срок
alarm-code-not-answered-here = Здесь не отвечено в срок
alarm-code-reply-overdue = Срок ответа прошёл
alarm-code-own-fork = Две записи под одним номером: отправка заблокирована
alarm-code-peer-fork = Их записи противоречат друг другу: отправка заблокирована
alarm-code-peer-copy = Работает вторая копия их станции
alarm-code-own-copy = Работает вторая копия нашей станции

## Releases
releases-waiting = { $count ->
    [one] { $count } выпуск ждёт дежурного.
    [few] { $count } выпуска ждут дежурного.
   *[other] { $count } выпусков ждут дежурного.
}
releases-open = &Проверить и выпустить…

## Refusals
refused-other = Станция отказала: { $code } { $details }
refused-station-locked = Станция заблокирована. Сначала разблокируйте её.
refused-station-busy = Станция занята. Повторите.
refused-message-unknown = Станция не знает этого уведомления.
refused-link-lost = Нет связи со своей станцией. Ничего не отправлено.
refused-no-reply = Станция вовремя не ответила. Прежде чем повторять, посмотрите список.
refused-wrong-passphrase = Парольная фраза неверна. Ничего не изменено.
refused-officer-not-on-watch = Сначала начните дежурство.
refused-warning-unconfirmed = Сначала отметьте каждую пометку над текстом.
refused-not-read-yet = Сначала отметьте как прочитанное.
refused-release-expired = Срок выпуска истёк. Подготовьте его снова.
refused-hello-first = Связь со своей станцией восстанавливается. Повторите.
refused-template-unknown = Шаблона этого уведомления здесь нет.
refused-alarm-unknown = Этот сигнал уже снят.

## Keys
keys-title = Клавиши
keys-note = Один Enter никогда ничего не отправляет. Tab и Shift+Tab ведут с места на место, стрелки – по списку.
key-help = Этот список
key-alarm-open = Открыть уведомление сигнала
key-alarm-silence = Приглушить на 30 с
key-alarm-take = Взять сигнал
key-circuits = К линиям
key-traffic = К списку
key-message = К тексту
key-new = Новое уведомление
key-drafts = Черновики
key-releases = Выпуски
key-read = Прочитано
key-readback = Контрольное повторение
key-interim = Промежуточный ответ
key-passed-on = Передано
key-not-understood = Не понято
key-correct = Исправить или отозвать
key-watch = Начать, закончить дежурство
key-link-test = Проверка этой линии
key-pair = Сопряжение со станцией
key-night = День или ночь
key-larger = Крупнее
key-smaller = Мельче
