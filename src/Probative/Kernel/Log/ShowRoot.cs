using Probative.Kernel.Commands;
using Probative.Kernel.Ids;

namespace Probative.Kernel.Log;

/// <summary>Show how long the log was at a moment, and the root over what it held.</summary>
public sealed record ShowRoot : IActedCommand
{
    public string Name => "log root";

    /// <summary>Whose cases' clock a time is held against.</summary>
    public required MemberId By { get; init; }

    /// <summary>
    /// A log index, a day or a time: what was there then (<see cref="Views.KnownThen"/>); null is now.
    /// </summary>
    public string? AsOf { get; init; }
}
