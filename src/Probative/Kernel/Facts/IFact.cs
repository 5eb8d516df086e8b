namespace Probative.Kernel.Facts;

/// <summary>
/// One kind of fact of docs/spec/facts.md, as it is written. Implementations are sealed records in the folder
/// of their stage. `type`, `at` and `actor` are added by the ledger, not by the record. Facts are read back
/// field by field through <see cref="FactReader"/>: an old fact may lack what its record now requires.
/// </summary>
public interface IFact
{
    /// <summary>
    /// The value of the field `type`: the record's name, never changed once a vault has been written.
    /// </summary>
    string Type { get; }

    /// <summary>Adds every field of the fact, in the order of the specification.</summary>
    void Write(FactFields fields);
}
