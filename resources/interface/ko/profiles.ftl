# 문서 규칙의 용어: 점검표와 문서 쪽.

profile-pass = 충족
profile-missing = 미기재
profile-late = 기한 지남
profile-differs = 불일치
profile-not-known = 미상
profile-fields = 서식의 필수 항목이 모두 작성됨
profile-advisory = 통상
profile-line = { $state } · { $asked }
profile-line-article = { $state } · { $article } · { $asked }
profile-count-pass = 충족 { $count }건
profile-count-missing = 미기재 { $count }건
profile-count-late = 기한 지남 { $count }건
profile-count-differs = 불일치 { $count }건
profile-count-not-known = 미상 { $count }건

article-article = 제{ $number }조
article-chapter = 제{ $number }장
article-annex = 부속서 { $number }
article-protocol = 의정서 { $number }
article-paragraph = 제{ $number }항
article-part = { $article } { $number }

instruments-title = 문서 목록: 각 문서가 정한 내용
instruments-none = 이 문안집에는 문서 쪽이 없음.
instrument-page = 문서 쪽
instrument-code = 부호: { $code }
instrument-status = 상태: { $status }
instrument-signed = 서명일: { $date }
instrument-asks = 정한 내용
instrument-checks = 점검표가 확인하는 사항
instrument-for = 통신문: { $kinds }
instrument-kinds = 사용하는 통신문 종류: { $count }
instrument-sources = 자료
key-instruments = 문서 목록
