using System.Text;
using Probative.Intake.Sources;
using Probative.Ledger;
using Probative.Ledger.Facts;

namespace Probative.Intake;

/// <summary>
/// What makes two intakes the same: the case, the canonical paths in their order, everything stated, the
/// sidecar's bytes. By it an interrupted intake is found again; spelling a path differently does not hide it.
/// </summary>
public static class IntakeKey
{
    public static Hash32 Of(
        CaseId @case, IReadOnlyList<SourceRoot> roots, Statement stated, Hash32? sidecar)
    {
        var acquisition = stated.Acquisition;
        var asked = new JsonValue.List(
            "probative intake 1",
            @case.ToString(),
            new JsonValue.List(roots.Select(root => JsonValue.FromString(root.Path))),
            Texts(
                acquisition.From,
                acquisition.How,
                acquisition.Received,
                acquisition.Conditions,
                acquisition.Consent),
            new JsonValue.List(stated.Appearances.Select(seen => (JsonValue)Texts(
                seen.Source, seen.Url, seen.TimeShown, seen.Zone, seen.SeenBy, seen.SeenHow, seen.Seen))),
            JsonValue.FromString(sidecar?.ToHex()));
        return Hash32.Of(Encoding.UTF8.GetBytes(asked.ToString()));
    }

    private static JsonValue.List Texts(params IEnumerable<string?> texts) =>
        new(texts.Select(JsonValue.FromString));
}
