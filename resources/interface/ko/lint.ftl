# Hazards of wording in free text: found while it is typed, and on demand in a text of the peer.
lint-head = 다른 언어에서 달리 읽힐 수 있는 사항: { $count }
lint-none = 다른 언어에서 달리 읽힌다고 알려진 말은 없음.
lint-list = 글에서 찾은 것
lint-item = { $name }: { $excerpts }
lint-more = { $excerpts } 등
lint-refused = 이대로는 발신되지 않음
lint-caution = 주의
lint-note = 문체
lint-reads = { $severity } · { $name }: { $text }
lint-instead = 대신: { $text }
lint-tab = 원문 낱말이 읽히는 법
lint-go = Enter를 누르면 글의 낱말로 옮겨 감.
lint-text = { $label }({ $language })
