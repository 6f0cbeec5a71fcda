# Words of the profiles of instruments: the checklist and the page of an instrument.

profile-pass = met
profile-missing = missing
profile-late = LATE
profile-differs = DIFFERS
profile-not-known = not known
profile-fields = every field that the form needs is filled in
profile-advisory = as a rule
profile-line = { $state } · { $asked }
profile-line-article = { $state } · { $article } · { $asked }
profile-count-pass = { $count } met
profile-count-missing = { $count } missing
profile-count-late = { $count } LATE
profile-count-differs = { $count } DIFFERS
profile-count-not-known = { $count } not known

article-article = Article { $number }
article-chapter = Chapter { $number }
article-annex = Annex { $number }
article-protocol = Protocol { $number }
article-paragraph = paragraph { $number }
article-part = { $article }, { $number }

instruments-title = Instruments: what each asks
instruments-none = This pack has no pages of instruments.
instrument-page = Page of the instrument
instrument-code = Code: { $code }
instrument-status = Status: { $status }
instrument-signed = Signed: { $date }
instrument-asks = WHAT IT ASKS
instrument-checks = WHAT THE CHECKLIST MEASURES
instrument-for = Notices: { $kinds }
instrument-kinds = NOTICES THAT SERVE IT: { $count }
instrument-sources = SOURCES
key-instruments = Instruments: what each asks
