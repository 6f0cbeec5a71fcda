# Hazards of wording in free text: found while it is typed, and on demand in a text of the peer.
lint-head = Lecture différente dans d'autres langues : { $count }
lint-none = Rien de trouvé qui se lise autrement dans d'autres langues, à notre connaissance.
lint-list = Constats dans le texte
lint-item = { $name } : { $excerpts }
lint-more = { $excerpts } et autres
lint-refused = Non émis sous cette forme
lint-caution = Attention
lint-note = Style
lint-reads = { $severity } · { $name } : { $text }
lint-instead = À la place : { $text }
lint-tab = Lectures possibles du texte libre
lint-go = Entrée mène au mot dans le texte.
lint-text = { $label } ({ $language })
