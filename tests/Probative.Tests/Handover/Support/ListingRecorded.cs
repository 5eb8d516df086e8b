using Probative.Kernel.Facts;

namespace Probative.Tests.Handover.Support;

/// <summary>A fact of a newer program: it lists things, and nothing here knows its fields.</summary>
internal sealed record ListingRecorded(IReadOnlyList<string> Entries) : IFact
{
    public string Type => nameof(ListingRecorded);

    public void Write(FactFields fields) => fields.Add("entries", Entries);
}
