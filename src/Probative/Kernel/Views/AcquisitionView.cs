using Probative.Kernel.Ids;
using Probative.Ledger.Facts;

namespace Probative.Kernel.Views;

/// <summary>One receipt of an item, and what was stated of how it came.</summary>
public sealed record AcquisitionView : IViewRow
{
    public required long FromIndex { get; init; }
    public required long? ToIndex { get; init; }
    public required CaseId Case { get; init; }
    public required long Number { get; init; }

    /// <summary>The log index of the fact that stated it; <see cref="FromIndex"/> is that of the last
    /// correction once there is one.</summary>
    public required long Index { get; init; }

    public required ItemId? Item { get; init; }

    /// <summary>True for the first receipt of the item in its case: custody begins here.</summary>
    public required bool IsIntake { get; init; }

    public required string? Name { get; init; }
    public required string? From { get; init; }
    public required string? How { get; init; }
    public required string? Received { get; init; }
    public required string? Conditions { get; init; }
    public required string? Consent { get; init; }
    public required IntakeId? Intake { get; init; }
    public required string? Path { get; init; }
    public required DateTimeOffset? Modified { get; init; }
    public required DateTimeOffset? RecordedAt { get; init; }
    public required string? Actor { get; init; }
}
