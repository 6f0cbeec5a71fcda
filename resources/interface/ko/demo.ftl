# The scenario panel of the loopback demo.
demo-title = Readback 시연: 이 컴퓨터의 두 국
demo-explain = 두 국은 모두 연습국입니다. 대본 당직자는 사람과 같은 요청을 사용합니다. 언제든지 어느 자리에서나 조작할 수 있습니다.
demo-scenario = 상황
demo-next = 다음 단계
demo-run = 자동 진행
demo-pause = 일시 정지
demo-step = { $number }단계: { $party } { $action }
demo-send = { $label } 송신
demo-read = { $label } 열람
demo-read-back = { $label } 복창
demo-pass-on = { $label } 상부 전달
demo-interim = { $label } 중간 회신 송신
demo-done = 모든 단계가 끝났습니다. 각 통보에 마지막 수신 응답이 있으며 양측의 트리가 같습니다.
demo-not-done = 모든 단계가 끝났지만 빠진 것이 있습니다. 기록을 확인하십시오.
demo-failed = 단계 실패: { $why }
