using Probative.Kernel.Facts;
using Probative.Kernel.Ids;
using Probative.Ledger.Facts;

namespace Probative.Reading.Names;

/// <summary>
/// Somebody who speaks or publishes, as this case describes them; the same id again describes them anew.
/// </summary>
public sealed record SourceRecorded : IFact
{
    public required SourceId Source { get; init; }

    /// <summary>One of <see cref="NamedKinds.OfSources"/>.</summary>
    public required string Kind { get; init; }

    /// <summary>The name; of a witness a code.</summary>
    public required string Name { get; init; }
    public required IReadOnlyList<Spelling> Names { get; init; }

    /// <summary>Anything else in a sentence; of a witness who holds the file.</summary>
    public required string? Remark { get; init; }

    /// <summary>Why it is described anew; null the first time.</summary>
    public required string? Reason { get; init; }

    public string Type => nameof(SourceRecorded);

    public void Write(FactFields fields)
    {
        ArgumentNullException.ThrowIfNull(fields);
        fields
            .Add("source", Source.Value)
            .Add("kind", Kind)
            .Add("name", Name)
            .Add("names", new JsonValue.List(Names.Select(spelling => spelling.ToValue())))
            .Add("remark", Remark)
            .Add("reason", Reason);
    }
}
