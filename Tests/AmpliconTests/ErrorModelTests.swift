import Amplicon
import Testing

@Suite struct ErrorModelTests {
  private func model(_ scores: Int) -> ErrorModel {
    let rates = (0..<16).flatMap { row in
      (0..<scores).map { score in
        let error = 0.07 / Double(3 * score + 1)
        return Transition.isSelf(row) ? 1 - 3 * error : error
      }
    }
    return ErrorModel(highestScore: scores - 1, rates: rates)
  }

  @Test func readsBackWhatItWrites() throws {
    for scores in [1, 2, 41, 94] {
      #expect(try ErrorModel(csv: model(scores).csv()) == model(scores))
    }
  }

  @Test func readsWhatRWrites() throws {
    let errors = try DadaFixture.errors()
    #expect(errors.highestScore == 41 || errors.highestScore == 40)
    let quoted = model(3).csv().split(separator: "\n").map { line in
      line.split(separator: ",").enumerated().map { $0 == 0 ? "\"\($1)\"" : String($1) }.joined(separator: ",")
    }
    #expect(try ErrorModel(csv: quoted.joined(separator: "\r\n")) == model(3))
  }

  @Test func highScoresTakeTheHighestKnownRate() {
    #expect(model(5).rate(1, score: 60) == model(5).rate(1, score: 4))
  }

  @Test(arguments: [
    ("", "no head"), ("transition\n", "no head"), ("transition,0,2\n", "head"), ("transition,0\nA2A,1\nA2X,0\n", "A2X"),
    ("transition,0\nA2A,1\nA2A,1\n", "twice"), ("transition,0,1\nA2A,1\n", "1 rates instead of 2"),
    ("transition,0\nA2A,nan\n", "no rate"), ("transition,0\nA2A,-0.1\n", "no rate"),
    ("transition,0\nA2A,1\n", "missing"),
  ])
  func saysWhatIsWrong(text: String, part: String) {
    #expect { try ErrorModel(csv: text) } throws: { ($0 as? AmpliconError)?.message.contains(part) == true }
  }

  @Test func refusesRatesThatDoNotSumToOne() {
    let text = model(2).csv().replacing("A2C,0.07,", with: "A2C,0.17,")
    #expect { try ErrorModel(csv: text) } throws: { ($0 as? AmpliconError)?.message.contains("sum to") == true }
  }
}
