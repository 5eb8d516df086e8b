namespace Probative.Ledger.Facts;

/// <summary>How the facts of a case can fail to follow each other: ledger.md, "A leaf".</summary>
public enum ChainFaultKind
{
    /// <summary>The number, or a higher one, occurred before.</summary>
    Repeated,

    /// <summary>Numbers before this one are missing.</summary>
    Gap,

    /// <summary>The number is due, but <c>prev</c> is not the hash of the fact before.</summary>
    WrongPrev,
}
