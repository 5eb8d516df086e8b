using System.Runtime.CompilerServices;
using Probative.Kernel.Cases;
using Probative.Kernel.Commands;
using Probative.Kernel.Ids;
using Probative.Kernel.Members;
using Probative.Kernel.Vault;
using Probative.Ledger;
using Probative.Preservation;
using Probative.Web.House;
using Probative.Web.SignIn;

namespace Probative.Web.Permission;

/// <summary>
/// The one place where the workbench and the endpoints ask whether somebody may: every command and every read
/// of bytes comes through here. A person acts as nobody else, and nobody but the operator reaches beyond the
/// vault; which cases a member may see, the casework itself asks
/// (<see cref="Probative.Kernel.Cases.CaseRoll"/>) in every command.
/// </summary>
public sealed class Gate(IHouse house, Sittings sittings)
{
    /// <summary>
    /// Runs what a room asks for its visitor. A disk that took no more, or bytes that are not those of the
    /// record, end it in words like any other refusal: a page says so, and the server goes on.
    /// </summary>
    public async IAsyncEnumerable<CommandEvent> RunAsync(
        Visitor visitor,
        ICommand command,
        string? why,
        [EnumeratorCancellation] CancellationToken ct)
    {
        await using var events = RunAsync(visitor, command, why, Way.Room, ct).GetAsyncEnumerator(ct);
        while (true)
        {
            Problem? problem = null;
            try
            {
                if (!await events.MoveNextAsync()) yield break;
            }
            catch (StorageException refused)
            {
                problem = refused.Problem;
            }
            catch (IntegrityException doubt)
            {
                problem = new Problem(doubt.Code, null, doubt.Message, doubt.Hint);
            }

            if (problem is not null)
            {
                yield return new CommandEvent.Noted(problem);
                yield return new CommandEvent.Finished(Ending.Refused, null);
                yield break;
            }

            yield return events.Current;
        }
    }

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

    /// <summary>Checks the vault at hand for a member of it; what it tells holds no content.</summary>
    public IAsyncEnumerable<CommandEvent> CheckAsync(Visitor visitor, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(visitor);
        var refusal = house.AtHand is null ? NoVault() : visitor.Member is null ? NotAMember() : null;
        return refusal is null ? house.CheckAsync(ct) : Answer.Refused(refusal).Events().ToAsyncEnumerable();
    }

    /// <summary>Why somebody may bring no files here; null when they may.</summary>
    public Problem? UploadProblem(Visitor visitor)
    {
        ArgumentNullException.ThrowIfNull(visitor);
        return house.AtHand is null ? NoVault() : visitor.Member is null ? NotAMember() : null;
    }

    /// <summary>Whether somebody has joined a case (its id), as the casework itself says.</summary>
    public async Task<bool> IsInCaseAsync(Visitor visitor, string @case, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(visitor);
        if (visitor.Member is not { } member) return false;
        var isIn = false;
        await foreach (var happened in RunAsync(visitor, new ListCases { By = member }, null, ct))
        {
            if (happened is CommandEvent.Row(var row)) isIn |= (string?)row["id"] == @case;
        }

        return isIn;
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
        if (way != Way.Job && sittings.IsLocked(visitor.Session)) return (null, Locked());
        if (visitor.Member is not { } member) return (null, NotAMember());
        if (by is not null && by != member) return (null, NotYou());
        if (way is Way.Room or Way.Job) return (vault, null);
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

    private static Problem Locked() => new(
        "locked",
        null,
        "This sitting is locked: nothing is told before whoever began it is back.",
        "Unlock it in the browser, by your word or a new link: `probative member link NAME`.");

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
