namespace Probative.Kernel.Casework;

/// <summary>A proposition as a person states it: <see cref="PropositionReader"/> makes one of it.</summary>
public sealed record StatedProposition
{
    public required string Type { get; init; }
    public IReadOnlyList<StatedMention> Actors { get; init; } = [];
    public IReadOnlyList<StatedMention> Affected { get; init; } = [];
    public IReadOnlyList<Tally> Counts { get; init; } = [];
    public StatedMention? Place { get; init; }
    public IReadOnlyList<SaidTime> Times { get; init; } = [];
    public string? Method { get; init; }
    public string? State { get; init; }
}
