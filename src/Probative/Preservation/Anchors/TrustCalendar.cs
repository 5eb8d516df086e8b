using Probative.Kernel.Commands;
using Probative.Kernel.Ids;

namespace Probative.Preservation.Anchors;

/// <summary>State that an OpenTimestamps calendar is asked from now on, or no more.</summary>
public sealed record TrustCalendar : IActedCommand
{
    public string Name => Url is null ? "anchor calendar remove" : "anchor calendar add";

    public required MemberId By { get; init; }

    /// <summary>What the calendar is called here.</summary>
    public required string CalendarName { get; init; }

    /// <summary>Where it answers; null when it is asked no more.</summary>
    public required string? Url { get; init; }
}
