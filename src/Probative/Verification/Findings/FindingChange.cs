using System.Text.Json.Nodes;
using Probative.Kernel.Cases;
using Probative.Kernel.Casework;
using Probative.Kernel.Commands;
using Probative.Kernel.Facts;
using Probative.Kernel.Ids;
using Probative.Kernel.Vault;

namespace Probative.Verification.Findings;

/// <summary>
/// Records something of a finding: looks at it as it stands, writes the fact, and answers with the finding as
/// it stands then.
/// </summary>
internal sealed class FindingChange(IVault vault)
{
    /// <param name="by">Who acts.</param>
    /// <param name="wanted">The id of the finding, or its first four digits.</param>
    /// <param name="make">The fact, or what is wrong; nothing else is recorded meanwhile.</param>
    /// <param name="ct">Stops it before the fact is written.</param>
    /// <param name="evenHidden">Also for who owes a blind opinion on it: only they answer so.</param>
    public Task<Answer> RunAsync(
        MemberId by,
        string wanted,
        Func<FindingFolder, FindingBook, Task<(IFact? Fact, IReadOnlyList<Problem> Problems)>> make,
        CancellationToken ct,
        bool evenHidden = false) => FindingTurn.TakeAsync(
        async () =>
        {
            var cases = await new CaseRoll(vault).OfAsync(by, ct);
            var book = await FindingBook.OpenAsync(vault, cases, null, ct);
            var (folder, problem) = book.Find(wanted);
            if (folder is null) return Answer.Refused(problem!);
            if (book.Hides(folder) && !evenHidden) return Answer.Refused(HiddenFindings.NotYet());
            var (fact, problems) = await make(folder, book);
            return fact is null
                ? Answer.Refused(problems)
                : await RecordAsync(folder.Finding.Id, folder.Standing, fact, ct);
        },
        ct);

    /// <summary>Called in a turn (<see cref="FindingTurn"/>) alone.</summary>
    public async Task<Answer> RecordAsync(
        FindingId finding, Standing standing, IFact fact, CancellationToken ct)
    {
        var where = await vault.Ledger.AppendAsync(standing.Id, fact, standing.Pseudonym, ct);
        await vault.Ledger.PublishAsync(CancellationToken.None);
        await vault.Views.ReachAsync(where.Index + 1, CancellationToken.None);
        var book = await FindingBook.OpenAsync(vault, [standing], null, CancellationToken.None);
        var folder = book.Folders.First(one => one.Finding.Id == finding);

        // Who answered about one version may still owe an opinion on another.
        return Answer.Done(
            new JsonObject
            {
                ["finding"] = book.Hides(folder) ? null : FindingShape.ToJson(folder),
                ["checkpoint"] = Published.ToJson(vault),
            },
            new CommandEvent.Recorded(fact.Type, where));
    }
}
