# Words of the main window. Every language file holds the same keys and the same variables.

product = Readback
language-name = 한국어
language-en = 영어
language-zh = 중국어
language-ru = 러시아어
language-fr = 프랑스어
language-ja = 일본어
language-ko = 한국어·조선어

## Buttons everywhere
button-ok = 확인(&O)
button-cancel = 취소(&C)
button-close = 닫기
button-back = 뒤로(&B)

## Mode band
mode-actual = 실제
mode-exercise = 연습
mode-test = 시험
mode-actual-meaning = 여기서 보내는 것은 모두 실제 내용입니다.
mode-exercise-meaning = 내용은 실제가 아닙니다.
mode-test-meaning = 회선 시험 전용, 내용 없음.
mode-scenario = 연습 시계 { $clock }
mode-also = 이 통신국의 다른 구분: { $modes }

## Clocks and watch
clock-own = 이곳
clock-none = 상대 통신국
clock-offset = 시각 차
officer-on-watch = 당직: { $officer }
officer-none = 이 자리에 당직자 없음
officer-elsewhere = 다른 자리의 당직: { $officers }
watch-open = 당직 시작(&O)…
watch-close = 당직 종료(&F)
watch-title-watch = 당직 시작
watch-title-unlock = 통신국 잠금 해제
watch-why-watch = 수신 응답과 중간 회신에 쓰는 열쇠를 엽니다. 발송할 때는 암호문을 다시 묻습니다.
watch-why-unlock = 통신국에 데이터 열쇠가 없습니다. 당직자가 잠금을 풀 때까지 수신도 발신도 하지 않습니다.
watch-officer = 당직자(&O)
watch-passphrase = 암호문(&P)
watch-confirm-watch = 시작(&S)
watch-confirm-unlock = 잠금 해제(&U)
station-locked = 통신국 잠김: 수신도 발신도 하지 않습니다.
unlock-open = 잠금 해제(&U)…
line-lost = 자국과의 연결이 없습니다({ $code }). 화면이 최신이 아닐 수 있습니다.
storage-fault = 당직 일지에 쓸 수 없습니다({ $code }). 고칠 때까지 수신 응답이 나가지 않습니다.

## Circuits
no-circuit = 아직 회선이 없습니다: 다른 통신국과 짝을 지으십시오.
pair-open = 짝짓기(&P)…
circuits = 회선
fact-link = 회선 연결됨
fact-no-link = 회선 끊김
fact-station = 상대 통신국 응답함
fact-no-station = 상대 통신국 응답 없음
fact-officer = 상대 측 당직자 있음
fact-no-officer = 상대 측 당직자 없음
fact-read = 상대 측 마지막 열람
fact-no-read = 상대 측 열람 없음
circuit-locked = 발신 잠김: { $code }
circuit-missing = 아직 오는 중: 번호 { $serials }
circuit-unlinked = 세션 이어지지 않음: 공유 비밀이 끊김
circuit-queue = 대기: { $waiting } · 수신 응답 없음: { $unreceipted }
path-peer-key-mismatch = 상대 끝의 열쇠가 다릅니다
path-refused-by-peer = 상대 끝이 거절했습니다
path-not-curve = 상대 끝이 통신국이 아닙니다
path-no-answer = 주소에서 응답 없음
path-flooded = 상대가 너무 빨리 보내 잠시 끊음
path-other = 경로 장애: { $code }

## Traffic list
new-notice = 새 통보(&N)…
drafts = 초안 ({ $count })
keys-open = 글쇠 F1
column-precedence = 긴급도
column-notice = 통보
column-receipts = 수신 응답
row-sent = 보냄
row-received = 받음
serial-none = 보낼 때 번호
precedence-flash = 최긴급
precedence-immediate = 긴급
precedence-priority = 우선
precedence-routine = 보통
badge-late = 지연 발신
badge-delayed = 지연 도착
badge-expired = 유효기간 종료
badge-different = 불일치
badge-superseded = 대체됨
receipt-stored = 저장
receipt-read = 열람
receipt-understood = 이해
receipt-passed-on = 전달
receipt-none = 아직

