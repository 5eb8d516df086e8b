using Probative.Kernel.Commands;

namespace Probative.Local;

/// <summary>What came of opening a vault.</summary>
public abstract record OpeningOutcome
{
    private OpeningOutcome()
    {
    }

    /// <summary>Open. The notes tell what a reader should know of this medium; they are no damage.</summary>
    public sealed record Opened(LocalVault Vault, IReadOnlyList<Problem> Notes) : OpeningOutcome;

    /// <summary>Not opened, and nothing was changed.</summary>
    public sealed record Refused(Refusal Refusal) : OpeningOutcome;
}
