using System.Text.Json.Nodes;
using Probative.Kernel.Cases;
using Probative.Kernel.Commands;
using Probative.Kernel.Facts;
using Probative.Kernel.Ids;
using Probative.Kernel.Vault;

namespace Probative.Kernel.Members;

/// <summary>Adds members.</summary>
public sealed class MemberAdder(IVault vault) : ICommandHandler<AddMember>
{
    private const int NameLengthMax = 200;

    public IAsyncEnumerable<CommandEvent> RunAsync(AddMember command, CancellationToken ct) =>
        Answer.StreamAsync(AddAsync(command, ct));

    private async Task<Answer> AddAsync(AddMember command, CancellationToken ct)
    {
        if (string.IsNullOrWhiteSpace(command.MemberName) || command.MemberName.Length > NameLengthMax)
        {
            return Answer.Refused(new Problem(
                "bad-value",
                null,
                "A member needs a name of at most 200 characters.",
                "Give the name in quotes."));
        }

        if (command.Role is not (null or MemberAdded.Auditor))
        {
            return Answer.Refused(new Problem(
                "bad-value",
                null,
                $"There is no role \"{command.Role}\" in a vault.",
                "Give `auditor`, or no role; roles in a case are given by `probative case join`."));
        }

        var all = await new MemberRoll(vault).AllAsync(ct);
        if (all.Any(member => member.Name == command.MemberName))
        {
            return Answer.Refused(new Problem(
                "member-exists",
                null,
                $"There is a member \"{command.MemberName}\" already.",
                "Add something that tells the two apart."));
        }

        var by = all.FirstOrDefault(member => member.Id == command.By);
        if (by is null && (command.By is not null || all.Count > 0))
            return Answer.Refused(new MemberFound.None().ToProblem(command.By?.ToString())!);

        var pseudonym = Pseudonym.Draw("member", [.. all.Select(member => member.Pseudonym)]);
        var added = new MemberAdded
        {
            Member = MemberId.New(),
            Pseudonym = pseudonym,
            Name = command.MemberName,
            Role = command.Role,
        };
        var where = await vault.Ledger.AppendAsync(vault.OwnSequence, added, by?.Pseudonym ?? pseudonym, ct);
        await vault.Ledger.PublishAsync(CancellationToken.None);
        return Answer.Done(
            new JsonObject
            {
                ["member"] = new Member(
                    added.Member, added.Name, added.Pseudonym, added.Role).ToJson(),
                ["index"] = where.Index,
                ["checkpoint"] = Published.ToJson(vault),
            },
            new CommandEvent.Recorded(added.Type, where));
    }
}
