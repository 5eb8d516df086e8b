using Probative.Kernel.Facts;
using Probative.Kernel.Ids;
using Probative.Ledger;

namespace Probative.Intake;

/// <summary>
/// One receipt of an item: the bytes were stored unaltered, and this is what was stated of how they came.
/// </summary>
public sealed record ItemReceived : IFact
{
    public required ItemId Item { get; init; }
    public required Hash32 Sha256 { get; init; }
    public required long SizeBytes { get; init; }
    public required string Name { get; init; }
    public required string? From { get; init; }
    public required string? How { get; init; }
    public required string? Received { get; init; }
    public required string? Conditions { get; init; }
    public required string? Consent { get; init; }
    public required IntakeId Intake { get; init; }
    public required string Path { get; init; }
    public required DateTimeOffset? Modified { get; init; }

    public string Type => nameof(ItemReceived);

    public void Write(FactFields fields) => fields
        .About(Item.Value)
        .Add("item", Item.Value)
        .Add("sha256", Sha256)
        .Add("size_bytes", SizeBytes)
        .Add("name", Name)
        .Add("from", From)
        .Add("how", How)
        .Add("received", Received)
        .Add("conditions", Conditions)
        .Add("consent", Consent)
        .Add("intake", Intake.Value)
        .Add("path", Path)
        .Add("modified", Modified);
}
