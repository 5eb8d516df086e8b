using Probative.Kernel.Facts;
using Probative.Kernel.Ids;

namespace Probative.Matching;

/// <summary>
/// A person looked at a possible copy and says that it is one, or that it is none. A later judgement stands
/// in the place of an earlier one; both stay on the record.
/// </summary>
public sealed record MatchJudged : IFact
{
    /// <summary>It is one.</summary>
    public const string Confirmed = "confirmed";

    /// <summary>It is none.</summary>
    public const string Refused = "refused";

    public required MatchId Match { get; init; }

    /// <summary>The second item of the match: the reason is sealed with it.</summary>
    public required ItemId Item { get; init; }

    /// <summary><see cref="Confirmed"/> or <see cref="Refused"/>.</summary>
    public required string Verdict { get; init; }

    public required string Reason { get; init; }

    public string Type => nameof(MatchJudged);

    public void Write(FactFields fields) => fields
        .Add("match", Match.Value)
        .Add("verdict", Verdict)
        .About(Item.Value)
        .Add("item", Item.Value)
        .Add("reason", Reason);
}
