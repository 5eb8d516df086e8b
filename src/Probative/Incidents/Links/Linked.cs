using Probative.Kernel.Casework;
using Probative.Kernel.Facts;
using Probative.Kernel.Ids;

namespace Probative.Incidents.Links;

/// <summary>
/// Somebody in the house states how one thing of a case relates to another. It says nothing of whether either
/// is so. A handover withholds it whole unless its reason is disclosed.
/// </summary>
public sealed record Linked : IFact
{
    public required LinkId Link { get; init; }

    public required Reference From { get; init; }

    /// <summary>One of <see cref="Relations.All"/>.</summary>
    public required string Relation { get; init; }

    public required Reference To { get; init; }

    public required string Reason { get; init; }

    public string Type => nameof(Linked);

    public void Write(FactFields fields) => fields
        .Add("link", Link.Value)
        .Add("from", From.ToValue())
        .Add("relation", Relation)
        .Add("to", To.ToValue())
        .Add("reason", Reason);
}
