using Microsoft.AspNetCore.Components.Authorization;
using Probative.Kernel.Commands;
using Probative.Kernel.Ids;
using Probative.Web.SignIn;

namespace Probative.Web.Permission;

/// <summary>Where one visitor's pages ask: in their own name, answered whole or as it goes.</summary>
public sealed class Desk(Gate gate, AuthenticationStateProvider signedIn)
{
    private Visitor? _visitor;

    /// <summary>Who sits at this browser.</summary>
    /// <exception cref="InvalidOperationException">Nobody is signed in: no page asks then.</exception>
    public async Task<Visitor> VisitorAsync() => _visitor ??=
        Visitor.Of((await signedIn.GetAuthenticationStateAsync()).User)
        ?? throw new InvalidOperationException("A page asked and nobody is signed in.");

    /// <summary>Runs a command to its end.</summary>
    /// <param name="command">Makes it, for the member who asks.</param>
    /// <param name="ct">Brings it to an early end, recorded.</param>
    public Task<Told> AskAsync(Func<MemberId, ICommand> command, CancellationToken ct = default) =>
        AskAsync(command, null, ct);

    /// <summary>Runs a command to its end, for a reason that the access log keeps.</summary>
    public async Task<Told> AskAsync(
        Func<MemberId, ICommand> command, string? why, CancellationToken ct = default)
    {
        List<System.Text.Json.Nodes.JsonObject> rows = [];
        List<Problem> problems = [];
        await foreach (var happened in StreamAsync(command, why, ct))
        {
            switch (happened)
            {
                case CommandEvent.Row(var row):
                    rows.Add(Reread.Of(row.AsObject()));
                    break;
                case CommandEvent.Noted(var problem):
                    problems.Add(problem);
                    break;
                case CommandEvent.Finished(var ending, var result):
                    return new Told(
                        ending, result is null ? null : Reread.Of(result.AsObject()), rows, problems);
            }
        }

        throw new InvalidOperationException("A handler ended without saying how.");
    }

    /// <summary>Runs a command and tells its events as they happen.</summary>
    public IAsyncEnumerable<CommandEvent> StreamAsync(
        Func<MemberId, ICommand> command, CancellationToken ct = default) => StreamAsync(command, null, ct);

    private async IAsyncEnumerable<CommandEvent> StreamAsync(
        Func<MemberId, ICommand> command,
        string? why,
        [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(command);
        var visitor = await VisitorAsync();
        await foreach (var happened in gate.RunAsync(
            visitor, command(visitor.Member ?? default), why, ct))
        {
            yield return happened;
        }
    }
}
