using Probative.Kernel.Facts;
using Probative.Kernel.Ids;
using Probative.Ledger;
using Probative.Ledger.Facts;

namespace Probative.Handover.Plan;

/// <summary>
/// Decides fact by fact what is withheld for its own sake: by what was chosen, by what a person asked for,
/// and by what stays in the house. What is withheld because it repeats something else comes after: <see
/// cref="Mentions"/>.
/// </summary>
internal sealed class Rules(
    CaseSurvey survey, SelectorSet withhold, SelectorSet disclose, MakeHandover command)
{
    public FactRuling Rule(RecordedFact fact)
    {
        var subjects = SubjectsOf(fact);
        var ruling = new FactRuling(fact) { Item = subjects.Main?.Id };
        withhold.Meet(fact, ruling.Item);
        var correction = Correction.TryOf(fact);
        var whole = withhold.ForFact(fact.Number)
            ?? (correction is { } of ? withhold.ForFact(of.Number) : null);
        if (whole is { } asked)
        {
            return ruling with { Bare = asked, Strength = SecretStrength.Asked };
        }

        if (fact.Type.Length == 0)
        {
            return ruling with { Bare = Reasons.Destroyed, Strength = SecretStrength.Asked };
        }

        var stays = subjects.Main is { } main ? StayOf(main) : StayOf(subjects.Others);
        if (stays is { } item)
        {
            return ruling with { Bare = item.Reason, Strength = item.Strength, OfItem = true };
        }

        if (IsOutside(fact, subjects))
        {
            return ruling with { Bare = Reasons.Outside, Strength = SecretStrength.Outside };
        }

        if (FieldPolicy.OpenedBy(fact.Type) is { } opening
            && disclose.ForField(fact.Number, ruling.Item, opening) is null)
        {
            return ruling with { Bare = Reasons.House, Strength = SecretStrength.House };
        }

        return ruling with
        {
            Fields = [.. fact.Disclosures.Select(field => Rule(fact, subjects.Main?.Id, field))],
            Destroyed = DestroyedIn(fact),
        };
    }

    /// <summary>Padding is opened with the fact, so that nothing can hide as padding
    /// (docs/spec/ledger.md).</summary>
    private FieldRuling Rule(RecordedFact fact, Id? item, Disclosure field)
    {
        if (field.IsPadding) return new FieldRuling(field, null, default);
        var type = fact.Type;
        if ((withhold.ForField(fact.Number, item, field.Name) ?? ForCorrected(fact, item, field.Name))
            is { } asked)
        {
            return new FieldRuling(field, asked, SecretStrength.Asked);
        }

        if (FieldPolicy.IsCount(type, field.Name)
            && survey.HiddenIn(fact.Fields.Id("intake")) is { } strength)
        {
            var isAsked = strength == SecretStrength.Asked;
            return new FieldRuling(field, isAsked ? Reasons.Counts : Reasons.Outside, strength);
        }

        if (disclose.ForField(fact.Number, item, field.Name) is not null)
        {
            return new FieldRuling(field, null, default);
        }

        if (FieldPolicy.IsHouse(type, field.Name) && !IsKnownToReceiver(fact, type))
        {
            return new FieldRuling(field, Reasons.House, SecretStrength.House);
        }

        return type == "IntakeFailed" && !survey.IsWhole && !FieldPolicy.IsShownOfFailure(field.Name)
            ? new FieldRuling(field, Reasons.Outside, SecretStrength.Outside)
            : new FieldRuling(field, null, default);
    }

    /// <summary>The reason given for the field that a value of a correction belongs to.</summary>
    private string? ForCorrected(RecordedFact fact, Id? item, string field) =>
        Correction.IsValue(field) && Correction.TryOf(fact) is { } correction
            ? withhold.ForField(correction.Number, item, correction.Field)
            : null;

    /// <summary>Who already got a package knows to whom it went; nobody else is told.</summary>
    private bool IsKnownToReceiver(RecordedFact fact, string type) =>
        type == nameof(HandedOver) && fact.Fields.Text("to") == command.To;

    private (SurveyedItem? Main, IReadOnlyList<SurveyedItem> Others) SubjectsOf(RecordedFact fact)
    {
        if (fact.Fields.Id("item") is { } id && survey.Items.TryGetValue(id, out var main)) return (main, []);
        var others = new List<SurveyedItem>();
        foreach (var text in fact.Disclosures.SelectMany(field => FieldTexts.Of(field.Value)))
        {
            if (Id.TryParse(text, out var token) && survey.Items.TryGetValue(token, out var item))
            {
                others.Add(item);
            }
        }

        return (null, others);
    }

    private static (string Reason, SecretStrength Strength)? StayOf(SurveyedItem item) =>
        item.WithheldReason is { } reason ? (reason, SecretStrength.Asked)
        : item.IsSelected ? null
        : (Reasons.Outside, SecretStrength.Outside);

    /// <summary>A fact about several items stays when all of them do; else only the fields that name
    /// those.</summary>
    private static (string Reason, SecretStrength Strength)? StayOf(IReadOnlyList<SurveyedItem> items) =>
        items.Count > 0 && items.All(item => !item.IsShown)
            ? StayOf(items.FirstOrDefault(item => item.WithheldReason is not null) ?? items[0])
            : null;

    /// <summary>
    /// When a part of a case is handed over, an intake is in it if something is that came by it, and a fact
    /// whose item cannot be told any more is not.
    /// </summary>
    private bool IsOutside(
        RecordedFact fact, (SurveyedItem? Main, IReadOnlyList<SurveyedItem> Others) subjects)
    {
        if (survey.IsWhole || subjects.Main is not null || subjects.Others.Count > 0) return false;
        if (fact.Fields.Id("intake") is { } intake) return !survey.IsShownIntake(intake);
        return DestroyedIn(fact).Count > 0;
    }

    private static IReadOnlyList<Hash32> DestroyedIn(RecordedFact fact)
    {
        if (!Leaf.TryParse(fact.Leaf.Span, out var leaf, out var damage))
        {
            throw new IntegrityException(
                "leaf-damaged",
                $"Fact {fact.Number} is not a leaf: {damage}.",
                "Run `probative check` on the vault.");
        }

        if (leaf.Digests.Length == fact.Disclosures.Count) return [];
        var open = fact.Disclosures.Select(disclosure => disclosure.Digest).ToHashSet();
        return [.. leaf.Digests.ToArray().Where(digest => !open.Contains(digest))];
    }
}
