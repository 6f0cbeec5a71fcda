# 부호어와 번호에 의한 단문: 당직석과 음성용 표.

short-title = 단문 통신문
short-type = 부호어와 번호
short-hint = 첫 글자 몇 개면 됨. 음성으로 받을 때는 검사 숫자 4자리도 입력
short-say = 음성: 단어, 번호, 검사 숫자
short-release = 발신 절차로(&R)…
short-none = 양측이 보유한 서식 모음에 단문 통신문이 없음.
short-check-same = 단어, 번호, 검사 숫자가 서로 맞음.
rule-word-unknown = 목록에 없는 단어임. 글자 하나씩 다시 읽게 할 것.
rule-number-missing = 번호는 두 자리임. 다시 읽게 할 것.
rule-number-unknown = 단어와 번호가 맞지 않음. 둘 다 다시 읽게 할 것.
rule-check-digits-missing = 검사 숫자 네 자리가 필요함. 다시 읽게 할 것.
rule-check-digits-differ = 검사 숫자가 입력한 내용과 맞지 않음. 단어, 번호, 값, 검사 숫자를 다시 읽게 할 것.
rule-thirty-digits = 숫자 서른 자리가 필요함. 다시 읽게 할 것.
key-short = 부호어로 단문 보내기
short-sheet-title = 음성용 단문 표
short-sheet-pack = 서식 모음 { $pack }, 제{ $edition }판, { $hash }. 이 모음을 보유한 측을 위한 것.
short-sheet-say = 단어를 글자 하나씩 읽고, 이어서 번호와 검사 숫자를 한 자리씩 읽음.
short-sheet-hear = 듣는 쪽은 들은 대로 입력함. 단어, 번호, 검사 숫자가 맞을 때에만 콘솔이 문안을 표시함.
short-sheet-values = 시각이나 장소도 읽는 경우 검사 숫자가 달라짐. 발신 측 콘솔이 표시함.
short-sheet-text = 문안
short-sheet-also = 함께 읽을 수 있는 것
short-sheet-letters = 글자
short-sheet-digits = 숫자
short-sheet-line = { $label }: { $value }
