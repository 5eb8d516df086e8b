using System.Runtime.CompilerServices;
using Probative.Kernel.Commands;
using Probative.Kernel.Ids;
using Probative.Kernel.Members;
using Probative.Web.House;
using Probative.Web.SignIn;

namespace Probative.Web.Permission;

/// <summary>
/// The one place where the workbench and the endpoints ask whether somebody may: every command and every read
/// of bytes comes through here. A person acts as nobody else, and nobody but the operator reaches beyond the
/// vault; which cases a member may see, the casework itself asks
/// (<see cref="Probative.Kernel.Cases.CaseRoll"/>) in every command.
/// </summary>
public sealed class Gate(IHouse house)
{
    /// <summary>Runs what a room asks for its visitor.</summary>
    public IAsyncEnumerable<CommandEvent> RunAsync(
        Visitor visitor, ICommand command, string? why, CancellationToken ct) =>
        RunAsync(visitor, command, why, Way.Room, ct);

    public async IAsyncEnumerable<CommandEvent> RunAsync(
        Visitor visitor,
        ICommand command,
        string? why,
        Way way,
        [EnumeratorCancellation] CancellationToken ct)
    {
        var (vault, refusal) = await AskAsync(visitor, command, way, ct);
        if (vault is null)
        {
            foreach (var refused in Answer.Refused(refusal!).Events()) yield return refused;
            yield break;
        }

        await foreach (var happened in vault.Commands.RunAsync(command, why, ct)) yield return happened;
    }

    /// <summary>Why this person may not, or null; asked again when it is run.</summary>
    public async Task<Problem?> RefusalAsync(
        Visitor visitor, ICommand command, Way way, CancellationToken ct) =>
        (await AskAsync(visitor, command, way, ct)).Refusal;

    private async Task<(OpenVault? Vault, Problem? Refusal)> AskAsync(
        Visitor visitor, ICommand command, Way way, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(visitor);
        ArgumentNullException.ThrowIfNull(command);
        if (house.AtHand is not { } vault) return (null, NoVault());
        var by = ActorOf(command);
        if (way == Way.Socket) return await OfOperatorAsync(vault, by, ct);
        if (visitor.Member is not { } member) return (null, NotAMember());
        if (by is not null && by != member) return (null, NotYou());
        if (way == Way.Room) return (vault, null);
        if (command is IOperatorCommand { ReachesMachine: true }) return (null, OperatorOnly(command));
        return await IsMemberAsync(vault, member, ct) ? (vault, null) : (null, NotAMember());
    }

    /// <summary>The operator acts in the name of a member, of nobody whom the vault does not know.</summary>
    private static async Task<(OpenVault? Vault, Problem? Refusal)> OfOperatorAsync(
        OpenVault vault, MemberId? by, CancellationToken ct)
    {
        // A rehearsal is of nobody.
        if (by is not { } member || member == default || await IsMemberAsync(vault, member, ct))
            return (vault, null);
        return (null, new MemberFound.None().ToProblem(member.ToString()));
    }

    /// <summary>Who acts in it, as it says; the default id when it says nobody though it has to.</summary>
    private static MemberId? ActorOf(ICommand command) => command switch
    {
        IActedCommand acted => acted.By,
        AddMember added => added.By ?? default(MemberId),
        _ => null,
    };

    private static async Task<bool> IsMemberAsync(OpenVault vault, MemberId member, CancellationToken ct) =>
        (await new MemberRoll(vault.Vault).AllAsync(ct)).Any(one => one.Id == member);

    private static Problem NoVault() => new(
        "no-vault", null, "No vault is open.", "Open one, or start a case: the first page has both.");

    private static Problem NotAMember() => new(
        "member-not-told",
        null,
        "You are signed in as nobody of this vault.",
        "Use a link of your own: `probative member link NAME` makes one.");

    private static Problem NotYou() => new(
        "not-you", null, "A command names somebody else as who acts.", "Act in your own name.");

    private static Problem OperatorOnly(ICommand command) => new(
        "operator-only",
        null,
        $"`{command.Name}` reads or makes files on this machine, or reaches what protects the vault.",
        "Whoever runs the server can: at the command line, or by the local socket (docs/spec/api.md).");
}
