using Probative.Kernel.Facts;
using Probative.Kernel.Ids;
using Probative.Ledger.Facts;

namespace Probative.Verification.Findings;

/// <summary>
/// What was decided where opinions differ from a finding. Neither the finding nor the opinions change.
/// </summary>
public sealed record DisagreementResolved : IFact
{
    public const string Stands = "the finding stands";
    public const string BothStand = "both stand";
    public const string Withdrawn = "the finding was withdrawn";
    public const string Superseded = "another finding takes its place";

    public static readonly IReadOnlyList<string> Hows = [Stands, BothStand, Withdrawn, Superseded];

    public required FindingId Finding { get; init; }

    /// <summary>The numbers in the case of the reviews and blind opinions that it is about.</summary>
    public required IReadOnlyList<long> Opinions { get; init; }

    /// <summary>One of <see cref="Hows"/>.</summary>
    public required string How { get; init; }

    public required string Reason { get; init; }

    public string Type => nameof(DisagreementResolved);

    public void Write(FactFields fields) => fields
        .Add("finding", Finding.Value)
        .Add("opinions", new JsonValue.List(Opinions.Select(JsonValue.FromInt64)))
        .Add("how", How)
        .Add("reason", Reason);
}
