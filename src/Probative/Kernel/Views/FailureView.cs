using Probative.Kernel.Ids;
using Probative.Ledger.Facts;

namespace Probative.Kernel.Views;

/// <summary>Something that was to be taken in and could not be.</summary>
public sealed record FailureView : IViewRow
{
    public required long FromIndex { get; init; }
    public required long? ToIndex { get; init; }
    public required CaseId Case { get; init; }
    public required long Number { get; init; }
    public required IntakeId? Intake { get; init; }
    public required string? Name { get; init; }
    public required string? Code { get; init; }
    public required string? Message { get; init; }
    public required string? Path { get; init; }

    /// <summary>Where a link points; null for everything else.</summary>
    public required string? Target { get; init; }

    public required DateTimeOffset? RecordedAt { get; init; }
    public required string? Actor { get; init; }
}
