/// Colours that stay apart for colour-blind readers and in light and dark mode; no red beside green.
enum ChartPalette {
  /// For groups of samples (after Okabe & Ito 2008), with the marks of `Mark` as a second sign.
  static let groups = ["#2a6fb0", "#dd8a1e", "#8b5aa5", "#2f9c95", "#b8577f", "#7a6f5d", "#5aa7d8", "#a8702a"]

  /// Shades of one hue from strong to pale; a phylum has a hue, its genera the shades.
  static let families = [
    ["#1c4f82", "#3f82bd", "#86b7dd", "#2767a3", "#5f9dd0", "#b4d2ea", "#103a63", "#a3c6e4"],
    ["#c97a15", "#edb35a", "#f7d9a8", "#e2962f", "#f2c683", "#a5600d", "#fae7c9"],
    ["#7b519d", "#a884c4", "#cdb5de", "#5f3a7e", "#bb9dd1", "#e0d0ec"],
    ["#23857f", "#5db5ae", "#a0d6d1", "#12615c", "#7fc6c0", "#c2e6e3"],
    ["#a94a73", "#cf83a4", "#e6b5cb", "#87325a", "#db9cb8", "#f0d2df"],
    ["#75654c", "#a39377", "#cabfa9", "#584a33", "#b7a98f", "#ded6c6"],
    ["#4f5d75", "#8391a8", "#b6c0cf", "#39455a", "#9daabd", "#d3dae4"],
    ["#8c6d1f", "#b99a48", "#d9c48a", "#6c5212", "#c9af69", "#e8dab4"],
  ]

  /// How many shades a hue has.
  static func shadeCount(family: Int) -> Int { families[family % families.count].count }

  /// Everything not shown by its own colour.
  static let other = "#b9bfc6"

  static func group(_ index: Int) -> String { groups[index % groups.count] }

  static func shade(family: Int, shade: Int) -> String {
    let shades = families[family % families.count]
    return shades[shade % shades.count]
  }
}
