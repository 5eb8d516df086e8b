using System.Runtime.CompilerServices;
using Probative.Kernel.Vault;

namespace Probative.Handover.Plan;

/// <summary>
/// What leaves and what stays, settled before anything is written. Rulings are made anew at every reading
/// of the case and are the same each time, so that a million of them need no memory.
/// </summary>
internal sealed class HandoverPlan(CaseSurvey survey, SecretSet secrets, Mentions mentions)
{
    public CaseSurvey Survey => survey;

    public SecretSet Secrets => secrets;

    public Mentions Mentions => mentions;

    /// <summary>The items whose bytes leave, one for each digest, in ascending order of their digests'
    /// hex.</summary>
    public IReadOnlyList<SurveyedItem> Leaving { get; private set; } = [];

    public long BareFacts { get; private set; }

    public long WithheldFields { get; private set; }

    /// <summary>The rulings on facts 1 to N - 1, in order.</summary>
    public async IAsyncEnumerable<FactRuling> RuleAsync(
        IFactLedger ledger, [EnumeratorCancellation] CancellationToken ct)
    {
        await foreach (var fact in ledger.ReadCaseAsync(survey.Case, 1, ct))
        {
            // Facts that were recorded since are not in this package.
            if (fact.Number > survey.Count) yield break;
            yield return mentions.Rule(fact);
        }
    }

    /// <summary>Takes note of a ruling; called once for each, in order, before anything is
    /// recorded.</summary>
    public void Note(FactRuling ruling)
    {
        if (ruling.Bare is not null) BareFacts++;
        WithheldFields += ruling.WithheldFields;
        if (ruling.Bare is not null || ruling.Item is not { } id) return;
        var shown = ruling.AsShown;
        if (shown.Type != "ItemReceived" || shown.Digest("sha256") is null) return;
        var item = survey.Items[id];
        item.Leaves = true;
        if (item.Extension.Length == 0) item.Extension = FileEnding.Of(shown.Text("name"));
    }

    /// <summary>Closes the review: from here on <see cref="Leaving"/> is known.</summary>
    public void Conclude() =>
        Leaving =
        [
            .. survey.Items.Values
                .Where(item => item.Leaves && item.Sha256 is not null)
                .DistinctBy(item => item.Sha256)
                .OrderBy(item => item.Sha256!.Value.ToHex() + item.Extension, StringComparer.Ordinal),
        ];
}
