using Microsoft.EntityFrameworkCore;
using Probative.Kernel.Cases;
using Probative.Kernel.Casework;
using Probative.Kernel.Commands;
using Probative.Kernel.Ids;
using Probative.Kernel.Vault;
using Probative.Kernel.Views;
using Probative.Ledger.Facts;

namespace Probative.Verification.Findings;

/// <summary>
/// The findings of some cases, now or as they stood, and which of them who asks does not see. A case has
/// hundreds of findings, not millions: they are read at once.
/// </summary>
/// <param name="Folders">In the order in which they were first drafted.</param>
/// <param name="Hidden">What who asks owes a blind opinion on.</param>
/// <param name="Restricted">The items that are restricted now.</param>
internal sealed record FindingBook(
    IReadOnlyList<FindingFolder> Folders, IReadOnlySet<FindingId> Hidden, IReadOnlySet<ItemId> Restricted)
{
    public static Task<FindingBook> OpenAsync(
        IVault vault, IReadOnlyList<Standing> cases, long? asOf, CancellationToken ct) =>
        OpenAsync(vault, cases, null, asOf, ct);

    /// <param name="vault">The vault.</param>
    /// <param name="cases">The cases.</param>
    /// <param name="about">Only findings about this: `incident:ID`; null takes all.</param>
    /// <param name="asOf">As they stood when the log held so many facts; null for now.</param>
    /// <param name="ct">Cancels the query.</param>
    public static async Task<FindingBook> OpenAsync(
        IVault vault, IReadOnlyList<Standing> cases, string? about, long? asOf, CancellationToken ct)
    {
        var hidden = await new HiddenFindings(vault).OfAsync(cases, ct);
        CaseId[] ids = [.. cases.Select(standing => standing.Id)];
        await using var items = vault.Views.OpenItems();
        HashSet<ItemId> restricted =
        [
            .. await items.Restrictions.Standing().Where(row => ids.Contains(row.Case))
                .Select(row => row.Item).ToListAsync(ct),
        ];
        await using var db = vault.Views.OpenFindings();
        var versions = db.Findings.Where(row => ids.Contains(row.Case));
        if (asOf is { } size) versions = versions.Where(row => row.FromIndex < size);
        if (about is not null) versions = versions.Where(row => row.Incident == about);
        var drafters = (await versions.Select(row => new { row.Id, row.Actor }).Distinct().ToListAsync(ct))
            .ToLookup(row => row.Id, row => row.Actor);
        var findings = await db.Findings.At(asOf).Where(row => ids.Contains(row.Case))
            .Where(row => about == null || row.Incident == about)
            .OrderBy(row => row.Index).ToListAsync(ct);
        var reviews = (await db.Reviews.At(asOf).Where(row => ids.Contains(row.Case))
            .OrderBy(row => row.FromIndex).ToListAsync(ct)).ToLookup(row => (row.Case, row.Finding));
        var opinions = (await db.BlindOpinions.At(asOf).Where(row => ids.Contains(row.Case))
            .OrderBy(row => row.Index).ToListAsync(ct)).ToLookup(row => (row.Case, row.Finding));
        var resolutions = (await db.Resolutions.At(asOf).Where(row => ids.Contains(row.Case))
            .OrderBy(row => row.FromIndex).ToListAsync(ct)).ToLookup(row => (row.Case, row.Finding));
        return new FindingBook(
            [
                .. findings.Select(row => new FindingFolder(
                    row,
                    cases.First(standing => standing.Id == row.Case),
                    [.. drafters[row.Id].OfType<string>().Order(StringComparer.Ordinal)],
                    SuccessorOf(row, findings),
                    [.. reviews[(row.Case, row.Id)]],
                    [.. opinions[(row.Case, row.Id)]],
                    [.. resolutions[(row.Case, row.Id)]])),
            ],
            hidden,
            restricted);
    }

    public bool Hides(FindingFolder folder) => Hidden.Contains(folder.Finding.Id);

    /// <summary>It rests on restricted items alone.</summary>
    public bool IsRestricted(FindingFolder folder) =>
        FindingJson.Items(folder.Finding.Items) is { Count: > 0 } items && items.All(Restricted.Contains);

    /// <summary>The one finding that is meant by an id or its first digits; hidden ones are found too.
    /// </summary>
    public (FindingFolder? Folder, Problem? Problem) Find(string wanted)
    {
        List<FindingFolder> found = IdPrefix.TryParse(wanted, out var prefix)
            ? [.. Folders.Where(folder => prefix.Holds(folder.Finding.Id.Value)).Take(10)]
            : [];
        return found switch
        {
            [var one] => (one, null),
            [] => (null, new Problem(
                "finding-not-found",
                null,
                $"There is no finding \"{wanted}\" in your cases.",
                "Give the id of a finding or its first four digits: `probative finding list`.")),
            _ => (null, new Problem(
                "finding-ambiguous",
                null,
                $"\"{wanted}\" can be {string.Join(", or ", found.Select(one => one.Finding.Id))}.",
                "Give more digits.")),
        };
    }

    /// <summary>Which findings of a case name which.</summary>
    public Citations CitationsOf(CaseId @case) => new(Folders
        .Where(folder => folder.Finding.Case == @case)
        .ToDictionary(folder => folder.Finding.Id, folder => folder.Cited));

    private static FindingId? SuccessorOf(FindingView finding, List<FindingView> all) => all.FirstOrDefault(
        other => other.Supersedes == finding.Id && other.Case == finding.Case
            && other.SignNumber is not null && other.WithdrawNumber is null)?.Id;
}
