namespace Probative.Law;

/// <summary>
/// A provision in a paraphrase that no lawyer reviewed. Only a crime has a matrix; a duty, a mode of
/// liability, a rule and a national equivalent are shown as such.
/// </summary>
public sealed record Provision
{
    public required string Id { get; init; }

    /// <summary>`crime`, `liability`, `duty`, `rule` or `national`.</summary>
    public required string Kind { get; init; }

    public required string Instrument { get; init; }
    public required string Citation { get; init; }
    public required string Title { get; init; }

    /// <summary>`IAC`, `NIAC` or `any`: in which conflict; null where it does not depend on one.</summary>
    public string? Conflict { get; init; }

    public string? Text { get; init; }
    public string? Note { get; init; }
    public IReadOnlyList<ProvisionElement> Elements { get; init; } = [];

    /// <summary>Oldest first; empty where only one is known.</summary>
    public IReadOnlyList<ProvisionVersion> Versions { get; init; } = [];
}
