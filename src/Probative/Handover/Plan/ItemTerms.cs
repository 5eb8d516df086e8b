using Probative.Kernel.Facts;

namespace Probative.Handover.Plan;

/// <summary>
/// On what terms an item is kept, as the facts of the case have it so far: whether it is restricted, which
/// conditions bind, whether consent stands.
/// </summary>
internal sealed class ItemTerms
{
    // By the number of the receipt that stated them.
    private readonly SortedDictionary<long, string> _conditions = [];

    public bool IsRestricted { get; private set; }

    /// <summary>Consent was withdrawn and nobody has decided since what becomes of the item.</summary>
    public bool IsUndecided { get; private set; }

    /// <summary>Consent was withdrawn, and it was decided to keep the item.</summary>
    public bool IsKeptWithoutConsent { get; private set; }

    /// <summary>The numbers of the receipts whose conditions bind.</summary>
    public IReadOnlyCollection<long> BindingReceipts => _conditions.Keys;

    /// <summary>Takes note of a fact about the item, in the order of the case.</summary>
    public void Note(RecordedFact fact)
    {
        var fields = fact.Fields;
        switch (fact.Type)
        {
            case "ItemReceived":
                State(fact.Number, fields.Text("conditions"));
                break;
            case "FieldCorrected" when Correction.TryOf(fact) is { Field: "conditions" } correction:
                State(correction.Number, fields.Text("value"));
                break;
            case "ConditionReleased" when fields.Count("receipt") is { } receipt:
                // Released are the words that were read, not those that came after.
                if (_conditions.GetValueOrDefault(receipt) == fields.Text("conditions"))
                    _conditions.Remove(receipt);
                break;
            case "ItemRestricted":
                IsRestricted = true;
                break;
            case "RestrictionLifted":
                IsRestricted = false;
                break;
            case "ConsentWithdrawn":
                (IsUndecided, IsKeptWithoutConsent) = (true, false);
                break;
            case "KeepingDecided" when IsUndecided:
                (IsUndecided, IsKeptWithoutConsent) = (false, true);
                break;
        }
    }

    private void State(long receipt, string? conditions)
    {
        if (conditions is null) _conditions.Remove(receipt);
        else _conditions[receipt] = conditions;
    }
}
