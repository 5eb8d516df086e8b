using Probative.Kernel.Commands;

namespace Probative.Web.House;

/// <summary>What came of opening a vault.</summary>
public abstract record VaultOpened
{
    private VaultOpened()
    {
    }

    /// <summary>It is at hand; what deserves a look beside that.</summary>
    public sealed record Open(OpenVault Vault, IReadOnlyList<Problem> Notes) : VaultOpened;

    /// <summary>Not opened; the one that was at hand before still is.</summary>
    public sealed record Refused(Problem Problem) : VaultOpened;
}
