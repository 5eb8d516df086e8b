using System.Text.Json.Nodes;
using Probative.Kernel.Commands;
using Probative.Kernel.Dates;
using Probative.Kernel.Facts;
using Probative.Kernel.Vault;

namespace Probative.Kernel.Cases;

/// <summary>Opens cases; whoever opens one has joined it.</summary>
public sealed class CaseOpener(IVault vault) : ICommandHandler<OpenCase>
{
    public IAsyncEnumerable<CommandEvent> RunAsync(OpenCase command, CancellationToken ct) =>
        Answer.StreamAsync(OpenAsync(command, ct));

    private async Task<Answer> OpenAsync(OpenCase command, CancellationToken ct)
    {
        List<Problem> problems = [.. Validate(command)];
        var own = await new CaseRoll(vault).OfAsync(command.By, ct);
        if (own.Any(standing => standing.Name == command.CaseName))
        {
            problems.Add(new Problem(
                "case-exists",
                null,
                $"You have a case \"{command.CaseName}\" already.",
                "Choose another name, or work in that case."));
        }

        if (problems.Count > 0) return Answer.Refused(problems);

        var pseudonym = Pseudonym.Draw("investigator", []);
        var opened = new CaseOpened
        {
            Name = command.CaseName,
            Purpose = command.Purpose,
            LegalBasis = command.LegalBasis,
            ReviewDate = command.ReviewDate,
        };
        var where = await vault.Ledger.OpenCaseAsync(opened, pseudonym, ct);

        // A crash here leaves a case that nobody has joined and that nobody can therefore see. Opening it
        // again, by the same name, is not hindered by it.
        var joined = new MemberJoined { Pseudonym = pseudonym, Role = command.Role, Member = command.By };
        var joinedWhere =
            await vault.Ledger.AppendAsync(where.Case, joined, pseudonym, CancellationToken.None);
        await vault.Ledger.PublishAsync(CancellationToken.None);
        return Answer.Done(
            new JsonObject
            {
                ["case"] = new Standing(where.Case, command.CaseName, pseudonym, command.Role).ToJson(),
                ["pseudonym"] = pseudonym,
                ["role"] = command.Role,
                ["index"] = where.Index,
                ["checkpoint"] = Published.ToJson(vault),
            },
            new CommandEvent.Recorded(opened.Type, where),
            new CommandEvent.Recorded(joined.Type, joinedWhere));
    }

    private static IEnumerable<Problem> Validate(OpenCase command)
    {
        if (CaseText.CheckName("name", command.CaseName) is { } name) yield return name;
        if (CaseText.Check("purpose", command.Purpose) is { } purpose) yield return purpose;
        if (CaseText.Check("legal basis", command.LegalBasis) is { } basis) yield return basis;
        if (CaseText.CheckName("role", command.Role) is { } role) yield return role;
        if (!Edtf.IsLevel1(command.ReviewDate))
        {
            yield return new Problem(
                "bad-value", null, $"The review date \"{command.ReviewDate}\" is no EDTF date.", Edtf.Hint);
        }
    }
}
