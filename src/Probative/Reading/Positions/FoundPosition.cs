using System.Globalization;
using Probative.Ledger;

namespace Probative.Reading.Positions;

/// <summary>A position as a report has it: one point, or a track with its first point.</summary>
/// <param name="Examination">Who read it.</param>
/// <param name="Source">Where it stands; no two of one item have the same.</param>
/// <param name="Latitude">Degrees, north positive; null where a report has none of a track.</param>
/// <param name="Longitude">Degrees, east positive.</param>
/// <param name="Track">The digest of the whole track; null for a point.</param>
internal sealed record FoundPosition(
    string Examination, string Source, decimal? Latitude, decimal? Longitude, Hash32? Track)
{
    /// <summary>What a review is of.</summary>
    public string Value => Track?.ToHex()
        ?? string.Create(CultureInfo.InvariantCulture, $"{Latitude:0.########}, {Longitude:0.########}");
}
