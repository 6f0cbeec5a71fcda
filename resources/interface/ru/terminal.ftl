# Refusals that a person meets at the command line.
refused-folder-missing = В этой папке нет станции ({ $details }). Создайте её командой «readback station create» или укажите другую папку: --folder.
refused-link-file-unreadable = В этой папке станция ещё не запускалась ({ $details }). Запустите её командой «readback station run» или укажите другую папку: --folder.
refused-folder-exists = Это место уже занято ({ $details }). Ничего не изменено. Укажите папку, которой ещё нет.
refused-folder-not-empty = Папка не пуста ({ $details }). Ничего не изменено. Укажите пустую или новую папку.
refused-officers-too-few = Нужно больше должностных лиц ({ $details }). Укажите каждого с его парольной фразой.
refused-circuit-unknown = Нет линии с таким именем ({ $details }). Список линий: «readback status».
refused-scenario-unknown = Нет сценария с таким именем ({ $details }).
refused-languages-malformed = Укажите языки двух рабочих мест двумя кодами через запятую, например en,zh ({ $details }).
refused-text-unreadable = Этот текст не напечатан имеющимся здесь набором шаблонов на указанном языке или изменён ({ $details }). Ничего не додумано.
refused-passphrase-not-given = Парольная фраза этого должностного лица не передана ({ $details }).
