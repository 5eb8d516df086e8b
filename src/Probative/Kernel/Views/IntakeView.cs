using Probative.Kernel.Ids;

namespace Probative.Kernel.Views;

/// <summary>
/// One run of taking in. The row opens with the first fact of the run, and is replaced when the run
/// finishes.
/// </summary>
public sealed record IntakeView : IViewRow
{
    public required long FromIndex { get; init; }
    public required long? ToIndex { get; init; }
    public required IntakeId Id { get; init; }
    public required CaseId Case { get; init; }

    /// <summary>False while the run goes on, or when it was interrupted.</summary>
    public required bool IsFinished { get; init; }

    public required long? Received { get; init; }
    public required long? Again { get; init; }
    public required long? Failed { get; init; }
    public required DateTimeOffset? RecordedAt { get; init; }
    public required string? Actor { get; init; }
}
