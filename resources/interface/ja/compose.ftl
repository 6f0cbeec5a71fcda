# Words of composing, checking, releasing, first start and pairing.

# The map.
map-name = 区域の地図
map-empty = 世界地図。区域はまだ入力されていない。
