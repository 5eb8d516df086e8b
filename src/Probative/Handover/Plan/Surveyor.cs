using Probative.Kernel.Facts;
using Probative.Kernel.Ids;
using Probative.Kernel.Vault;
using Probative.Ledger.Facts;

namespace Probative.Handover.Plan;

/// <summary>
/// Reads a case once and settles which of its items are chosen, and tells what is to be withheld the names:
/// they are not kept, for a case can have a million of them.
/// </summary>
internal sealed class Surveyor(ItemSelection selection, SelectorSet withhold)
{
    private readonly ItemKeys _keys = new();

    /// <summary>Item keys that are neither an id nor a digest.</summary>
    public IReadOnlyList<string> Malformed { get; } =
        [.. selection.Items.Where(text => !ItemKey.TryParse(text, IdPrefix.LengthMin, out _))];

    /// <summary>What the item keys turned out to mean: known after <see cref="ReadAsync"/>.</summary>
    public ItemKeys Keys => _keys;

    public async Task<CaseSurvey> ReadAsync(IFactLedger ledger, CaseId @case, CancellationToken ct)
    {
        foreach (var text in selection.Items)
        {
            if (ItemKey.TryParse(text, IdPrefix.LengthMin, out var key)) _keys.Add(key);
        }

        var survey = new CaseSurvey(@case) { IsWhole = selection.All };
        await foreach (var fact in ledger.ReadCaseAsync(@case, 1, ct))
        {
            survey.Indices.Add((ulong)fact.Index);
            survey.Head = fact.LeafHash;
            Note(survey, fact);
        }

        foreach (var item in _keys.IsEmpty ? [] : survey.Items.Values.AsEnumerable())
        {
            if (!_keys.Of(item).Any()) continue;
            (item.IsSelected, item.IsNamed) = (true, true);
        }

        return survey;
    }

    private void Note(CaseSurvey survey, RecordedFact fact)
    {
        var fields = fact.Fields;
        if (fields.Id("intake") is { } intake && withhold.ForFact(fact.Number) is not null)
        {
            survey.HideFactOf(intake, SecretStrength.Asked);
        }

        switch (fields.Type)
        {
            case "ItemReceived" when fields.Id("item") is { } id:
                NoteItem(survey, id, fields);
                break;
            case nameof(HandedOver):
                survey.Handovers.Add(
                    new EarlierHandover(fact.Number, fact.Index, fields.Digest("manifest_sha256")));
                break;
            case nameof(HandoverFinished):
                NoteFinished(survey, fields);
                break;
        }

        if (fields.Id("item") is { } about && survey.Items.TryGetValue(about, out var item))
            item.Terms.Note(fact);
    }

    private void NoteItem(CaseSurvey survey, Id id, FactReader fields)
    {
        if (!survey.Items.TryGetValue(id, out var item))
        {
            item = new SurveyedItem(id) { IsSelected = selection.All };
            survey.Items.Add(id, item);
        }

        item.Sha256 ??= fields.Digest("sha256");
        if (fields.Id("intake") is { } intake) item.CameBy(intake);
        item.SizeBytes = fields.Count("size_bytes") ?? item.SizeBytes;
        if (fields.Text("name") is not { } name) return;
        foreach (var pattern in selection.Names.Where(pattern => ItemSelection.IsNamed(name, pattern)))
        {
            item.IsSelected = true;
            item.IsNamed |= ItemSelection.IsWholeName(pattern);
        }

        withhold.Meet(item.Id, name);
    }

    private static void NoteFinished(CaseSurvey survey, FactReader fields)
    {
        var manifest = fields.Digest("manifest_sha256");
        var at = survey.Handovers.FindLastIndex(h => !h.IsFinished && h.ManifestSha256 == manifest);
        if (at < 0) return;
        survey.Handovers[at] = survey.Handovers[at] with
        {
            IsFinished = true,
            TreeSize = fields.Count("tree_size"),
        };
    }
}
