using Probative.Check.Reports;

namespace Probative.Check.Package;

/// <summary>
/// A record from before from which the package goes on, though the package's key did not sign it: the key of
/// a log can be changed.
/// </summary>
/// <param name="Known">Where it is, as the person wrote it.</param>
/// <param name="LogSize">The number of facts in its log.</param>
/// <param name="KeyIds">The ids of the keys that its signature lines name, as they stand.</param>
internal sealed record KnownByOtherKey(string Known, ulong LogSize, IReadOnlyList<string> KeyIds)
{
    /// <summary>What is told beside a fault of it: another root may be that of another log.</summary>
    public string Doubt =>
        $" It is not signed by the package's key but by {Keys}, so it may be of another log.";

    private string Keys => $"another (key id{(KeyIds.Count == 1 ? "" : "s")} {string.Join(", ", KeyIds)})";

    /// <summary>What the equal root shows and what it does not.</summary>
    public string Words() =>
        $"{Known}: it is not signed by the package's key but by {Keys}, and that signature was not checked. "
        + $"The package's root at {Plain.Count((long)LogSize, "fact")} is the one that you kept: its record "
        + "goes on from there. That the log's owner changed the key is not shown: ask the owner, or compare "
        + "the fingerprint with one that you have from elsewhere.";
}
