"""Warnings with something unclear in them, or in other scripts: see `warning_samples`."""

from tests.protocol.notices.warning_samples import (
    BOX,
    KWAJALEIN,
    MARCH_5,
    circle,
    polygon,
    sample,
)

HARD_SAMPLES = [
    sample(
        "decimal degrees or degrees and minutes",
        "AREA BOUND BY 34.45N 120.36W, 34.50N 121.10W, 33.10N 125.00W",
        [[polygon((34.45, -120.36), (34.5, -121.1), (33.1, -125)), BOX]],
        [],
        doubts=("degrees-or-minutes",),
    ),
    sample(
        "decimal degrees, since 75 are no minutes",
        "WITHIN 40 NM OF 34.75N 120.60W",
        [[circle(34.75, -120.6, 40)]],
        [],
    ),
    sample(
        "the letter O for east or west",
        "DANS UN RAYON DE 40 MILLES NAUTIQUES AUTOUR DE 34-45N 120-36O",
        [[circle(34.75, -120.6, 40), circle(34.75, 120.6, 40)]],
        [],
        doubts=("letter-o",),
    ),
    sample(
        "longitudes first are not paired with the wrong latitudes",
        "AREA BOUND BY 120-36W 34-45N, 121-10W 34-50N, 125-00W 33-10N",
        [[]],
        [],
        doubts=("longitude-first",),
    ),
    sample(
        "a corner that cannot be read blocks its polygon",
        "AREA BOUND BY 34-45N 120-36W, 34-50N 121-1OW, 33-10N 125-00W, 32-00N 124-00W",
        [[]],
        [],
        doubts=("unread-between",),
    ),
    sample(
        "minutes above sixty block their polygon",
        "AREA BOUND BY 34-75N 120-36W, 34-50N 121-10W, 33-10N 125-00W",
        [[]],
        [],
        doubts=("sixty-minutes",),
    ),
    sample(
        "corners in an order that crosses",
        "AREA BOUND BY 10-00N 010-00E, 12-00N 012-00E, 10-00N 012-00E, 12-00N 010-00E",
        [[]],
        [],
        doubts=("polygon-crosses-itself",),
    ),
    sample(
        "a last corner that lacks its longitude",
        "AREA BOUND BY 34-45N 120-36W, 34-50N 121-10W, 33-10N 125-00W, 32-50N",
        [[]],
        [],
        doubts=("lone-coordinate",),
        left=("AREA BOUND BY 34-45N 120-36W, 34-50N 121-10W, 33-10N 125-00W, 32-50N",),
    ),
    sample(
        "a place alone is no area",
        "BUOY ESTABLISHED IN 34-45N 120-36W.",
        [[]],
        [],
        doubts=("too-few-positions",),
    ),
    sample(
        "M is miles or metres",
        "WITHIN 40 M OF 09-00N 167-00E",
        [[KWAJALEIN, circle(9, 167, 40, "M")]],
        [],
        doubts=("m-miles-or-metres",),
    ),
    sample(
        "kilometres",
        "WITHIN 75 KM OF 09-00N 167-00E",
        [[circle(9, 167, 75, "KM")]],
        [],
    ),
    sample(
        "over the dateline and around a pole",
        "AREA BOUND BY 10-00S 179-00E, 10-00S 179-00W, 12-00S 180-00W. "
        "WITHIN 300 NM OF 89-00N 000-00E",
        [[polygon((-10, 179), (-10, -179), (-12, 180))], [circle(89, 0, 300)]],
        [],
    ),
    sample(
        "cancelled and replaced numbers are named as such",
        "NAVAREA XI 26-0123\nCANCEL NAVAREA XI 26-0100.\nWITHIN 40 NM OF 09-00N 167-00E",
        [[KWAJALEIN]],
        [],
        ids=("NAVAREA XI 26-0123", "NAVAREA XI 26-0100"),
        doubts=("other-number",),
    ),
    sample(
        "russian letters and words",
        "ПУСК РАКЕТ 051800 UTC - 052300 UTC MAR 26 В РАЙОНЕ, ОГРАНИЧЕННОМ КООРДИНАТАМИ: "
        "68-30.0С 040-00.0В, 69-00.0С 041-00.0В, 68-00.0С 042-00.0В. "
        "В РАДИУСЕ 40 МИЛЬ ОТ 09-00С 167-00В",
        [[polygon((68.5, 40), (69, 41), (68, 42))], [KWAJALEIN]],
        [[MARCH_5]],
        doubts=("miles-nautical",),
    ),
    sample(
        "chinese words around the positions",
        "A0123/26 在下列四点连线范围内：北纬18度30分 东经111度00分、北纬18度30分 东经112度00分、"
        "北纬17度30分 东经112度00分。2603051800-2603052300",
        [[polygon((18.5, 111), (18.5, 112), (17.5, 112))]],
        [[MARCH_5]],
        ids=("A0123/26",),
    ),
    sample(
        "japanese words behind the positions",
        "北緯30度00分 東経131度00分、北緯30度30分 東経132度00分、"
        "北緯29度30分 東経132度00分を結ぶ線により囲まれる海域",
        [[polygon((30, 131), (30.5, 132), (29.5, 132))]],
        [],
    ),
    sample(
        "korean words",
        "북위 35도 00분 동경 130도 00분을 중심으로 반경 40해리",
        [[circle(35, 130, 40)]],
        [],
    ),
    sample(
        "corners without a word for their shape",
        "DANGER 34-45N 120-36W 34-50N 121-10W 33-10N 125-00W",
        [[BOX]],
        [],
        doubts=("shape-not-stated",),
    ),
    sample(
        "two lengths before one centre",
        "WITHIN 5 NM, LATER WITHIN 40 NM OF 09-00N 167-00E",
        [[KWAJALEIN]],
        [],
        doubts=("several-lengths",),
    ),
    sample(
        "no warning at all",
        "The weather is fine; lunch is at 12.",
        [],
        [],
        left=("The weather is fine; lunch is at 12.",),
    ),
]
