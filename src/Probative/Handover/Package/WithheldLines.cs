using System.Globalization;
using Probative.Handover.Plan;

namespace Probative.Handover.Package;

/// <summary>The lines of `data/withheld.txt` for one fact (docs/spec/package.md).</summary>
internal static class WithheldLines
{
    /// <summary>What a field is called whose name was destroyed with it.</summary>
    private const string Unknown = "unknown";

    public static IEnumerable<string> Of(FactRuling ruling)
    {
        var number = ruling.Fact.Number;
        if (ruling.Bare is { } reason)
        {
            return [string.Create(CultureInfo.InvariantCulture, $"fact {number} {reason}")];
        }
        return ruling.Fields.Where(f => f.Reason is not null)
            .Select(f => (f.Field.Digest, f.Field.Name, Reason: f.Reason!))
            .Concat(ruling.Destroyed.Select(d => (Digest: d, Name: Unknown, Reason: Reasons.Destroyed)))
            .Select(f => (Digest: f.Digest.ToBase64Url(), f.Name, f.Reason))
            .OrderBy(f => f.Digest, StringComparer.Ordinal)
            .Select(f => string.Create(
                CultureInfo.InvariantCulture, $"field {number} {f.Digest} {f.Name} {f.Reason}"));
    }
}
