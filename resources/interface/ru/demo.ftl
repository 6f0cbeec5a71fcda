# The scenario panel of the loopback demo.
demo-title = Демонстрация Readback: две станции на этом компьютере
demo-explain = Обе станции учебные. Действия дежурных по сценарию выполняются теми же запросами, что и действия людей. Вы в любой момент можете работать за любым рабочим местом.
demo-scenario = Сценарий
demo-next = Следующий шаг
demo-run = Играть без остановок
demo-pause = Пауза
demo-step = Шаг { $number }: { $party } – { $action }
demo-send = передача: { $label }
demo-read = чтение: { $label }
demo-read-back = контрольное повторение: { $label }
demo-pass-on = передача руководству: { $label }
demo-interim = промежуточный ответ на { $label }
demo-done = Все шаги выполнены. У каждого уведомления есть последняя квитанция; деревья сторон равны.
demo-not-done = Все шаги выполнены, но чего-то недостаёт. См. протокол.
demo-failed = Шаг не выполнен: { $why }
