using Probative.Kernel.Facts;
using Probative.Kernel.Ids;

namespace Probative.Incidents.Links;

/// <summary>
/// A link holds no longer. That it was stated stays on the record. A handover withholds it whole unless its
/// reason is disclosed.
/// </summary>
public sealed record LinkEnded : IFact
{
    public required LinkId Link { get; init; }

    public required string Reason { get; init; }

    public string Type => nameof(LinkEnded);

    public void Write(FactFields fields) => fields.Add("link", Link.Value).Add("reason", Reason);
}
