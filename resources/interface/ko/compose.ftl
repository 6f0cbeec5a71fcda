# Words of composing, checking, releasing, first start and pairing.

# The map.
map-name = 구역 지도
map-empty = 세계 지도. 아직 입력된 구역이 없음.

# Choosing the kind.
kind-question = 어떤 상황인가?
kind-search = 상황을 나타내는 말로 검색(여섯 언어 모두 가능)
kind-list = 통보 종류
kind-none = 이 말을 모두 포함하는 통보 종류가 없음. 말을 줄이거나 바꿀 것.

# Controls of the form.
choose = 선택
choose-or-type = 선택하거나 입력하여 검색
not-stated = 기재 없음
leave-out = 이 항목은 넣지 않음
unit = 단위
mark-required = 필수
mark-critical = 상대측이 복창하여 대조
window-from = 시작
window-until = 끝
window-echo = 길이 { $hours }시간 { $minutes }분
instant-echo = { $dtg } · 현지 { $local } { $zone }
one-a-line = 한 줄에 하나.
one-position-a-line = 한 줄에 위치 하나
points-read = 읽은 위치: { $count }
text-language = 글의 언어
text-count = { $used } / { $limit }자
area-add = 구역 추가
area-remove = 빼기
area-number = 구역 { $number }
shape-circle = 원
shape-polygon = 다각형
shape-sector = 부채꼴
shape-corridor = 회랑
shape-ocean-quadrant = 대양 사분면
shape-water-body = 수역
shape-site = 명명된 장소
area-centre = 중심
area-radius = 반경
area-points = 순서대로 위치
area-width = 전체 폭
area-start = 시작 방위각
area-end = 시계 방향으로 끝 방위각
area-ocean = 대양
area-quadrant = 사분면
area-water-body = 수역
area-site = 장소

# References and corrections.
no-open-notices = 참조할 진행 중인 통보가 없음.
no-serial-yet = 아직 일련번호 없음
notice-outgoing = 발신 { $serial } · { $at } · { $title } · { $circuit }
notice-incoming = 수신 { $serial } · { $at } · { $title } · { $circuit }
whole-notice = 통보 전체
changes-choose-first = 정정할 통보를 먼저 선택하면 그 항목이 여기에 나타남.
was = 이전 값: { $value }

# Advice on free text: said, never forced.
advice-decimal-comma = { $excerpt }: 소수는 점으로 쓸 것. 쉼표는 다른 독자에게는 천 단위 구분임.
advice-date-not-iso = { $excerpt }: 날짜는 YYYY-MM-DD로 쓸 것.
advice-time-without-zone = { $excerpt }: 시각은 UTC로 쓰고 Z를 붙일 것(예: 18:00Z).
advice-digits-not-ascii = { $excerpt }: 숫자는 0–9로 쓸 것.
advice-myriad-number = { $excerpt }: 수 전체를 숫자로 쓸 것.
advice-exclamation = { $excerpt }: 느낌표를 쓰지 말 것. 분노로 읽힘.
advice-quotation = { $excerpt }: 따옴표를 쓰지 말 것. 의심으로 읽힘.

