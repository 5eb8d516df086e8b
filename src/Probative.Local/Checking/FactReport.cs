using Probative.Local.Items;

namespace Probative.Local.Checking;

/// <summary>What the facts turned out to be.</summary>
internal sealed record FactReport
{
    public required long Facts { get; init; }
    public required int Cases { get; init; }

    /// <summary>The files beside the items that the facts name.</summary>
    public required NamedDerivatives Derivatives { get; init; }

    /// <summary>
    /// The facts at whose rows something was wrong: what a view says of them proves nothing.
    /// </summary>
    public required IReadOnlySet<long> Unsound { get; init; }
}
