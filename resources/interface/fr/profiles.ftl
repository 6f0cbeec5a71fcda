# Mots des règles des instruments : liste de contrôle et page d'un instrument.

profile-pass = conforme
profile-missing = absent
profile-late = TARDIF
profile-differs = NON CONFORME
profile-not-known = non connu
profile-fields = tous les champs nécessaires du formulaire sont remplis
profile-advisory = en règle générale
profile-line = { $state } · { $asked }
profile-line-article = { $state } · { $article } · { $asked }
profile-count-pass = conformes : { $count }
profile-count-missing = absents : { $count }
profile-count-late = TARDIFS : { $count }
profile-count-differs = NON CONFORMES : { $count }
profile-count-not-known = non connus : { $count }

article-article = article { $number }
article-chapter = chapitre { $number }
article-annex = annexe { $number }
article-protocol = protocole { $number }
article-paragraph = paragraphe { $number }
article-part = { $article }, { $number }

instruments-title = Instruments : ce que prévoit chacun
instruments-none = Ce lot n'a pas de pages d'instruments.
instrument-page = Page de l'instrument
instrument-code = Code : { $code }
instrument-status = Statut : { $status }
instrument-signed = Signature : { $date }
instrument-asks = CE QU'IL PRÉVOIT
instrument-checks = CE QUE MESURE LA LISTE DE CONTRÔLE
instrument-for = Messages : { $kinds }
instrument-kinds = MESSAGES QUI LE SERVENT : { $count }
instrument-sources = SOURCES
key-instruments = Instruments : ce qui est prévu
