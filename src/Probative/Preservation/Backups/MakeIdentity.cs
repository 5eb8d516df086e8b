using Probative.Kernel.Commands;

namespace Probative.Preservation.Backups;

/// <summary>Draw a key for backups in age files, in a new file that whoever restores needs.</summary>
public sealed record MakeIdentity : ICommand
{
    /// <summary>The new file, in the form that `age-keygen` writes.</summary>
    public required string To { get; init; }

    public string Name => "backup identity";
}
