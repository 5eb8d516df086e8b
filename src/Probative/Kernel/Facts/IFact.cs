namespace Probative.Kernel.Facts;

/// <summary>
/// One kind of fact of docs/spec/facts.md. Implementations are sealed records; <see cref="FactRegistry"/> maps their
/// type names to readers. `type`, `at` and `actor` are added by the ledger, not by the record.
/// </summary>
public interface IFact
{
    /// <summary>The value of the field `type`: the record's name, never changed once a vault has been written.</summary>
    string Type { get; }

    /// <summary>Adds every field of the fact, in the order of the specification.</summary>
    void Write(FactFields fields);
}
