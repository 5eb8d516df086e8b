using System.Text.Json.Nodes;
using Probative.Handover.Package;
using Probative.Handover.Plan;
using Probative.Kernel.Cases;
using Probative.Kernel.Commands;
using Probative.Kernel.Vault;

namespace Probative.Handover;

/// <summary>The result of a handover, in the shape of docs/spec/json-output.md.</summary>
internal static class HandoverResult
{
    public static JsonObject Of(
        IVault vault,
        MakeHandover command,
        Standing standing,
        HandoverPlan plan,
        Payload payload,
        Appended recorded) => new()
    {
        ["case"] = standing.ToJson(),
        ["package"] = command.Out,
        ["form"] = command.Form == PackageForm.Zip ? "zip" : "folder",
        ["to"] = command.To,
        ["purpose"] = command.Purpose,
        ["facts"] = recorded.Number,
        ["items"] = (long)plan.Leaving.Count,
        ["payload_files"] = payload.Files,
        ["payload_bytes"] = payload.Bytes,
        ["withheld_facts"] = plan.BareFacts,
        ["withheld_fields"] = plan.WithheldFields,
        ["manifest_sha256"] = payload.ManifestSha256.ToHex(),
        ["outside_times"] = (long)payload.Anchors.Count,
        ["previous"] = plan.Survey.Previous?.ToHex(),
        ["index"] = recorded.Index,
        ["fingerprint"] = vault.Log.Vkey.Fingerprint,
        ["checkpoint"] = Published.ToJson(vault),
    };
}
