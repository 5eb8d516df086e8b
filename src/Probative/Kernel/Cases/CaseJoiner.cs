using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Probative.Kernel.Commands;
using Probative.Kernel.Facts;
using Probative.Kernel.Ids;
using Probative.Kernel.Members;
using Probative.Kernel.Vault;
using Probative.Kernel.Views;
using Probative.Ledger.Facts;

namespace Probative.Kernel.Cases;

/// <summary>Lets members into a case. Only who has joined it can let another in.</summary>
public sealed class CaseJoiner(IVault vault) : ICommandHandler<JoinCase>
{
    public IAsyncEnumerable<CommandEvent> RunAsync(JoinCase command, CancellationToken ct) =>
        Answer.StreamAsync(JoinAsync(command, ct));

    private async Task<Answer> JoinAsync(JoinCase command, CancellationToken ct)
    {
        var found = await new CaseRoll(vault).FindAsync(command.Case, command.By, ct);
        if (found is not CaseFound.One(var standing)) return Answer.Refused(found.ToProblem(command.Case)!);
        var foundMember = await new MemberRoll(vault).FindAsync(command.Member, ct);
        if (foundMember is not MemberFound.One(var member))
            return Answer.Refused(foundMember.ToProblem(command.Member)!);
        if (string.IsNullOrWhiteSpace(command.Role))
        {
            return Answer.Refused(new Problem(
                "bad-value",
                null,
                "The role is empty.",
                "Say what the member does in the case: --role analyst."));
        }

        var (taken, hasJoined) = await ReadAsync(standing.Id, member.Id, ct);
        if (hasJoined)
        {
            return Answer.Refused(new Problem(
                "already-joined",
                null,
                $"{member.Name} has joined the case already.",
                "There is nothing to do."));
        }

        var joined = new MemberJoined
        {
            Pseudonym = Pseudonym.Draw("investigator", taken),
            Role = command.Role,
            Member = member.Id,
        };
        var where = await vault.Ledger.AppendAsync(standing.Id, joined, standing.Pseudonym, ct);
        await vault.Ledger.PublishAsync(CancellationToken.None);
        return Answer.Done(
            new JsonObject
            {
                ["case"] = standing.ToJson(),
                ["member"] = member.Name,
                ["pseudonym"] = joined.Pseudonym,
                ["role"] = joined.Role,
                ["index"] = where.Index,
                ["checkpoint"] = Published.ToJson(vault),
            },
            new CommandEvent.Recorded(joined.Type, where));
    }

    private async Task<(HashSet<string> Taken, bool HasJoined)> ReadAsync(
        CaseId @case, MemberId member, CancellationToken ct)
    {
        await using var db = vault.Views.OpenCases();
        var rows = await db.CaseMembers.Current().Where(row => row.Case == @case).ToListAsync(ct);
        return (
            rows.Select(row => row.Pseudonym).OfType<string>().ToHashSet(StringComparer.Ordinal),
            rows.Any(row => row.Member == member));
    }
}
