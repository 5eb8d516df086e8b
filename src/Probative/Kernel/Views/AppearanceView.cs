using Probative.Kernel.Ids;
using Probative.Ledger.Facts;

namespace Probative.Kernel.Views;

/// <summary>One publication of an item seen online, as somebody saw it.</summary>
public sealed record AppearanceView : IViewRow
{
    public required long FromIndex { get; init; }
    public required long? ToIndex { get; init; }
    public required CaseId Case { get; init; }
    public required long Number { get; init; }

    /// <summary>The log index of the fact that stated it; <see cref="FromIndex"/> is that of the last
    /// correction once there is one.</summary>
    public required long Index { get; init; }

    public required AppearanceId? Id { get; init; }
    public required ItemId? Item { get; init; }
    public required string? Source { get; init; }
    public required string? Url { get; init; }
    public required string? TimeShown { get; init; }
    public required string? Zone { get; init; }
    public required string? SeenBy { get; init; }
    public required string? SeenHow { get; init; }
    public required string? Seen { get; init; }
    public required IntakeId? Intake { get; init; }
    public required DateTimeOffset? RecordedAt { get; init; }
    public required string? Actor { get; init; }
}
