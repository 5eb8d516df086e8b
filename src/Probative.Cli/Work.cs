using System.Text.Json.Nodes;
using Probative.Cli.Terminal;
using Probative.Kernel.Commands;
using Probative.Kernel.Ids;

namespace Probative.Cli;

/// <summary>
/// What a verb asks the session to do: which command, and how its result reads. What runs it, and whether it
/// writes, is said in one place (<see cref="Running.CommandRoutes"/>).
/// </summary>
internal sealed record Work<TCommand>
    where TCommand : ICommand
{
    /// <summary>
    /// False for commands that read only what everybody may: then nobody has to say who acts.
    /// </summary>
    public bool NeedsMember { get; init; } = true;

    /// <summary>Makes the command; the member is `default` when none is needed.</summary>
    public required Func<MemberId, TCommand> Command { get; init; }

    /// <summary>Prints result and rows for people.</summary>
    public required Action<Page, JsonObject, IReadOnlyList<JsonObject>> Print { get; init; }

    /// <summary>
    /// Rows that go into the result; the rest is counted, and all of them are in `--jsonl`.
    /// </summary>
    public long RowsMax { get; init; } = long.MaxValue;

    /// <summary>Takes long enough to show how far it is.</summary>
    public bool IsLong { get; init; }
}
