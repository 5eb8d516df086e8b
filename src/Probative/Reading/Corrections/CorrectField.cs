using Probative.Kernel.Commands;
using Probative.Kernel.Ids;

namespace Probative.Reading.Corrections;

/// <summary>Put right what a field of an earlier fact states; the fact stands as it is.</summary>
public sealed record CorrectField : IActedCommand
{
    public string Name => "correct";

    public required MemberId By { get; init; }

    /// <summary>The log index of the fact, or of a correction of it.</summary>
    public required long Index { get; init; }

    public required string Field { get; init; }

    /// <summary>
    /// One text (`not stated` is *not stated*), or for fields that hold a list any number of them.
    /// </summary>
    public required IReadOnlyList<string> Values { get; init; }

    public required string Reason { get; init; }
}
