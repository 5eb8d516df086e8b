using Probative.Kernel.Commands;
using Probative.Local.Keys;

namespace Probative.Local;

/// <summary>What came of making a vault.</summary>
public abstract record CreationOutcome
{
    private CreationOutcome()
    {
    }

    /// <summary>
    /// Made, and open for writing. The recovery code is shown this once and stored nowhere; null when the
    /// keys are protected by the mode of their file alone.
    /// </summary>
    public sealed record Created(LocalVault Vault, RecoveryCode? Recovery) : CreationOutcome;

    /// <summary>Not made, and nothing was changed.</summary>
    public sealed record Refused(Refusal Refusal) : CreationOutcome;
}
