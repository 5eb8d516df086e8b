using System.Text;

namespace Probative.Handover.Plan;

/// <summary>
/// Withholds what repeats something that is withheld. A field of another fact that holds the id, digest,
/// name or address of an item that a person withheld is withheld with it. Where that cannot be decided for
/// the person - the same words belong to something chosen - the field is asked about: it has to be withheld
/// too, or confirmed.
/// </summary>
/// <remarks>
/// How "belongs to something chosen" is told: the whole text of a field of a fact about an item that is
/// handed over equals what is withheld. Such an item has that name, address or source itself; a mention
/// inside a longer text, or in a fact about no item, is no property of anything chosen.
/// </remarks>
internal sealed class Mentions(Rules rules, SecretSet secrets, SelectorSet confirm)
{
    /// <summary>More than a person reads; the number of all is counted.</summary>
    private const int QuestionsKept = 100;

    private readonly HashSet<int> _hits = [];
    private readonly List<Question> _questions = [];
    private readonly List<Question> _asked = [];
    private SecretScanner? _scanner;

    public IReadOnlyList<Question> Questions => _questions;

    public long QuestionCount { get; private set; }

    public FactRuling Rule(Kernel.Facts.RecordedFact fact)
    {
        var ruling = rules.Rule(fact);
        if (ruling.Bare is not null || secrets.Count == 0) return ruling;
        return ruling with { Fields = [.. ruling.Fields.Select(field => Judge(ruling, field))] };
    }

    /// <summary>The secrets that stand in a text, not counting those that may.</summary>
    public IReadOnlyCollection<int> FindIn(string text)
    {
        _hits.Clear();
        Scan(text);
        _hits.RemoveWhere(secrets.IsReleased);
        return _hits;
    }

    private FieldRuling Judge(FactRuling ruling, FieldRuling field)
    {
        if (field.Reason is not null || field.Field.IsPadding || FieldPolicy.IsStructure(field.Field.Name))
        {
            return field;
        }

        string? reason = null;
        _asked.Clear();
        foreach (var text in FieldTexts.Of(field.Field.Value))
        {
            _hits.Clear();
            Scan(text);
            foreach (var hit in _hits)
            {
                reason ??= Judge(ruling, field.Field.Name, text, hit);
            }
        }

        // A field that is withheld anyway raises no question.
        if (reason is null) Ask();

        return reason is null ? field : field with { Reason = reason };
    }

    /// <summary>The reason to withhold the field, or null.</summary>
    private string? Judge(FactRuling ruling, string field, string text, int hit)
    {
        var secret = secrets[hit];
        var number = ruling.Fact.Number;
        switch (secret.Strength)
        {
            case SecretStrength.Asked when confirm.ForField(number, ruling.Item, field) is not null:
                secrets.Release(hit);
                return null;
            case SecretStrength.Asked when secret.OfItem && secret.Kind != SecretKind.Words
                && !(ruling.Item is not null && secrets.FindWhole(text) == hit):
                return Reasons.Names;
            case SecretStrength.Asked:
                _asked.Add(new Question(number, field, secret));
                return null;
            case SecretStrength.House:
                return Reasons.House;
            case SecretStrength.Outside when secret.Kind == SecretKind.Token:
                return Reasons.Outside;
            default:
                // Nobody asked to hide it, and something chosen says it: then it may be said.
                secrets.Release(hit);
                return null;
        }
    }

    /// <summary>A field is asked about once, whatever number of secrets it says.</summary>
    private void Ask()
    {
        if (_asked.Count == 0) return;
        QuestionCount++;
        if (_questions.Count < QuestionsKept) _questions.Add(_asked[0]);
    }

    private void Scan(string text)
    {
        var whole = secrets.FindWhole(text);
        if (whole >= 0) _hits.Add(whole);
        _scanner ??= new SecretScanner(secrets, hit => _hits.Add(hit));
        _scanner.Feed(Encoding.UTF8.GetBytes(text));
        _scanner.Break();
    }
}
