# Hazards of wording in free text: found while it is typed, and on demand in a text of the peer.
lint-head = На других языках читается иначе: { $count }
lint-none = Не найдено ничего, что на других языках заведомо читается иначе.
lint-list = Найденное в тексте
lint-item = { $name }: { $excerpts }
lint-more = { $excerpts } и другие
lint-refused = В таком виде не передаётся
lint-caution = Внимание
lint-note = Стиль
lint-reads = { $severity } · { $name }: { $text }
lint-instead = Вместо этого: { $text }
lint-tab = Как читается свободный текст
lint-go = Enter переводит к слову в тексте.
lint-text = { $label } ({ $language })
