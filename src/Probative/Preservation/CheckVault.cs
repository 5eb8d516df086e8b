using Probative.Kernel.Commands;

namespace Probative.Preservation;

/// <summary>
/// Derive everything in the vault anew and compare it with what is stored. Reads only, repairs nothing.
/// </summary>
public sealed record CheckVault : ICommand
{
    public string Name => "check";
}