## Short names of kinds, for the list
kind-missile-launch-planned = 미사일 발사 계획
kind-space-launch-planned = 우주 발사 계획
kind-launch-postponed = 발사 시간대 변경
kind-launch-cancelled = 발사 취소
kind-launch-completed = 발사 결과
kind-launch-observed = 관측 상황 질의
kind-event-characterised = 관측 상황 설명
kind-interim-reply = 중간 회신
kind-not-understood = 내용 불명
kind-correction = 통신문 정정
kind-station-status = 통신국 상황

## Message
message-none = 목록에서 통보를 고르십시오.
message-unreadable = 이 통보를 표시할 수 없습니다({ $code }).
heading-received = { $mode } · 발신 { $station } · 번호 { $serial } · 발송 { $released } · 도착 { $arrived }
heading-sent = { $mode } · 수신 { $station } · 번호 { $serial } · 발송 { $released }
heading-alone = 당직자 1명이 발송
text-own = 이 자리의 언어: { $language }
text-sender = 발신자: { $language }
text-codes = 부호
text-log = 일지
text-map = 지도
text-more = ▼ 아래로 { $lines }줄 더
template-unknown = 서식 불명: 맞는 서식 묶음이 없습니다. 이름과 값을 받은 그대로 보입니다.
template-banner = 서식 불명
readback-same = 복창: 모든 값 일치
readback-different = 복창 불일치: { $fields }
event-stored = 이곳에 저장
event-read = 열람
event-readback-by = 복창
event-passed-on = 전달
event-released = 발송
event-warning-confirmed = 표시를 확인
log-empty = 아직 기록이 없습니다.
step-read = 열람 표시(&R)
step-readback = 복창(&B)…
step-interim = 중간 회신(&I)…
step-passed-on = 전달함(&P)…
step-not-understood = 내용 불명(&U)…
step-correct = 정정 또는 철회(&E)…
hold-watch = 당직을 시작하면 이 통보를 처리합니다.
hold-warnings = 먼저 본문 위의 표시를 하나씩 확인하십시오.
hold-scroll = 먼저 본문을 끝까지 읽으십시오.
next-read = 다음: 열람 표시.
next-readback = 다음: 값을 복창.

## Warnings over the text
warning-late = 기한 시각 이후에 발송되었습니다.
warning-delayed = 발송 { $released }, 도착 { $arrived } (시각 차 { $offset }).
warning-expired = 유효기간 종료: { $until }. 내용이 더는 맞지 않을 수 있습니다.
warning-confirmed = 확인함
confirm-late = 확인: 지연 발신
confirm-delayed = 확인: 지연 도착
confirm-expired = 확인: 유효기간 종료

## Readback
readback-title = 복창
readback-why = 값을 하나씩 왼쪽 본문과 견주십시오.
readback-kind = 어떤 통보입니까?
readback-whole = 본문 전체
readback-unset = 기재 없음
readback-choose = 선택…
readback-confirm = 일치
readback-confirmed = 대조함
readback-compare = 대조
readback-differs = 본문과 다릅니다. 다시 보거나 불명이라고 알리십시오.
readback-mode = 통신 구분
readback-malformed = 이 형식으로는 대조할 수 없습니다.
readback-type-instant = 본문을 보고 시작 시각 입력
readback-type-position = 본문을 보고 첫 위치 입력
readback-type-number = 본문을 보고 입력
readback-type-text = 본문을 보고 입력
readback-progress = { $total }개 중 { $settled }개 대조함
readback-send = 복창 보내기(&R)
readback-unclear = 불명(&C)…
readback-unreadable = 본문을 복창할 수 없습니다({ $line }행). 발신자에게 물으십시오.

## Short answers
interim-title = 중간 회신
interim-send = 중간 회신 보내기(&S)
interim-answer-by = 회신 기한(UTC)
passed-on-title = 전달한 곳
passed-on-confirm = 전달함으로 기록(&S)

