# Refusals that a person meets at the command line.
refused-folder-missing = 이 폴더에 국이 없습니다({ $details }). “readback station create”로 만들거나 --folder로 다른 폴더를 지정하십시오.
refused-link-file-unreadable = 이 폴더에서 국이 실행된 적이 없습니다({ $details }). “readback station run”으로 시작하거나 --folder로 다른 폴더를 지정하십시오.
refused-folder-exists = 이 위치에 이미 무언가 있습니다({ $details }). 아무것도 바뀌지 않았습니다. 아직 없는 폴더를 지정하십시오.
refused-folder-not-empty = 폴더가 비어 있지 않습니다({ $details }). 아무것도 바뀌지 않았습니다. 빈 폴더나 새 폴더를 지정하십시오.
refused-officers-too-few = 당직자 수가 부족합니다({ $details }). 각 당직자를 암호문과 함께 지정하십시오.
refused-circuit-unknown = 이 이름의 회선이 없습니다({ $details }). “readback status”로 회선 목록을 볼 수 있습니다.
refused-scenario-unknown = 이 이름의 상황이 없습니다({ $details }).
refused-languages-malformed = 두 자리의 언어를 en,zh처럼 쉼표로 나눈 두 코드로 지정하십시오({ $details }).
refused-text-unreadable = 이 문면은 여기 있는 서식 묶음이 지정한 언어로 인쇄한 것이 아니거나 변경되었습니다({ $details }). 아무것도 추측하지 않았습니다.
refused-passphrase-not-given = 이 당직자의 암호문이 주어지지 않았습니다({ $details }).