# What is wrong with a value, and what to do.
refusal-at = { $place }: { $sentence }
at-item = { $number }번
at-line = { $number }행
rule-other = 이 값은 규칙 { $code }에 어긋남. 고칠 것.
rule-field-missing = 입력되지 않음. 이 항목을 입력할 것.
rule-part-missing = 빈칸이 있음. 이 모양의 칸을 모두 채울 것.
rule-field-not-for-this-case = 이 항목은 이 경우에 해당하지 않음. 비울 것.
rule-not-a-position = 위치로 읽을 수 없음. 34°45.0′N 120°36.0′W, 34 45 00 N 120 36 00 W 또는 34.75, -120.6처럼 입력할 것.
rule-longitude-first = 경도가 먼저 있거나 글자가 분명하지 않음. 먼저 위도를 N 또는 S로, 다음에 경도를 E 또는 W로 적을 것.
rule-more-than-4-decimals = 너무 세밀함: 도의 소수는 네 자리까지. 직접 반올림할 것.
rule-sixty-minutes = 분과 초는 60 미만. 확인할 것.
rule-latitude-range = 위도는 90도까지. 위도와 경도가 바뀌지 않았는지 확인할 것.
rule-longitude-range = 경도는 180도까지. 확인할 것.
rule-number-missing = 수가 없음. 숫자로 입력할 것.
rule-decimal-comma = 쉼표는 천 단위로도 소수로도 읽힘. 소수는 점을 쓰고 자리를 구분하지 말 것.
rule-not-a-number = 수로 읽을 수 없음. 숫자로 입력하고 소수는 점을 쓸 것.
rule-count-not-whole = 개수임. 0 이상의 정수를 입력할 것.
rule-number-range = 자릿수가 너무 많음. 확인할 것.
rule-unit-missing = 단위가 없음. 선택할 것.
rule-unknown-unit = 이 단위는 여기에 쓸 수 없음. 목록에서 선택할 것.
rule-length-not-positive = 길이는 0보다 커야 함. 확인할 것.
rule-longer-than-half-the-globe = 지구 반 바퀴보다 긺. 수와 단위를 확인할 것.
rule-azimuth-range = 방위각은 진방위 000.0~359.9도, 소수 한 자리. 확인할 것.
rule-more-than = 최대 { $limit }. 줄일 것.
rule-less-than = 최소 { $limit }. 늘릴 것.
rule-more-than-minutes = 최대 { $limit }분. 시간대를 줄일 것.
rule-points = 위치는 { $limit }개 필요. 목록을 확인할 것.
rule-not-an-instant = 시각으로 읽을 수 없음. UTC로 2026-03-05 18:00Z 또는 051800Z MAR 26처럼 입력할 것.
rule-instant-without-zone = 시간대가 없음. UTC로 입력하고 Z를 붙일 것.
rule-instant-range = 1970년 이전이거나 2199년 이후임. 연도를 확인할 것.
rule-instant-not-on-a-minute = 계획 시각은 분까지. 초를 뺄 것.
rule-not-a-date = 날짜로 읽을 수 없음. 2026-03-05처럼 입력할 것.
rule-impossible-date = 그런 날짜나 시각은 없음. 확인할 것.
rule-date-range = 1970년 이전이거나 2199년 이후임. 연도를 확인할 것.
rule-window-start-missing = 시작이 없음. UTC로 입력할 것.
rule-window-end-missing = 끝이 없음. UTC로 입력할 것.
rule-window-ends-before-start = 끝이 시작보다 뒤가 아님. 둘 다 확인할 것.
rule-not-the-day-on-which-the-window-opens = 날짜가 시간대가 시작되는 UTC 날짜와 다름. 둘 중 하나를 고칠 것.
rule-point-at-pole = 꼭짓점을 극에 둘 수 없음. 조금 옮길 것.
rule-point-repeated = 같은 위치가 연달아 두 번 있음. 하나를 뺄 것.
rule-edge-half-turn = 두 점의 경도 차가 꼭 180도라 잇는 선이 분명하지 않음. 사이에 점을 넣을 것.
rule-polygon-around-pole = 다각형으로 극을 둘러쌀 수 없음. 극을 중심으로 한 원을 쓸 것.
rule-polygon-without-area = 이 위치들은 구역을 이루지 않음. 확인할 것.
rule-polygon-crosses-itself = 변이 서로 교차함. 지도에서 위치 순서를 확인할 것.
rule-sector-without-width = 두 방위각이 같음. 원을 쓰거나 하나를 바꿀 것.
rule-shape-not-of-this-field = 이 항목에는 이 모양을 쓸 수 없음. 다른 것을 고를 것.
rule-not-in-the-list = 목록에 없음. 목록에서 선택할 것.
rule-unknown-code = 템플릿에 이 코드가 없음. 다른 것을 고를 것.
rule-list-empty = 목록이 비어 있음. 추가할 것.
rule-text-empty = 글이 비어 있음. 입력할 것.
rule-text-too-long = 글이 너무 긺. 줄일 것.
rule-text-not-plain-ascii = 여기는 기본 라틴 문자, 숫자, 기호만 가능. 다시 입력할 것.
rule-not-nfc = 특이하게 조합된 글자가 있음. 여기에서 다시 입력할 것.
rule-bidi-control = 쓰기 방향을 바꾸는 숨은 문자가 있음. 여기에서 다시 입력할 것.
rule-control-character = 제어 문자가 있음. 여기에서 다시 입력할 것.
rule-invisible-character = 보이지 않는 문자가 있음. 여기에서 다시 입력할 것.
rule-odd-space = 특수한 공백이 있음. 보통 공백으로 바꿀 것.
rule-unassigned-character = 다른 기기에서 표시할 수 없는 문자가 있음. 뺄 것.
rule-combining-marks = 한 글자에 붙은 기호가 너무 많음. 뺄 것.
rule-mixed-alphabets = 한 낱말에 다른 문자 체계가 섞임. 한 가지로 다시 입력할 것.
rule-change-without-effect = 새 값이 이전 값과 같음. 바꾸거나 표시를 지울 것.
rule-test-mode-is-for-link-tests = TEST 구분으로는 회선 시험만 보낼 수 있음. 다른 회선을 고를 것.
rule-entry-too-long = 너무 긺. 입력한 내용을 확인할 것.
rule-not-a-value-yet = 아직 끝나지 않음. 마저 쓰거나 비울 것.
rule-no-station = 자국과의 회선이 없음. 돌아올 때까지 기다릴 것.
rule-address-given-twice = 같은 국이 수신처에 두 번 있음. 회선 하나의 표시를 지울 것.

