using System.Text.Json.Nodes;
using Probative.Kernel.Views;

namespace Probative.Handover.CaseUco;

/// <summary>Items as files with their bytes' digest, and their receipts as actions with a record.</summary>
internal static class ItemNodes
{
    public static string Of(ItemView item) => $"item:{item.Id}";

    public static string Add(Graph graph, ItemView item)
    {
        var what = Of(item);
        var hash = item.Sha256 is { } sha256
            ? graph.Add(
                $"{what}#sha256",
                "uco-types:Hash",
                ("uco-types:hashMethod", "SHA256"),
                ("uco-types:hashValue", new JsonObject
                {
                    ["@type"] = "xsd:hexBinary", ["@value"] = sha256.ToString(),
                }))
            : null;
        var content = graph.Add(
            $"{what}#content",
            "uco-observable:ContentDataFacet",
            ("uco-observable:sizeInBytes", item.SizeBytes),
            ("uco-observable:hash", hash is null ? null : Graph.To(hash)));
        var file = graph.Add(
            $"{what}#file",
            "uco-observable:FileFacet",
            ("uco-observable:fileName", item.Name),
            ("uco-observable:sizeInBytes", item.SizeBytes));
        return graph.Add(
            what,
            "uco-observable:File",
            ("uco-core:tag", Graph.Texts(what)),
            ("uco-core:hasFacet", Graph.To([content, file])));
    }

    /// <summary>A receipt, with the record that it leads to. What came before it is as stated.</summary>
    public static IReadOnlyList<string> Add(
        Graph graph, AcquisitionView receipt, string item, Func<string?, string?> identity)
    {
        var what = $"receipt:{receipt.Item}:{receipt.Number}";
        var record = graph.Add(
            $"{what}#record",
            "case-investigation:ProvenanceRecord",
            ("uco-core:description", Graph.Texts(
                "Custody since intake. What came before is as stated; nothing here shows that it is so.")),
            ("uco-core:object", Graph.To([item])));
        var performer = identity(receipt.Actor);
        var action = graph.Add(
            what,
            "case-investigation:InvestigativeAction",
            ("uco-core:name", "received"),
            ("uco-core:description", Graph.Texts(Stated(receipt))),
            ("uco-core:tag", Graph.Texts(
                FormattableString.Invariant($"fact {receipt.Number} of the case"))),
            ("uco-action:endTime", Graph.Time(receipt.RecordedAt)),
            ("uco-action:performer", performer is null ? null : Graph.To(performer)),
            ("uco-action:object", Graph.To([item])),
            ("uco-action:result", Graph.To([record])));
        return [record, action];
    }

    private static string Stated(AcquisitionView receipt) =>
        $"Received, as stated: from {receipt.From ?? "(not stated)"}; how: {receipt.How ?? "(not stated)"}; "
        + $"when: {receipt.Received ?? "(not stated)"}. The time of this action is that of its record, by "
        + "the operator's clock.";
}
