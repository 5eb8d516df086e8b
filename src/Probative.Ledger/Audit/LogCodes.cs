namespace Probative.Ledger.Audit;

/// <summary>The stable codes of faults in a log folder (docs/spec/check.md).</summary>
public static class LogCodes
{
    /// <summary>A file that the size of the tree asks for is not there.</summary>
    public const string Missing = "log-missing";

    /// <summary>A tile does not hold the hashes of what lies below it.</summary>
    public const string Tile = "log-tile";

    /// <summary>A bundle is not entries, or an entry is not the one that the tree holds.</summary>
    public const string Bundle = "log-bundle";

    /// <summary>An entry is not a leaf in its one form.</summary>
    public const string Leaf = "log-leaf";

    /// <summary>The leaves make another root than the checkpoint's.</summary>
    public const string Root = "log-root";

    /// <summary>A number of a case occurs twice or is missing.</summary>
    public const string CaseNumber = "case-number";

    /// <summary>A fact does not name the leaf hash of the fact before it.</summary>
    public const string CaseChain = "case-chain";
}
