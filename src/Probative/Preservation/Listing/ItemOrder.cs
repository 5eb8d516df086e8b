namespace Probative.Preservation.Listing;

/// <summary>The rows that answer a question, in their order.</summary>
/// <param name="Rows">Log indexes of intakes.</param>
/// <param name="LeftOut">More of them, which are restricted and were not asked for; ascending.</param>
/// <param name="Size">How many facts the listing held.</param>
/// <param name="MadeAt">By the vault's clock: an order is kept for some minutes.</param>
internal sealed record ItemOrder(long[] Rows, long[] LeftOut, long Size, DateTimeOffset MadeAt)
{
    /// <summary>
    /// Those that were taken in when the log held so many facts: a row is the log index of its intake.
    /// </summary>
    public ItemOrder Before(long size) => this with
    {
        Rows = [.. Rows.Where(row => row < size)], LeftOut = [.. LeftOut.Where(row => row < size)],
    };
}
