using System.Text.Json.Nodes;
using Probative.Cli.Terminal;
using Probative.Kernel.Commands;
using Probative.Kernel.Ids;
using Probative.Local;

namespace Probative.Cli;

/// <summary>
/// What a verb asks the session to do: which command, by which handler, and how its result reads.
/// </summary>
internal sealed record Work<TCommand>
    where TCommand : ICommand
{
    /// <summary>The words of the command, also while nothing of it is known but them.</summary>
    public required string Name { get; init; }

    /// <summary>Takes the vault's lock; false reads beside a writer and from read-only media.</summary>
    public required bool Writes { get; init; }

    /// <summary>
    /// False for commands that read only what everybody may: then nobody has to say who acts.
    /// </summary>
    public bool NeedsMember { get; init; } = true;

    /// <summary>
    /// True when it shows what is in cases, or takes it out of the house: then the access log says so.
    /// </summary>
    public bool Opens { get; init; }

    /// <summary>Makes the command; the member is `default` when none is needed.</summary>
    public required Func<MemberId, TCommand> Command { get; init; }

    public required Func<LocalVault, ICommandHandler<TCommand>> Handler { get; init; }

    /// <summary>Adds to the result what the command itself must not know how to tell.</summary>
    public Action<JsonObject>? Complete { get; init; }

    /// <summary>Prints result and rows for people.</summary>
    public required Action<Page, JsonObject, IReadOnlyList<JsonObject>> Print { get; init; }

    /// <summary>
    /// Rows that go into the result; the rest is counted, and all of them are in `--jsonl`.
    /// </summary>
    public long RowsMax { get; init; } = long.MaxValue;

    /// <summary>Takes long enough to show how far it is.</summary>
    public bool IsLong { get; init; }
}
