namespace Probative.Handover.Plan;

/// <summary>The reasons that a handover states by itself (docs/spec/package.md).</summary>
internal static class Reasons
{
    /// <summary>A fact about items that were not chosen, or a field that names such an item.</summary>
    public const string Outside = "outside the selection";

    /// <summary>A field marked *house* in docs/spec/facts.md, or one that repeats it.</summary>
    public const string House = "kept in the house";

    /// <summary>A field that names something that a person withheld.</summary>
    public const string Names = "names what is withheld";

    /// <summary>A count that a person withheld something of.</summary>
    public const string Counts = "counts what is withheld";

    /// <summary>An item that is kept as evidence and was not asked for by itself.</summary>
    public const string Restricted = "restricted";

    /// <summary>An item that is kept although consent was withdrawn, and was not asked for by
    /// itself.</summary>
    public const string Consent = "consent was withdrawn";

    /// <summary>What cannot be opened any more, for anyone.</summary>
    public const string Destroyed = "destroyed";
}
