# Что и когда сказало каждое государство о каждом совместном заявлении. Без оценок.

decl-title = Совместные заявления
decl-table = Заявления и государства
decl-why = Что каждое государство сказало по этим линиям, как выпущено. Более позднее сообщение не отменяет прежнего.
decl-head = Заявление
decl-own = { $party } (здесь)
decl-nothing = здесь ничего не сказано
decl-reading = Ещё читаются: { $count }. Таблица пока неполная.
decl-none = В наборах здесь заявлений нет.
decl-propose = предложено { $date }
decl-reaffirm = повторено { $date }
decl-question = вопрос { $date }
decl-clarify = разъяснено { $date }
decl-withdrawn = { $statement }, ОТОЗВАНО { $date }
decl-corrected = { $statement }, ИСПРАВЛЕНО { $date }
decl-to = { $statement } → { $party }
decl-line = { $statement } · выпущено { $at }
decl-mode = Режим
key-declarations = Совместные заявления
