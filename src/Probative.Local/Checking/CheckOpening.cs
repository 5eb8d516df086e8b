using Probative.Kernel.Commands;

namespace Probative.Local.Checking;

/// <summary>What came of looking at a folder that is to be checked.</summary>
public abstract record CheckOpening
{
    private CheckOpening()
    {
    }

    /// <summary>It can be checked; disposing the checker closes the folder.</summary>
    public sealed record Ready(VaultChecker Checker) : CheckOpening;

    /// <summary>It is no vault, or the secret does not open it. Nothing was checked.</summary>
    public sealed record Refused(Refusal Refusal) : CheckOpening;
}
