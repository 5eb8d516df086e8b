using Probative.Kernel.Commands;
using Probative.Kernel.Ids;

namespace Probative.Local.Keys;

/// <summary>Put another key in the place of the one that signs the log's checkpoints.</summary>
public sealed record ChangeLogKey : IActedCommand
{
    public string Name => "keys log";

    public required MemberId By { get; init; }
}
