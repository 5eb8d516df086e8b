using Probative.Kernel.Commands;
using Probative.Kernel.Members;

namespace Probative.Web.House;

/// <summary>What came of making a vault.</summary>
public abstract record VaultMade
{
    private VaultMade()
    {
    }

    /// <summary>
    /// Made, and at hand. The recovery code is told this once: it is to be printed, and is stored nowhere.
    /// </summary>
    public sealed record Made(OpenVault Vault, Member First, string RecoveryCode) : VaultMade;

    /// <summary>Not made, and nothing was changed.</summary>
    public sealed record Refused(Problem Problem) : VaultMade;
}
