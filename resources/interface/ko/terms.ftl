text-differing = 양측이 다르게 이해하는 용어: { $count }
terms-differ = 양측의 의미가 다름
terms-note = 주: { $note }
terms-sources = 출처: { $sources }
