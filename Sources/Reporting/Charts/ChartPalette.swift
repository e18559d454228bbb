/// Colours that stay apart for colour-blind readers and in light and dark mode; no red beside green.
enum ChartPalette {
  /// For groups of samples (after Okabe & Ito 2008), with the marks of `Mark` as a second sign.
  static let groups = ["#2a6fb0", "#dd8a1e", "#8b5aa5", "#2f9c95", "#b8577f", "#7a6f5d", "#5aa7d8", "#a8702a"]

  /// Shades of one hue from strong to pale; a phylum has a hue, its genera the shades.
  static let families = [
    ["#1f5f99", "#4a8fc7", "#8bbce0", "#2f78b5", "#6ba6d3", "#b3d3ec"],
    ["#d98a1f", "#edb35a", "#f5d199", "#c47712", "#f0c27a", "#f9e3c0"],
    ["#7b519d", "#a884c4", "#cdb5de", "#6a4389", "#bb9dd1", "#e0d0ec"],
    ["#23857f", "#5db5ae", "#a0d6d1", "#1a6f69", "#7fc6c0", "#c2e6e3"],
    ["#a94a73", "#cf83a4", "#e6b5cb", "#933a61", "#db9cb8", "#f0d2df"],
    ["#75654c", "#a39377", "#cabfa9", "#63543d", "#b7a98f", "#ded6c6"],
  ]

  /// Everything not shown by its own colour.
  static let other = "#b9bfc6"

  static func group(_ index: Int) -> String { groups[index % groups.count] }

  static func shade(family: Int, shade: Int) -> String {
    let shades = families[family % families.count]
    return shades[shade % shades.count]
  }
}
