using Probative.Kernel.Casework;
using Probative.Kernel.Ids;

namespace Probative.Reading.Propositions;

/// <summary>What a claim about who holds a place is ordered by.</summary>
/// <param name="FromIndex">Of the reading.</param>
/// <param name="Id">The claim; null where it is destroyed.</param>
/// <param name="Item">In which it stands.</param>
/// <param name="Place">The place of the case that is meant.</param>
/// <param name="Earliest">The first day, as text that compares; null where it is open.</param>
/// <param name="Latest">The last day.</param>
/// <param name="Proposition">Where no place of the case is meant: its words are in it.</param>
internal sealed record HeldPlace(
    long FromIndex,
    ClaimId? Id,
    ItemId? Item,
    PlaceId? Place,
    string? Earliest,
    string? Latest,
    string? Proposition)
{
    /// <summary>The same for the same place of the case; without one, for the same words.</summary>
    public string Key { get; } = Place is { } place
        ? new Reference(NodeKind.Place, place.Value).ToString()
        : SaidControl.Key(PropositionShape.ToJson(Proposition)?["place"]);
}