# The composer.
composer-title = 통보 작성
step-situation = 1  상황
step-fill = 2  작성
step-check = 3  확인과 발송
composer-next = 이 종류 선택(&C)
composer-check = 확인(&C)…
composer-release = 발송(&R)…
draft-saving = 초안: 저장 중…
draft-kept = 초안을 국에 저장함 { $at }
draft-not-kept = 초안이 저장되지 않음: { $reason }
send-to = 수신
circuit-row = { $name } · { $peer }({ $party }) · { $mode }
circuit-locked-row = { $name } · { $peer }({ $party }) · { $mode } · 송신 잠김
no-circuit-chosen = 회선이 선택되지 않음. 수신처에 표시할 것.
form-open = 아직 바르지 않은 항목: { $count }. { $first }
composition-open = 입력기 조합이 끝나지 않음. 먼저 확정하거나 취소할 것.
heading-change = 머리부 변경…
heading-precedence = 긴급도
heading-instrument = 근거 문서
heading-obligation = 의무
heading-authority = 권한 수준
heading-reply = 요청하는 회답

# Lead time and what the articles ask for.
lead-none = 이 종류에는 사전 기한이 정해져 있지 않음.
lead-unknown = 기한: '{ $field }'을(를) 작성하면 알 수 있음.
lead-left = 기한 { $until } · { $hours }시간 { $minutes }분 남음
lead-late = 기한 { $until } · { $hours }시간 { $minutes }분 지남
lead-late-band = 지연 발송: 여전히 보낼 수 있으며 양측에 '지연'으로 표시됨.
check-done = { $mark } { $field }
check-open = { $mark } { $field }: 미작성

# The proof.
peer-language = 상대측 언어
proof-own = 우리 측이 읽는 글
proof-peer = 상대측이 읽는 글: { $language }
proof-back = 이 언어의 글에서 다시 읽은 글: { $language }
proof-same = 여섯 언어 모두 다시 읽으면 같은 통보임.
proof-differs = 다시 읽으면 같은 통보가 아님: { $languages }. 발송할 수 없음. 표시된 값을 고칠 것.

# The release.
release-title = 발송
release-why = 이 글은 고정되었음. 각 당직자가 대조한 뒤 자신의 암호문으로 서명함. 두 번째 당직자는 다른 자리에서 서명할 수 있음.
release-alone-band = 양측 화면에 '당직자 1명이 발송'이라고 표시됨.
release-officer = 당직자
release-passphrase = 이 당직자의 암호문
release-sign = 발송에 서명(&S)
release-by-one = 당직자 1명으로 발송(&O)…
release-take-back = 철회(&T)
release-signed = 서명함: { $names }.
release-nobody = 아직 없음
release-needed = 필요한 당직자: { $needed }명.
release-expires = 남은 시간 { $left }
release-alone-in = { $left } 뒤에 당직자 1명으로 발송 가능
release-digits = 글의 숫자
release-gone = 이 발송은 끝났음(발송, 철회 또는 만료). 통신 목록을 볼 것.

# Lists.
drafts-list-title = 초안
drafts-list-empty = 초안이 없음.
drafts-list-open = 열기(&O)
drafts-list-discard = 버리기(&D)
releases-list-title = 당직자를 기다리는 발송
releases-list-empty = 기다리는 발송이 없음.
releases-list-open = 열기(&O)
draft-row = { $title } · { $circuits } · { $author } · { $at }
release-row = { $title } · { $at } · 서명: { $signed } / 필요 { $needed }명
