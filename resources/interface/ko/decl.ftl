# 각국이 각 공동 선언에 대해 밝힌 것과 날짜. 판단하지 않음.

decl-title = 공동 선언
decl-table = 선언과 나라
decl-why = 각국이 이 회선들로 밝힌 것을 발신된 그대로 보임. 나중의 표명은 앞선 표명을 지우지 않음.
decl-head = 선언
decl-own = { $party }(자국)
decl-nothing = 여기서 밝힌 것 없음
decl-reading = 읽는 중: { $count }건. 표가 아직 완전하지 않음.
decl-none = 여기의 서식 모음에 선언이 없음.
decl-propose = 제안 { $date }
decl-reaffirm = 재확인 { $date }
decl-question = 질의 { $date }
decl-clarify = 설명 { $date }
decl-withdrawn = { $statement }, 철회 { $date }
decl-corrected = { $statement }, 정정 { $date }
decl-to = { $statement } → { $party }
decl-line = { $statement } · 발신 { $at }
decl-mode = 모드
key-declarations = 공동 선언
