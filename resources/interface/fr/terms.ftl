text-differing = termes compris différemment : { $count }
terms-differ = Sens différents selon les parties
terms-note = Note : { $note }
terms-sources = Sources : { $sources }
