using System.Runtime.CompilerServices;
using Probative.Kernel.Commands;
using Probative.Web.House;
using Probative.Web.SignIn;

namespace Probative.Web.Permission;

/// <summary>
/// The one place where the workbench and the endpoints ask whether somebody may: every command and every read
/// of bytes comes through here. A person acts as nobody else; which cases a member may see, the casework
/// itself asks (<see cref="Probative.Kernel.Cases.CaseRoll"/>) in every command.
/// </summary>
public sealed class Gate(IHouse house)
{
    public async IAsyncEnumerable<CommandEvent> RunAsync(
        Visitor visitor, ICommand command, string? why, [EnumeratorCancellation] CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(visitor);
        ArgumentNullException.ThrowIfNull(command);
        var (vault, refusal) = Ask(visitor, command);
        if (vault is null)
        {
            foreach (var refused in Answer.Refused(refusal!).Events()) yield return refused;
            yield break;
        }

        await foreach (var happened in vault.Commands.RunAsync(command, why, ct)) yield return happened;
    }

    private (OpenVault? Vault, Problem? Refusal) Ask(Visitor visitor, ICommand command)
    {
        if (house.AtHand is not { } vault) return (null, NoVault());
        if (visitor.Member is not { } member) return (null, NotAMember());
        return command is IActedCommand acted && acted.By != member ? (null, NotYou()) : (vault, null);
    }

    private static Problem NoVault() => new(
        "no-vault", null, "No vault is open.", "Open one, or start a case: the first page has both.");

    private static Problem NotAMember() => new(
        "member-not-told",
        null,
        "You are signed in as nobody of this vault.",
        "Use a link of your own: `probative serve --as NAME` prints one.");

    private static Problem NotYou() => new(
        "not-you", null, "A command names somebody else as who acts.", "Act in your own name.");
}
