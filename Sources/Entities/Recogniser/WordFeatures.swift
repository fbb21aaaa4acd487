/// How the features of a word are used at the places around it.
package enum WordFeatures {
    /// The places, 0 … 4 for two before … two after.
    package static let places = 0..<5

    /// How many of a word's features are used at a place.
    @inline(__always)
    package static func count(of type: WordType, place: Int) -> Int {
        switch place {
        case 2: Int(type.own)
        case 1, 3: Int(type.near)
        default: Int(type.far)
        }
    }

    /// The hash of a word's feature at a place.
    @inline(__always)
    package static func hash(_ feature: UInt64, place: Int) -> UInt64 {
        FeatureHash.mix(feature, UInt64(place) &+ 0x7700)
    }
}
