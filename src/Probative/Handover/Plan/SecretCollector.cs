using Probative.Kernel.Facts;

namespace Probative.Handover.Plan;

/// <summary>Gathers, fact by fact, the texts that must not stand in the package.</summary>
internal sealed class SecretCollector(CaseSurvey survey)
{
    public SecretSet Secrets { get; } = new();

    public void Add(FactRuling ruling)
    {
        // What the office writes for itself is withheld with its fact, and no secret elsewhere: evidence is
        // not withheld because a note quotes it.
        if (ruling.Bare == Reasons.House) return;
        if (ruling.Bare is not null)
        {
            foreach (var field in ruling.Fact.Disclosures)
            {
                AddTexts(
                    ruling, field.Name, FieldTexts.Of(field.Value), ruling.Strength, isAskedField: false);
            }

            return;
        }

        foreach (var (field, reason, strength) in ruling.Fields)
        {
            if (reason is null) continue;
            var isAsked = strength == SecretStrength.Asked;
            AddTexts(ruling, field.Name, FieldTexts.Of(field.Value), strength, isAsked);
        }
    }

    private void AddTexts(
        FactRuling ruling,
        string field,
        IEnumerable<string> texts,
        SecretStrength strength,
        bool isAskedField)
    {
        var meaning = Correction.MeaningOf(ruling.Fact, field);
        if (!FieldPolicy.IsTelling(meaning)) return;
        var secret = new Secret(
            ruling.Fact.Number, string.Intern(field), FieldPolicy.KindOf(meaning), strength, ruling.OfItem);
        foreach (var text in texts)
        {
            // An item that is shown has its id and digest opened elsewhere, unless just that field was
            // asked for.
            if (!isAskedField && survey.IsShown(text)) continue;
            if (strength == SecretStrength.House && IsOwnName(ruling.Fact, text)) continue;
            Secrets.Add(text, secret);
        }
    }

    /// <summary>A path that is nothing but the file's name tells no more than the name, which is
    /// opened.</summary>
    private static bool IsOwnName(RecordedFact fact, string text) => fact.Fields.Text("name") == text;
}
