/// How sure something is, in words: “62% sure”.
package func sureness(_ confidence: Double) -> String { "\(percent(confidence))% sure" }

/// A share of one as a whole number of hundredths.
func percent(_ share: Double) -> Int { Int((max(0, min(1, share)) * 100).rounded()) }
