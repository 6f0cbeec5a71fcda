# Words of composing, checking, releasing, first start and pairing.

# The map.
map-name = Карта районов
map-empty = Карта мира. Районы ещё не введены.

# Choosing the kind.
kind-question = Какова ситуация?
kind-search = Поиск по словам ситуации на любом из шести языков
kind-list = Виды сообщений
kind-none = Нет вида сообщения, содержащего все эти слова. Возьмите меньше слов или другие слова.

# Controls of the form.
choose = Выберите
choose-or-type = Выберите или введите для поиска
not-stated = Не указано
leave-out = Не включать
unit = Единица
mark-required = обязательно
mark-critical = повторяется другой стороной для сверки
window-from = С
window-until = По
window-echo = Длительность { $hours } ч { $minutes } мин
instant-echo = { $dtg } · местное { $local } { $zone }
one-a-line = По одному в строке.
one-position-a-line = По одной точке в строке
points-read = Прочитано точек: { $count }
text-language = Язык текста
text-count = { $used } из { $limit } знаков
area-add = Добавить район
area-remove = Убрать
area-number = Район { $number }
shape-circle = Круг
shape-polygon = Многоугольник
shape-sector = Сектор
shape-corridor = Коридор
shape-ocean-quadrant = Квадрант океана
shape-water-body = Водоём
shape-site = Названное место
area-centre = Центр
area-radius = Радиус
area-points = Точки по порядку
area-width = Полная ширина
area-start = От азимута
area-end = По часовой стрелке до азимута
area-ocean = Океан
area-quadrant = Квадрант
area-water-body = Водоём
area-site = Место

# References and corrections.
no-open-notices = Нет открытых сообщений для ссылки.
no-serial-yet = ещё без номера
notice-outgoing = исх. { $serial } · { $at } · { $title } · { $circuit }
notice-incoming = вх. { $serial } · { $at } · { $title } · { $circuit }
whole-notice = Сообщение целиком
changes-choose-first = Выберите исправляемое сообщение; здесь появятся его поля.
was = Было: { $value }

# Advice on free text: said, never forced.
advice-decimal-comma = { $excerpt }: дробную часть пишите через точку; для других читателей запятая отделяет тысячи.
advice-date-not-iso = { $excerpt }: пишите даты как YYYY-MM-DD.
advice-time-without-zone = { $excerpt }: пишите время по UTC с буквой Z, например 18:00Z.
advice-digits-not-ascii = { $excerpt }: пишите цифры 0–9.
advice-myriad-number = { $excerpt }: запишите число целиком цифрами.
advice-exclamation = { $excerpt }: не ставьте восклицательных знаков: они читаются как гнев.
advice-quotation = { $excerpt }: не ставьте кавычек: они читаются как сомнение.

