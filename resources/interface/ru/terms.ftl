text-differing = терминов с разным пониманием: { $count }
terms-differ = Стороны понимают по-разному
terms-note = Примечание: { $note }
terms-sources = Источники: { $sources }
