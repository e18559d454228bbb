import BioModel
import FoundationEssentials
import Testing

struct JSONWriterTests {
  @Test("a record of a list is a line, the outermost level is never folded") func lines() {
    var json = JSONWriter()
    json.object { json in
      json.member("name", "a, {b}:\n  c")
      json.key("rows")
      json.array { json in
        for number in 1...2 {
          json.object { json in
            json.member("id", number)
            json.member("taxa", ["x,  y", "z"])
            json.member("none", nil as String?)
          }
        }
      }
      json.key("empty")
      json.array { _ in }
      json.key("deep")
      json.object { json in
        json.key("list")
        json.array { $0.object { $0.member("a", 1.5) } }
      }
    }
    #expect(
      json.text == """
        {
          "name": "a, {b}:\\n  c",
          "rows": [
            {"id": 1, "taxa": ["x,  y", "z"], "none": null},
            {"id": 2, "taxa": ["x,  y", "z"], "none": null}
          ],
          "empty": [],
          "deep": {
            "list": [
              {"a": 1.5}
            ]
          }
        }

        """)
  }

  @Test("a value written again is the same value, and what holds it parses") func again() throws {
    var json = JSONWriter()
    json.array { json in
      json.object { json in
        json.key("first")
        let start = json.bytes.count
        json.object { json in
          json.key("inner")
          json.array { json in json.value(1) }
        }
        let end = json.bytes.count
        json.key("second")
        json.valueAgain(from: start, to: end)
      }
    }
    let read = try JSONDecoder().decode([[String: [String: [Int]]]].self, from: Data(json.bytes))
    #expect(read == [["first": ["inner": [1]], "second": ["inner": [1]]]])
  }
}
