using Probative.Kernel.Ids;
using Probative.Ledger.Facts;

namespace Probative.Kernel.Views;

/// <summary>What somebody sees, hears or measures at one moment of an item.</summary>
public sealed record ObservationView : IViewRow, IMomentRow
{
    public required long FromIndex { get; init; }
    public required long? ToIndex { get; init; }
    public required CaseId Case { get; init; }
    public required long Number { get; init; }
    public required ObservationId? Id { get; init; }
    public required ItemId? Item { get; init; }

    public required long? FirstFrame { get; init; }
    public required long? LastFrame { get; init; }
    public required long? FirstPts { get; init; }
    public required long? LastPts { get; init; }
    public required long? FirstMicroseconds { get; init; }
    public required long? LastMicroseconds { get; init; }
    public required long? Left { get; init; }
    public required long? Top { get; init; }
    public required long? Width { get; init; }
    public required long? Height { get; init; }

    /// <summary>In the observer's own words.</summary>
    public required string? Text { get; init; }

    /// <summary>`seen`, `heard` or `measured`.</summary>
    public required string? Kind { get; init; }
    public required DateTimeOffset? RecordedAt { get; init; }
    public required string? Actor { get; init; }
}
