using System.Runtime.CompilerServices;
using Probative.Kernel.Commands;
using Probative.Ledger;
using Probative.Preservation;
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

    /// <summary>
    /// Which of these bytes this visitor may see. When it answers, the access log says durably who asked, for
    /// which item and why; nothing is read before that.
    /// </summary>
    public async Task<(IReadOnlyList<BytesGiven> Given, IReadOnlyList<Problem> Problems)> FindBytesAsync(
        Visitor visitor, BytesWanted wanted, string? why, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(visitor);
        ArgumentNullException.ThrowIfNull(wanted);
        if (wanted.Sha256.Count == 0) return ([], []);
        List<BytesGiven> given = [];
        List<Problem> problems = [];
        var command = new FindBytes
        {
            By = visitor.Member ?? default,
            Item = wanted.Item,
            Case = wanted.Case,
            WithRestricted = wanted.WithRestricted,
            Sha256 = wanted.Sha256,
        };
        await foreach (var happened in RunAsync(visitor, command, why, ct))
        {
            switch (happened)
            {
                case CommandEvent.Row(var row) when Hash32.TryParseHex((string?)row["sha256"], out var of):
                    given.Add(new BytesGiven(
                        of,
                        row["examination"] is null,
                        (string?)row["type"] ?? "",
                        (long?)row["size_bytes"] ?? 0));
                    break;
                case CommandEvent.Noted(var problem):
                    problems.Add(problem);
                    break;
            }
        }

        return (given, problems);
    }

    /// <summary>
    /// Opens bytes that <see cref="FindBytesAsync"/> gave; null when no vault is open, or they are gone.
    /// </summary>
    public Stream? OpenBytes(BytesGiven given)
    {
        ArgumentNullException.ThrowIfNull(given);
        if (house.AtHand is not { } vault) return null;
        var store = given.IsOriginal ? vault.Vault.Items : vault.Vault.Derivatives;
        return store.OpenRead(given.Sha256);
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
        "Use a link of your own: `probative member link NAME` makes one.");

    private static Problem NotYou() => new(
        "not-you", null, "A command names somebody else as who acts.", "Act in your own name.");
}
