import CCLD2
import CGMime
import CLibArchive
import CLibXML2
import CLibYAML

/// The libraries and programs that formats are read with.
public enum FormatLibraries {
    /// The names and versions of the libraries, as they are on this machine: “libxml2 2.9.14”; md4c and uchardet do not tell theirs.
    public static var versions: [String] {
        [
            "libxml2 \(String(cString: cx_version()))", String(cString: archive_version_string()),
            "GMime \(String(cString: cg_version()))",
            "libyaml \(String(cString: yaml_get_version_string()))", "md4c", "uchardet",
            "CLD2 \(String(cString: ccld2_version()))",
        ]
    }

    /// The programs that some documents are read by, and whether each is on this machine.
    public static var helpers: [(name: String, package: String, isInstalled: Bool)] {
        HelperProgram.all.map { ($0.name, $0.package, $0.isInstalled) }
    }
}
