using Probative.Kernel.Facts;
using Probative.Kernel.Ids;
using Probative.Ledger;
using Probative.Ledger.Facts;

namespace Probative.Examination;

/// <summary>
/// One examination of one item, as it went: what read the bytes, how it was told to, and what came of it. A
/// second examiner who does the same gets the same <see cref="Output"/>.
/// </summary>
public sealed record ItemExamined : IFact
{
    /// <summary>Derivatives that one fact names; an examination makes a few.</summary>
    public const int DerivativesMax = 40;

    public required ItemId Item { get; init; }

    /// <summary>The digest of the bytes that were examined: those of the item.</summary>
    public required Hash32 Sha256 { get; init; }

    /// <summary>`identity`, `metadata`, ...</summary>
    public required string Examination { get; init; }

    public required Procedure Procedure { get; init; }

    /// <summary>
    /// What kept the programs from everything else; null when none but our own parsers ran.
    /// </summary>
    public required string? Sandbox { get; init; }

    /// <summary>`found`, `nothing found` or `failed`.</summary>
    public required string Outcome { get; init; }

    /// <summary>Why it failed; null otherwise.</summary>
    public required string? Code { get; init; }

    public required string? Message { get; init; }

    /// <summary>The digest of its report, a JSON document among the derivatives; null without one.</summary>
    public required Hash32? Output { get; init; }

    /// <summary>What else it made, at most <see cref="DerivativesMax"/>.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There are more.</exception>
    public required IReadOnlyList<MadeDerivative> Derivatives
    {
        get;
        init
        {
            ArgumentOutOfRangeException.ThrowIfGreaterThan(value.Count, DerivativesMax);
            field = value;
        }
    }

    public string Type => nameof(ItemExamined);

    public void Write(FactFields fields) => fields
        .About(Item.Value)
        .Add("item", Item.Value)
        .Add("sha256", Sha256)
        .Add("examination", Examination)
        .Add("version", Procedure.Version)
        .Add("tools", Procedure.Tools)
        .Add("parameters", Procedure.Parameters)
        .Add("procedure", Procedure.Digest)
        .Add("sandbox", Sandbox)
        .Add("outcome", Outcome)
        .Add("code", Code)
        .Add("message", Message)
        .Add("output", Output?.ToHex())
        .Add("derivatives", new JsonValue.List(Derivatives.Select(made => new JsonValue.Map(
            KeyValuePair.Create<string, JsonValue>("role", made.Role),
            KeyValuePair.Create<string, JsonValue>("sha256", made.Sha256.ToHex()),
            KeyValuePair.Create<string, JsonValue>("size_bytes", made.SizeBytes),
            KeyValuePair.Create<string, JsonValue>("type", made.MediaType)))));
}
