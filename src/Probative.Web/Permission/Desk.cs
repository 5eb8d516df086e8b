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
    /// <param name="going">Told how far it is; may be null.</param>
    /// <param name="why">The reason that the access log keeps, or null.</param>
    /// <param name="ct">Brings it to an early end, recorded.</param>
    public async Task<Told> AskAsync(
        Func<MemberId, ICommand> command,
        Action<CommandEvent.Progress>? going = null,
        string? why = null,
        CancellationToken ct = default)
    {
        ArgumentNullException.ThrowIfNull(command);
        var visitor = await VisitorAsync();
        return await Told.HearAsync(
            gate.RunAsync(visitor, command(visitor.Member ?? default), why, ct), going);
    }

    /// <summary>Checks the vault at hand beside whatever is written to it meanwhile.</summary>
    public async Task<Told> CheckAsync(Action<CommandEvent.Progress> going, CancellationToken ct) =>
        await Told.HearAsync(gate.CheckAsync(await VisitorAsync(), ct), going);
}
