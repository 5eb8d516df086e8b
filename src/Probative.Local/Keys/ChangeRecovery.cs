using Probative.Kernel.Commands;
using Probative.Kernel.Ids;

namespace Probative.Local.Keys;

/// <summary>Put another recovery code in the place of the present one.</summary>
public sealed record ChangeRecovery : ICommand
{
    public string Name => "keys recovery";

    public required MemberId By { get; init; }

    /// <summary>Is given the new recovery code before the old one stops working.</summary>
    public required Action<RecoveryCode> Keep { get; init; }
}
