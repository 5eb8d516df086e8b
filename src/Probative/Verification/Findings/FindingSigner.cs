using Probative.Kernel.Commands;
using Probative.Kernel.Facts;
using Probative.Kernel.Ids;
using Probative.Kernel.Vault;
using Probative.Kernel.Views;

namespace Probative.Verification.Findings;

/// <summary>Records that somebody signs a finding; of one that lacks something all of it is named.</summary>
public sealed class FindingSigner(IVault vault) : ICommandHandler<SignFinding>
{
    public IAsyncEnumerable<CommandEvent> RunAsync(SignFinding command, CancellationToken ct) =>
        Answer.StreamAsync(new FindingChange(vault).RunAsync(
            command.By, command.Finding, (folder, book) => Task.FromResult(Sign(folder, book)), ct));

    internal static Problem NotSigned(FindingFolder folder) => new(
        "finding-not-signed",
        null,
        $"The finding {folder.Finding.Id} is a draft: nobody has signed it.",
        "Revise it with `probative finding draft --finding`, or sign it: `probative finding sign`.");

    internal static Problem Circle(IReadOnlyList<FindingId> circle) => new(
        "finding-circle",
        null,
        $"It would rest on itself: {string.Join(" names ", circle)}.",
        "Name the items, claims and observations that it rests on, and leave one of these out.");

    private static (IFact? Fact, IReadOnlyList<Problem> Problems) Sign(FindingFolder folder, FindingBook book)
    {
        var finding = folder.Finding;
        if (folder.IsWithdrawn) return (null, [FindingWithdrawer.IsWithdrawn(folder)]);
        if (folder.IsSigned)
        {
            return (null, [new Problem(
                "finding-signed",
                null,
                $"The finding {finding.Id} is signed already, by {finding.SignedBy}.",
                "There is nothing to do; another person reviews it: `probative finding review`.")]);
        }

        List<Problem> problems = [.. Missing(finding).Select(what => new Problem(
            "finding-incomplete", null, what.Message, what.Hint))];
        if (book.CitationsOf(finding.Case).CircleThrough(finding.Id, folder.Cited) is { } circle)
            problems.Add(Circle(circle));
        return problems.Count > 0
            ? (null, problems)
            : (new FindingSigned { Finding = finding.Id, Draft = finding.Number }, []);
    }

    /// <summary>What no finding is signed without.</summary>
    private static IEnumerable<(string Message, string Hint)> Missing(FindingView finding)
    {
        if (FindingJson.Items(finding.Items).Count == 0)
            yield return ("It names no item that it rests on.", "Draft it again with --item.");
        if (IsEmpty(finding.Search))
        {
            yield return (
                "It does not say what was searched for that would speak against it.",
                "Say what was searched for, where, and with what outcome; nothing found is an outcome.");
        }

        if (IsEmpty(finding.Tests))
            yield return ("It names no test that it was put to.", "Say the method, on what, and the result.");
        if (string.IsNullOrWhiteSpace(finding.Change))
            yield return ("It does not say what would change our mind.", "Say it: --change.");
        if (finding.Kind != FindingWords.Inferred) yield break;
        if (finding.Likelihood is null)
            yield return ("It is inferred, and has no likelihood.", "Say how likely: --likelihood.");
        if (finding.Confidence is null)
            yield return ("It is inferred, and has no confidence.", "Say how good its ground is.");
        else if (finding.ConfidenceReason is null)
            yield return ("Its confidence has no reason.", "Say why: --confidence-reason.");
    }

    private static bool IsEmpty(string? list) =>
        FindingJson.Node(list) is not System.Text.Json.Nodes.JsonArray { Count: > 0 };
}
