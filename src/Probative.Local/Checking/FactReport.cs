using Probative.Preservation.Anchors;

namespace Probative.Local.Checking;

/// <summary>What the facts turned out to be.</summary>
internal sealed record FactReport
{
    public required long Facts { get; init; }
    public required int Cases { get; init; }

    /// <summary>What the facts say of outside time.</summary>
    public required AnchorRecord Anchors { get; init; }

    /// <summary>
    /// The facts at whose rows something was wrong: what a view says of them proves nothing.
    /// </summary>
    public required IReadOnlySet<long> Unsound { get; init; }
}
