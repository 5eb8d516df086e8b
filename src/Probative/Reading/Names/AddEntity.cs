using Probative.Kernel.Commands;
using Probative.Kernel.Ids;

namespace Probative.Reading.Names;

/// <summary>Record a person, group, unit or institution, or describe it anew.</summary>
public sealed record AddEntity : IActedCommand
{
    public string Name => "entity add";

    public required MemberId By { get; init; }

    /// <summary>The name or id of the case.</summary>
    public required string Case { get; init; }

    /// <summary>The name that lists show, 1 to 200 characters.</summary>
    public required string Called { get; init; }

    /// <summary>One of <see cref="NamedKinds.OfEntities"/>.</summary>
    public required string Kind { get; init; }

    /// <summary>Other spellings, at most 50.</summary>
    public IReadOnlyList<Spelling> Names { get; init; } = [];

    /// <summary>Anything else in a sentence, or null.</summary>
    public string? Remark { get; init; }

    /// <summary>The id of the entity that this describes anew, whole; null for a new one.</summary>
    public string? Again { get; init; }

    /// <summary>Why it is described anew; needed with <see cref="Again"/> alone.</summary>
    public string? Reason { get; init; }
}
