# Слова правил документов: контрольный перечень и страница документа.

profile-pass = выполнено
profile-missing = не указано
profile-late = ПОЗЖЕ СРОКА
profile-differs = НЕ СООТВЕТСТВУЕТ
profile-not-known = не известно
profile-fields = все обязательные поля формы заполнены
profile-advisory = как правило
profile-line = { $state } · { $asked }
profile-line-article = { $state } · { $article } · { $asked }
profile-count-pass = выполнено: { $count }
profile-count-missing = не указано: { $count }
profile-count-late = ПОЗЖЕ СРОКА: { $count }
profile-count-differs = НЕ СООТВЕТСТВУЕТ: { $count }
profile-count-not-known = не известно: { $count }

article-article = статья { $number }
article-chapter = глава { $number }
article-annex = приложение { $number }
article-protocol = протокол { $number }
article-paragraph = пункт { $number }
article-part = { $article }, { $number }

instruments-title = Документы: что предусматривает каждый
instruments-none = В этом пакете нет страниц документов.
instrument-page = Страница документа
instrument-code = Код: { $code }
instrument-status = Статус: { $status }
instrument-signed = Подписан: { $date }
instrument-asks = ЧТО ПРЕДУСМОТРЕНО
instrument-checks = ЧТО СВЕРЯЕТ ПЕРЕЧЕНЬ
instrument-for = Сообщения: { $kinds }
instrument-kinds = СООБЩЕНИЯ ПО ЭТОМУ ДОКУМЕНТУ: { $count }
instrument-sources = ИСТОЧНИКИ
key-instruments = Документы: что предусмотрено
