namespace Probative.Verification.Findings;

/// <summary>
/// One at a time records something of a finding: what was looked at before stands when the fact is written.
/// A vault has one writing process, so a turn of this process is enough.
/// </summary>
internal static class FindingTurn
{
    private static readonly SemaphoreSlim s_turn = new(1, 1);

    public static async Task<T> TakeAsync<T>(Func<Task<T>> work, CancellationToken ct)
    {
        await s_turn.WaitAsync(ct);
        try
        {
            return await work();
        }
        finally
        {
            s_turn.Release();
        }
    }
}
