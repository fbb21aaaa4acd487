import Entities

/// How a network is written for other programs: GraphML, DOT, or its links as CSV.
public enum NetworkFormat: String, CaseIterable, Sendable {
    case graphml, dot, csv

    /// - Parameter name: What it is called: the one in the middle, or the query.
    public func written(_ network: Network, name: String) -> String {
        switch self {
        case .graphml: graphML(network, name)
        case .dot: dot(network, name)
        case .csv: csv(network)
        }
    }

    private func graphML(_ network: Network, _ name: String) -> String {
        var lines = [
            #"<?xml version="1.0" encoding="UTF-8"?>"#,
            #"<graphml xmlns="http://graphml.graphdrawing.org/xmlns">"#,
        ]
        let keys = [
            ("name", "node", "string"), ("kind", "node", "string"), ("role", "node", "string"),
            ("articles", "node", "int"), ("shared", "node", "int"), ("group", "node", "int"),
            ("weight", "edge", "int"),
        ]
        lines += keys.map {
            #"  <key id="\#($0.0)" for="\#($0.1)" attr.name="\#($0.0)" attr.type="\#($0.2)"/>"#
        }
        lines.append(#"  <graph id="\#(Self.xml(name))" edgedefault="undirected">"#)
        for (place, node) in network.nodes.enumerated() {
            let values = [
                ("name", node.name), ("kind", node.kind.rawValue), ("role", node.role ?? ""),
                ("articles", String(node.articles)), ("shared", String(node.shared)),
                ("group", String(network.group(of: place) + 1)),
            ]
            let data = values.map { #"<data key="\#($0.0)">\#(Self.xml($0.1))</data>"# }.joined()
            lines.append(#"    <node id="e\#(node.entity.rawValue)">\#(data)</node>"#)
        }
        for link in network.links {
            let (one, other) = (network.nodes[link.one].entity, network.nodes[link.other].entity)
            lines.append(
                #"    <edge source="e\#(one.rawValue)" target="e\#(other.rawValue)"><data key="weight">\#(link.articles)</data></edge>"#
            )
        }
        return (lines + ["  </graph>", "</graphml>"]).joined(separator: "\n") + "\n"
    }

    private func dot(_ network: Network, _ name: String) -> String {
        var lines = ["graph \"\(Self.quoted(name))\" {"]
        for node in network.nodes {
            lines.append(
                "  e\(node.entity.rawValue) [label=\"\(Self.quoted(node.name))\", articles=\(node.articles)];"
            )
        }
        for link in network.links {
            let (one, other) = (network.nodes[link.one].entity, network.nodes[link.other].entity)
            lines.append(
                "  e\(one.rawValue) -- e\(other.rawValue) [weight=\(link.articles), label=\"\(link.articles)\"];"
            )
        }
        return (lines + ["}"]).joined(separator: "\n") + "\n"
    }

    private func csv(_ network: Network) -> String {
        let rows = network.links.map { link in
            let (one, other) = (network.nodes[link.one], network.nodes[link.other])
            return [
                "e\(one.entity.rawValue)", one.name, "e\(other.entity.rawValue)", other.name,
                String(link.articles),
            ].map(Self.field).joined(separator: ",")
        }
        return (["source,source_name,target,target_name,articles"] + rows).joined(separator: "\n") + "\n"
    }

    private static func field(_ text: String) -> String {
        text.contains { ",\"\n\r".contains($0) } ? "\"\(text.replacing("\"", with: "\"\""))\"" : text
    }

    private static func quoted(_ text: String) -> String {
        text.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"").replacing("\n", with: " ")
    }

    private static func xml(_ text: String) -> String {
        text.replacing("&", with: "&amp;").replacing("<", with: "&lt;").replacing(">", with: "&gt;")
            .replacing("\"", with: "&quot;")
    }
}