# What is wrong with a value, and what to do.
refusal-at = { $place }: { $sentence }
at-item = № { $number }
at-line = строка { $number }
rule-other = Значение нарушает правило { $code }. Измените его.
rule-field-missing = Не заполнено. Заполните это поле.
rule-part-missing = Заполнено не всё. Заполните все поля этой фигуры.
rule-field-not-for-this-case = Это поле не относится к данному случаю. Очистите его.
rule-not-a-position = Это не координаты. Введите 34°45.0′N 120°36.0′W, 34 45 00 N 120 36 00 W или 34.75, -120.6.
rule-longitude-first = Первой стоит долгота, или буквы неясны. Сначала широта с N или S, затем долгота с E или W.
rule-more-than-4-decimals = Слишком точно: не более четырёх знаков градуса. Округлите сами.
rule-sixty-minutes = Минуты и секунды меньше 60. Проверьте их.
rule-latitude-range = Широта не больше 90 градусов. Проверьте, не перепутаны ли широта и долгота.
rule-longitude-range = Долгота не больше 180 градусов. Проверьте её.
rule-number-missing = Нет числа. Введите его цифрами.
rule-decimal-comma = Запятую одни читают как тысячи, другие как дробь. Дробь – через точку, без разделения разрядов.
rule-not-a-number = Это не число. Введите цифры, дробь через точку.
rule-count-not-whole = Здесь счёт предметов. Введите целое число не меньше нуля.
rule-number-range = Слишком много цифр. Проверьте число.
rule-unit-missing = Нет единицы. Выберите её.
rule-unknown-unit = Эта единица здесь не годится. Выберите из списка.
rule-length-not-positive = Длина больше нуля. Проверьте её.
rule-longer-than-half-the-globe = Больше половины земного шара. Проверьте число и единицу.
rule-azimuth-range = Азимут – от 000.0 до 359.9 градуса истинных, один знак после точки. Проверьте его.
rule-more-than = Не более { $limit }. Уменьшите.
rule-less-than = Не менее { $limit }. Увеличьте.
rule-more-than-minutes = Не более { $limit } минут. Сократите период.
rule-points = Нужно точек: { $limit }. Проверьте список.
rule-not-an-instant = Это не момент времени. Введите по UTC: 2026-03-05 18:00Z или 051800Z MAR 26.
rule-instant-without-zone = Нет часового пояса. Введите время по UTC и добавьте Z.
rule-instant-range = Момент раньше 1970 или позже 2199 года. Проверьте год.
rule-instant-not-on-a-minute = Плановое время – с точностью до минуты. Уберите секунды.
rule-not-a-date = Это не дата. Введите 2026-03-05.
rule-impossible-date = Такого дня или времени нет. Проверьте.
rule-date-range = Дата раньше 1970 или позже 2199 года. Проверьте год.
rule-window-start-missing = Нет начала. Введите его по UTC.
rule-window-end-missing = Нет конца. Введите его по UTC.
rule-window-ends-before-start = Конец не позже начала. Проверьте оба.
rule-not-the-day-on-which-the-window-opens = Дата не совпадает с сутками UTC, в которые начинается период. Измените одно из двух.
rule-point-at-pole = Вершина не может лежать на полюсе. Сместите её.
rule-point-repeated = Одна и та же точка дважды подряд. Уберите одну.
rule-edge-half-turn = Две вершины разделяет ровно 180° долготы, путь между ними неясен. Добавьте точку между ними.
rule-polygon-around-pole = Многоугольник не может охватывать полюс. Используйте круг вокруг полюса.
rule-polygon-without-area = Эти точки не ограничивают площади. Проверьте их.
rule-polygon-crosses-itself = Стороны пересекаются. Проверьте на карте порядок точек.
rule-sector-without-width = Оба азимута одинаковы. Возьмите круг или измените один.
rule-shape-not-of-this-field = Эта фигура не подходит для поля. Выберите другую.
rule-not-in-the-list = Этого нет в списке. Выберите из списка.
rule-unknown-code = В пакете нет такого кода. Выберите другой.
rule-list-empty = Список пуст. Добавьте запись.
rule-text-empty = Текст пуст. Введите его.
rule-text-too-long = Текст слишком длинный. Сократите его.
rule-text-not-plain-ascii = Здесь только латинские буквы, цифры и знаки. Введите заново.
rule-not-nfc = Некоторые буквы составлены необычно. Введите текст заново здесь.
rule-bidi-control = В тексте скрытые знаки, меняющие направление письма. Введите его заново здесь.
rule-control-character = В тексте управляющие символы. Введите его заново здесь.
rule-invisible-character = В тексте невидимые символы. Введите его заново здесь.
rule-odd-space = В тексте необычный пробел. Поставьте обычный.
rule-unassigned-character = В тексте символы, которые другие машины не покажут. Уберите их.
rule-combining-marks = Слишком много знаков над одной буквой. Уберите их.
rule-mixed-alphabets = В одном слове буквы разных алфавитов. Введите его одним алфавитом.
rule-change-without-effect = Новое значение равно старому. Измените его или снимите отметку.
rule-test-mode-is-for-link-tests = В режиме TEST передаются только проверки связи. Выберите другую линию.
rule-entry-too-long = Слишком длинно. Проверьте введённое.
rule-not-a-value-yet = Не закончено. Дополните или очистите.
rule-no-station = Нет связи с собственной станцией. Дождитесь восстановления.
rule-address-given-twice = Сообщение адресовано одной станции дважды. Снимите отметку с одной линии.

