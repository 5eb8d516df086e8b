using Probative.Kernel.Commands;
using Probative.Kernel.Ids;

namespace Probative.Local.Keys;

/// <summary>Change what protects the keys of the vault: another passphrase, or none.</summary>
public sealed record ChangeProtection : ICommand
{
    public string Name => "keys passphrase";

    public required MemberId By { get; init; }

    public required KeyProtection Protection { get; init; }

    /// <summary>Is given the new recovery code before the old one stops working.</summary>
    public required Action<RecoveryCode> Keep { get; init; }
}
