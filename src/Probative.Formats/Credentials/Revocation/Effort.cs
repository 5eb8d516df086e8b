namespace Probative.Formats.Credentials.Revocation;

/// <summary>
/// How many signatures and chains are checked for the answers of one store: a stranger can enclose more of
/// them than anybody can wait for.
/// </summary>
internal sealed class Effort(int most)
{
    private int _left = most;

    /// <summary>True once something was not checked.</summary>
    public bool IsSpent { get; private set; }

    /// <summary>False when there is nothing left.</summary>
    public bool TrySpend()
    {
        if (_left == 0) IsSpent = true;
        else _left--;
        return !IsSpent;
    }
}
