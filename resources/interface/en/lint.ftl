# Hazards of wording in free text: found while it is typed, and on demand in a text of the peer.
lint-head = Other languages can read this otherwise: { $count }
lint-none = Nothing found that other languages are known to read otherwise.
lint-list = Findings in the text
lint-item = { $name }: { $excerpts }
lint-more = { $excerpts } and more
lint-refused = Not released like this
lint-caution = Caution
lint-note = Style
lint-reads = { $severity } · { $name }: { $text }
lint-instead = Instead: { $text }
lint-tab = How the free text can be read
lint-go = Enter goes to the word in the text.
lint-text = { $label } ({ $language })
