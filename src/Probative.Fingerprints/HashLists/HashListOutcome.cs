namespace Probative.Fingerprints.HashLists;

/// <summary>What reading a list of hashes gives.</summary>
public abstract record HashListOutcome
{
    private HashListOutcome()
    {
    }

    /// <summary>It has entries; those that are wrong are named and left out.</summary>
    /// <param name="List">The list.</param>
    public sealed record Read(HashList List) : HashListOutcome;

    /// <summary>Nothing of it can be used.</summary>
    /// <param name="Faults">Why; at least one.</param>
    public sealed record Refused(IReadOnlyList<HashListFault> Faults) : HashListOutcome;
}
