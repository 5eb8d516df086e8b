using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Probative.Kernel.Commands;
using Probative.Kernel.Facts;
using Probative.Kernel.Members;
using Probative.Kernel.Vault;
using Probative.Kernel.Views;

namespace Probative.Kernel.Cases;

/// <summary>Shows a case and its members: to its members alone, by name beside the pseudonym.</summary>
public sealed class CaseShower(IVault vault) : ICommandHandler<ShowCase>
{
    public IAsyncEnumerable<CommandEvent> RunAsync(ShowCase command, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(command);
        return Answer.StreamAsync(ShowAsync(command, ct));
    }

    private async Task<Answer> ShowAsync(ShowCase command, CancellationToken ct)
    {
        var found = await new CaseRoll(vault).FindAsync(command.Case, command.By, ct);
        if (found is not CaseFound.One(var standing)) return Answer.Refused(found.ToProblem(command.Case)!);
        var (then, noTime) = await KnownThen.FindAsync(vault, standing.Id, command.AsOf, ct);
        if (then is null) return Answer.Refused(noTime!);
        await using var db = vault.Views.OpenCases();
        var row = await db.Cases.At(then.SizeAsked).FirstOrDefaultAsync(one => one.Id == standing.Id, ct);
        if (row is null) return Answer.Refused(KnownThen.NotKnown("this case", command.AsOf!));
        var joined = await db.CaseMembers.At(then.SizeAsked)
            .Where(one => one.Case == standing.Id)
            .OrderBy(one => one.FromIndex)
            .ToListAsync(ct);
        var names = (await new MemberRoll(vault).AllAsync(ct)).ToDictionary(one => one.Id, one => one.Name);
        var result = CaseShape.ToJson(standing, row);
        result["as_of"] = then.ToJson();
        result["members"] = new JsonArray([.. joined.Select(one => (JsonNode)new JsonObject
        {
            ["id"] = one.Member?.ToString(),
            ["name"] = one.Member is { } member ? names.GetValueOrDefault(member) : null,
            ["pseudonym"] = one.Pseudonym,
            ["role"] = one.Role,
            ["joined_by"] = one.Actor,
            ["joined_at"] = one.RecordedAt is { } at ? FactTime.Format(at) : null,
        })]);
        return Answer.Done(result);
    }
}
