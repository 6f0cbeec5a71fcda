# Words of composing, checking, releasing, first start and pairing.

# The map.
map-name = 구역 지도
map-empty = 세계 지도. 아직 입력된 구역이 없음.
