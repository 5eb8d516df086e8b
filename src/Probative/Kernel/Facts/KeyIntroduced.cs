namespace Probative.Kernel.Facts;

/// <summary>A key signs from here on: the log's checkpoints, or handovers.</summary>
public sealed record KeyIntroduced : IFact
{
    public required string Purpose { get; init; }
    public required string Key { get; init; }

    public string Type => nameof(KeyIntroduced);

    public void Write(FactFields fields) => fields
        .Add("purpose", Purpose)
        .Add("key", Key);
}
