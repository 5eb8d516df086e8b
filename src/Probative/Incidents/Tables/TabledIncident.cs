namespace Probative.Incidents.Tables;

/// <summary>An alleged incident, as far as a table carries it.</summary>
internal sealed record TabledIncident
{
    /// <summary>That it is alleged, so that no table says less than a view does.</summary>
    public const string Alleged = "alleged";

    public required string Title { get; init; }

    /// <summary>Who says so, each in words.</summary>
    public required IReadOnlyList<string> AccordingTo { get; init; }

    /// <summary><see cref="Alleged"/>, or what a final decision says in its place.</summary>
    public required string Status { get; init; }

    /// <summary>In the order of the log.</summary>
    public required IReadOnlyList<TabledHypothesis> Hypotheses { get; init; }

    /// <summary>The same for the same title according to the same words.</summary>
    public string Key => string.Join('\0', [Title, .. AccordingTo.Order(StringComparer.Ordinal)]);
}
