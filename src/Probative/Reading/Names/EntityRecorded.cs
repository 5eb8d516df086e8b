using Probative.Kernel.Facts;
using Probative.Kernel.Ids;
using Probative.Ledger.Facts;

namespace Probative.Reading.Names;

/// <summary>
/// A person, group, unit or institution that something is said of; the same id again describes it anew. Who
/// commands it and what it holds are propositions over an interval, and no part of it.
/// </summary>
public sealed record EntityRecorded : IFact
{
    public required EntityId Entity { get; init; }

    /// <summary>One of <see cref="NamedKinds.OfEntities"/>.</summary>
    public required string Kind { get; init; }

    public required string Name { get; init; }
    public required IReadOnlyList<Spelling> Names { get; init; }
    public required string? Remark { get; init; }

    /// <summary>Why it is described anew; null the first time.</summary>
    public required string? Reason { get; init; }

    public string Type => nameof(EntityRecorded);

    public void Write(FactFields fields)
    {
        ArgumentNullException.ThrowIfNull(fields);
        fields
            .Add("entity", Entity.Value)
            .Add("kind", Kind)
            .Add("name", Name)
            .Add("names", new JsonValue.List(Names.Select(spelling => spelling.ToValue())))
            .Add("remark", Remark)
            .Add("reason", Reason);
    }
}
