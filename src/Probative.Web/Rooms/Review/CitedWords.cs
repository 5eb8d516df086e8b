using Probative.Kernel.Casework;
using Probative.Preservation;
using Probative.Reading;
using Probative.Reading.Observations;
using Probative.Verification.Findings;
using Probative.Web.Permission;

namespace Probative.Web.Rooms.Review;

/// <summary>The words behind what a finding names, so that a page shows more than ids.</summary>
internal static class CitedWords
{
    private const long ObservationsMax = 5_000;

    /// <summary>By reference: the words, and the item that they stand in; what is not shown is not there.
    /// </summary>
    public static async Task<IReadOnlyDictionary<string, (string Words, string? Item)>> ReadAsync(
        Desk desk, string @case, IEnumerable<string> references)
    {
        Dictionary<string, (string, string?)> words = new(StringComparer.Ordinal);
        var wanted = references.Distinct(StringComparer.Ordinal)
            .Select(one => (One: one, Is: Reference.TryParse(one, out var to), To: to)).ToList();
        foreach (var (one, _, to) in wanted.Where(one => one.Is))
        {
            var id = to.Id.ToString();
            switch (to.Kind)
            {
                case NodeKind.Claim:
                    var claim = await desk.AskAsync(
                        by => new ShowClaim { By = by, Case = @case, Claim = id });
                    if (claim.Result?["claim"] is { } said)
                        words[one] = ((string?)said["quote"] ?? "", (string?)said["item"]);
                    break;
                case NodeKind.Finding:
                    var finding = await desk.AskAsync(by => new ShowFinding { By = by, Finding = id });
                    if (finding.Result?["finding"] is { } found)
                        words[one] = ((string?)found["text"] ?? "", null);
                    break;
                case NodeKind.Item:
                    var item = await desk.AskAsync(by => new Show { By = by, What = id, Case = @case });
                    if (item.Result?["item"] is { } held) words[one] = ((string?)held["name"] ?? id, id);
                    break;
            }
        }

        if (!wanted.Exists(one => one.Is && one.To.Kind == NodeKind.Observation)) return words;
        var seen = await desk.AskAsync(
            by => new ListObservations { By = by, Case = @case, Item = null, Limit = ObservationsMax });
        foreach (var row in seen.Rows)
        {
            var name = $"observation:{row["id"]}";
            if (wanted.Exists(one => one.One == name))
                words[name] = ((string?)row["text"] ?? "", (string?)row["item"]);
        }

        return words;
    }
}
