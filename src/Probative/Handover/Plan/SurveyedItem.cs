using Probative.Kernel.Ids;
using Probative.Ledger;

namespace Probative.Handover.Plan;

/// <summary>What the plan of a handover has to know of one item of the case.</summary>
internal sealed class SurveyedItem(Id id)
{
    public Id Id => id;

    /// <summary>Null until an `ItemReceived` tells it, and when it was destroyed.</summary>
    public Hash32? Sha256 { get; set; }

    public long SizeBytes { get; set; }

    /// <summary>The intakes by which it came: nearly always one.</summary>
    public Id[] Intakes { get; private set; } = [];

    public bool IsSelected { get; set; }

    /// <summary>True if the item was chosen by itself, by id, digest or whole name, and not among
    /// others.</summary>
    public bool IsNamed { get; set; }

    /// <summary>The reason for withholding the item, a person's or that of its terms, or null.</summary>
    public string? WithheldReason { get; set; }

    /// <summary>On what terms it is kept.</summary>
    public ItemTerms Terms { get; } = new();

    /// <summary>Why the item stays by itself, or null: who wants it has to name it.</summary>
    public string? OwnReason =>
        IsNamed ? null
        : Terms.IsRestricted ? Reasons.Restricted
        : Terms.IsKeptWithoutConsent ? Reasons.Consent
        : null;

    /// <summary>True if its bytes leave: it was chosen, is not withheld, and a fact opens its
    /// digest.</summary>
    public bool Leaves { get; set; }

    /// <summary>What its file in the package is called after the digest: a dot and an ending, or
    /// nothing.</summary>
    public string Extension { get; set; } = "";

    /// <summary>True if the facts about the item are handed over.</summary>
    public bool IsShown => IsSelected && WithheldReason is null;

    public void CameBy(Id intake)
    {
        if (!Intakes.Contains(intake)) Intakes = [.. Intakes, intake];
    }
}
