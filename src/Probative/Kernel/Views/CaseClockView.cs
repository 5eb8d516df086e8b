using Probative.Ledger.Facts;

namespace Probative.Kernel.Views;

/// <summary>
/// The time of one fact of a case, of some of them: no fact before it is later than it by
/// <see cref="Step"/> or more. The operator's clock wrote it, and it is no evidence.
/// </summary>
public sealed record CaseClockView : IViewRow
{
    /// <summary>A fact that is so much later than the last one kept is kept.</summary>
    public static readonly TimeSpan Step = TimeSpan.FromSeconds(1);

    public required long FromIndex { get; init; }
    public required long? ToIndex { get; init; }
    public required CaseId Case { get; init; }
    public required long Number { get; init; }
    public required DateTimeOffset At { get; init; }
}