## Alarms
alarm-flash = 최긴급
alarm-immediate = 긴급
alarm-overdue = 기한 지남
alarm-link = 회선
alarm-integrity = 무결성
alarm-caution = 주의
alarm-open = 열기 F2
alarm-silence = 30초 소리 끄기 F3
alarm-take = 맡기 F4
alarm-others = 다른 알람 { $count }개
alarm-count = { $count }회
alarm-silenced = 소리 꺼짐, 다시 울립니다
alarm-no-sound = 이 기계에 소리가 없음
alarm-ended = 원인이 사라짐
alarm-code-message-arrived = 통보 도착
alarm-code-readback-differs = 상대 측 복창 불일치
alarm-code-our-readback-differs = 이쪽 복창 불일치
alarm-code-template-unknown-there = 상대 측에 이 통보의 서식이 없음
alarm-code-violation = 규약에 어긋난 프레임
alarm-code-link-lost = 회선 끊김
alarm-code-continuity-broken = 세션 이어지지 않음
alarm-code-clocks-apart = 시각 차 있음
alarm-code-storage-failed = 당직 일지에 쓸 수 없음
alarm-code-strangers-at-the-door = 모르는 열쇠의 접속
alarm-code-station-locked = 통신국 잠김
alarm-code-own-epoch-opened = 자국이 새 기수를 엶
alarm-code-peer-epoch-opened = 상대 통신국이 새 기수를 엶
alarm-code-peer-restored = 상대 통신국이 사본에서 복원됨
alarm-code-roots-differ = 양측 일지 불일치
alarm-code-not-stored-there = 상대 측 저장 기한 지남
alarm-code-not-read-here = 이쪽 열람 기한 지남
alarm-code-no-reply-from-there = 상대 측 회신 기한 지남
alarm-code-not-answered-here = 이쪽 회신 기한 지남
alarm-code-reply-overdue = 회신 기한 지남
alarm-code-own-fork = 한 번호에 기록 둘: 발신 잠김
alarm-code-peer-fork = 상대 기록이 서로 어긋남: 발신 잠김
alarm-code-peer-copy = 상대 통신국의 사본이 작동 중
alarm-code-own-copy = 자국의 사본이 작동 중

## Releases
releases-waiting = 발송 { $count }건이 당직자를 기다립니다.
releases-open = 점검하고 발송(&R)…

## Refusals
refused-other = 통신국이 거절함: { $code } { $details }
refused-station-locked = 통신국이 잠겨 있습니다. 먼저 푸십시오.
refused-station-busy = 통신국이 바쁩니다. 다시 하십시오.
refused-message-unknown = 통신국에 이 통보가 없습니다.
refused-link-lost = 자국과의 연결이 없습니다. 아무것도 보내지 않았습니다.
refused-no-reply = 통신국이 제때 응답하지 않았습니다. 되풀이하기 전에 목록을 보십시오.
refused-wrong-passphrase = 암호문이 틀립니다. 아무것도 바꾸지 않았습니다.
refused-officer-not-on-watch = 먼저 당직을 시작하십시오.
refused-warning-unconfirmed = 먼저 본문 위의 표시를 하나씩 확인하십시오.
refused-not-read-yet = 먼저 열람 표시를 하십시오.
refused-release-expired = 발송 기한이 지났습니다. 다시 준비하십시오.
refused-hello-first = 자국과의 연결을 되살리는 중입니다. 다시 하십시오.
refused-template-unknown = 이 통보의 서식이 없습니다.
refused-alarm-unknown = 이 알람은 끝났습니다.

## Keys
keys-title = 글쇠
keys-note = Enter만으로는 아무것도 보내지 않습니다. Tab과 Shift+Tab으로 자리를 옮기고, 화살표로 목록 안을 움직입니다.
key-help = 이 목록
key-alarm-open = 알람의 통보 열기
key-alarm-silence = 30초 소리 끄기
key-alarm-take = 알람 맡기
key-circuits = 회선으로
key-traffic = 목록으로
key-message = 본문으로
key-new = 새 통보
key-drafts = 초안
key-releases = 발송 대기
key-read = 열람 표시
key-readback = 복창
key-interim = 중간 회신
key-passed-on = 전달함
key-not-understood = 내용 불명
key-correct = 정정 또는 철회
key-watch = 당직 시작·종료
key-link-test = 이 회선 시험
key-pair = 통신국과 짝짓기
key-night = 낮 또는 밤
key-larger = 글자 크게
key-smaller = 글자 작게
