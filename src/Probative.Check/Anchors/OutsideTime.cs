using System.Globalization;

namespace Probative.Check.Anchors;

/// <summary>What one anchor of a package shows.</summary>
internal sealed record OutsideTime
{
    /// <summary><c>rfc3161</c> or <c>opentimestamps</c>.</summary>
    public required string Kind { get; init; }

    /// <summary>The number of facts in the log that were seen.</summary>
    public required ulong LogSize { get; init; }

    /// <summary>Facts 1 to this number of the case are among them.</summary>
    public required int Facts { get; init; }

    /// <summary>
    /// When they existed at the latest, with the stated accuracy; null while that is only promised.
    /// </summary>
    public DateTimeOffset? By { get; init; }

    /// <summary>The same as people and programs write it.</summary>
    public string? ByText =>
        By?.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);

    /// <summary>The subject of the certificate that signed, or the block, or the calendars.</summary>
    public required string Witness { get; init; }

    /// <summary>
    /// The SHA-256 of the certificate that the chain ends in, or the hash of the block; empty while pending.
    /// </summary>
    public string Root { get; init; } = "";

    /// <summary>True if the person who checks gave that certificate.</summary>
    public bool IsIdentified { get; init; }

    /// <summary>One or two sentences.</summary>
    public string Words()
    {
        string facts = Facts switch
        {
            0 => "No fact of the case",
            1 => "Fact 1",
            _ => string.Create(CultureInfo.InvariantCulture, $"Facts 1 to {Facts}"),
        };
        if (ByText is not { } time)
        {
            return $"{facts}: no time yet. {Witness} promised to put their checkpoint into a Bitcoin block; "
                + "ask the maker for the completed proof.";
        }

        string end = Kind == "opentimestamps"
            ? $"Compare the block's hash with what others say of that block: {Root}."
            : IsIdentified ? "The authority's root certificate is one that you gave."
            : $"You did not name the authority: its root certificate is {Root}.";
        return $"{facts} existed by {time}, says {Witness}. {end}";
    }
}
