# Words of composing, checking, releasing, first start and pairing.

# The map.
map-name = 区域地图
map-empty = 世界地图。尚未输入任何区域。
