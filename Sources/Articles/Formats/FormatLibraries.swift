import CLibXML2

/// The libraries that formats are read with.
public enum FormatLibraries {
    /// Their names and versions, as they are on this machine: “libxml2 2.9.14”.
    public static var versions: [String] {
        ["libxml2 \(String(cString: cx_version()))"]
    }
}