# The composer.
composer-title = Составление сообщения
step-situation = 1  Ситуация
step-fill = 2  Заполнение
step-check = 3  Проверка и выпуск
composer-next = &Выбрать этот вид
composer-check = &Проверить…
composer-release = &Выпустить…
draft-saving = Черновик: сохраняется…
draft-kept = Черновик сохранён на станции { $at }
draft-not-kept = ЧЕРНОВИК НЕ СОХРАНЁН: { $reason }
send-to = Кому
circuit-row = { $name } · { $peer } ({ $party }) · { $mode }
circuit-locked-row = { $name } · { $peer } ({ $party }) · { $mode } · ОТПРАВКА ЗАБЛОКИРОВАНА
no-circuit-chosen = Линия не отмечена. Отметьте, кому направляется сообщение.
form-open = Не готово полей: { $count }. { $first }
composition-open = Метод ввода ещё не закончил. Сначала завершите или отмените ввод.
heading-change = Изменить заголовок…
heading-precedence = Срочность
heading-instrument = Документ-основание
heading-obligation = Обязательность
heading-authority = Уровень полномочий
heading-reply = Запрашиваемый ответ

# Lead time and what the articles ask for.
lead-none = Для этого вида срок упреждения не установлен.
lead-unknown = Крайний срок станет известен после заполнения поля «{ $field }».
lead-left = Крайний срок { $until } – осталось { $hours } ч { $minutes } мин
lead-late = Крайний срок был { $until } – опоздание { $hours } ч { $minutes } мин
lead-late-band = С ОПОЗДАНИЕМ: отправить можно, у обеих сторон будет пометка об опоздании.
check-done = { $mark } { $field }
check-open = { $mark } { $field }: не заполнено

# The proof.
peer-language = Язык другой стороны
proof-own = Как читаем мы
proof-peer = Как читает другая сторона: { $language }
proof-back = Прочитано обратно с языка: { $language }
proof-same = На всех шести языках читается одно и то же сообщение.
proof-differs = Обратно читается ДРУГОЕ сообщение: { $languages }. Выпуск невозможен. Измените отмеченные значения.

# The release.
release-title = Выпуск
release-why = Этот текст зафиксирован. Каждый дежурный сверяет его и подписывает своей парольной фразой. Второй может подписать за другим пультом.
release-alone-band = На обоих экранах будет пометка «ВЫПУЩЕНО ОДНИМ ДЕЖУРНЫМ».
release-officer = Дежурный
release-passphrase = Парольная фраза этого дежурного
release-sign = &Подписать выпуск
release-by-one = Выпуск &одним дежурным…
release-take-back = &Отозвать
release-signed = Подписали: { $names }.
release-nobody = пока никто
release-needed = Нужно дежурных: { $needed }.
release-expires = Открыт ещё { $left }
release-alone-in = через { $left } возможен выпуск одним дежурным
release-digits = Цифры текста
release-gone = Этот выпуск завершён: отправлен, отозван или истёк. См. список сообщений.

# Lists.
drafts-list-title = Черновики
drafts-list-empty = Черновиков нет.
drafts-list-open = &Открыть
drafts-list-discard = &Удалить
releases-list-title = Выпуски, ожидающие дежурного
releases-list-empty = Ожидающих выпусков нет.
releases-list-open = &Открыть
draft-row = { $title } · { $circuits } · { $author } · { $at }
release-row = { $title } · { $at } · подписали: { $signed } из { $needed }
