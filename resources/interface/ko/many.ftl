# 하나의 본문, 여러 나라.

many-recipient = 수신 측
many-table = 수신 측별 수신 표시
many-answered = 답변 있음
many-also-to = 함께 보낸 곳: { $stations }
many-one-body = 같은 본문을 { $count }개 국에
many-digits-title = 음성으로 대조
many-digits-why = 같은 본문을 가진 국은 같은 30자리 숫자를 가짐. 한쪽이 자기 숫자를 읽고 다른 쪽이 들은 대로 입력함. 국이 대조하고 결과를 당직 일지에 적음.
many-digits-show = 낭독용으로 우리 숫자 표시(&S)
many-digits-same = 일치: 상대가 같은 본문을 가짐.
many-digits-different = 불일치: 제{ $groups }묶음. 그 묶음을 다시 읽게 할 것. 그래도 다르면 상대의 본문은 다른 것임.
event-digits-same = 음성으로 숫자 대조: 일치
event-digits-different = 음성으로 숫자 대조: 불일치
step-digits = 숫자 대조(&G)…
key-digits = 음성으로 숫자 대조
